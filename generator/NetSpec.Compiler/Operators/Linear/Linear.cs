using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Linear;

/// <summary><c>torch.nn.Linear</c>.</summary>
internal sealed class Linear : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Inferred("in_features", "Size of the input's last dimension.").Called("inputSize").Positional(),
        Int("out_features", "Size of the output's last dimension.").Called("outputSize").Positional(),
        StateBool("bias", true, "Whether a bias is added.").Called("hasBias"),
    ];

    /// <inheritdoc/>
    public override string Name => "Linear";

    /// <inheritdoc/>
    public override string Summary => "Fully connected layer over the last dimension.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    protected override bool HasDevice => true;

    /// <inheritdoc/>
    protected override bool HasDType => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Input.Rank == 0)
        {
            call.Error("needs at least one dimension; a scalar comes in");
            return;
        }

        var input = call.Input[-1];
        if (!DTypes.HoldsFractions(call, call.Input) || !call.Infer("in_features", input))
        {
            return;
        }

        var output = call.Int("out_features");
        call.Owns("weight", output, input);
        if (call.Flag("bias"))
        {
            call.Owns("bias", output);
        }

        call.MultiplyAddsPerOutput = input;
        call.Returns(call.Input.With(-1, output));
    }
}

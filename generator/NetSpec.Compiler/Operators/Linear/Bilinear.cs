using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Linear;

/// <summary><c>torch.nn.Bilinear</c>: x₁ᵀ A x₂ + b over the last dimensions of two inputs.</summary>
internal sealed class Bilinear : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Inferred("in1_features", "Size of the first input's last dimension."),
        Inferred("in2_features", "Size of the second input's last dimension."),
        Int("out_features", "Size of the output's last dimension."),
        StateBool("bias", true, "Whether a bias is added.").Called("hasBias"),
    ];

    /// <inheritdoc/>
    public override string Name => "Bilinear";

    /// <inheritdoc/>
    public override string Summary => "Bilinear layer over the last dimensions of two inputs.";

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    protected override bool HasDevice => true;

    /// <inheritdoc/>
    protected override bool HasDType => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (first, second) = (call.Inputs[0], call.Inputs[1]);
        if (first.Rank == 0 || first.Rank != second.Rank)
        {
            call.Error($"needs two inputs of as many dimensions; {first} and {second} come in");
            return;
        }

        if (!HaveOneBatch(call) || !call.Infer("in1_features", first[-1]) || !call.Infer("in2_features", second[-1]))
        {
            return;
        }

        var output = call.Int("out_features");
        call.Owns("weight", output, first[-1], second[-1]);
        if (call.Flag("bias"))
        {
            call.Owns("bias", output);
        }

        call.MultiplyAddsPerOutput = first[-1] * second[-1];
        call.Returns(first.With(-1, output));
    }

    private static bool HaveOneBatch(OperatorCall call)
    {
        var (first, second) = (call.Inputs[0], call.Inputs[1]);
        return Enumerable.Range(0, first.Rank - 1).All(i => call.AreEqual(first[i], $"dimension {i} of {first}", second[i], $"of {second}"))
            && DTypes.HoldsFractions(call, first) && DTypes.HoldsFractions(call, second);
    }
}

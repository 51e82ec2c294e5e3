using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.ReLU</c>.</summary>
internal sealed class ReLU : Operator
{
    private static readonly OperatorParameter[] Arguments = [Bool("inplace", false, "Whether the input is overwritten.")];

    /// <inheritdoc/>
    public override string Name => "ReLU";

    /// <inheritdoc/>
    public override string Summary => "max(0, x).";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => call.Returns(call.Input);
}

/// <summary><c>torch.relu</c>.</summary>
internal sealed class ReLUFunction : Operator
{
    /// <inheritdoc/>
    public override string Name => "relu";

    /// <inheritdoc/>
    public override string Summary => "max(0, x).";

    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => call.Returns(call.Input);

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{inputs[0]}.relu()";

    /// <inheritdoc/>
    public override bool CanOverwrite(OperatorCall call) => true;

    /// <inheritdoc/>
    public override string InPlace(OperatorCall call, IReadOnlyList<string> inputs, ICSharpContext context) => $"{inputs[0]}.relu_()";
}

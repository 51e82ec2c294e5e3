using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Modules;

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

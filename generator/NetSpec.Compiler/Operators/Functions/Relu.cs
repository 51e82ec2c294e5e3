namespace NetSpec.Compiler.Operators.Functions;

/// <summary><c>torch.relu</c>.</summary>
internal sealed class Relu : Operator
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

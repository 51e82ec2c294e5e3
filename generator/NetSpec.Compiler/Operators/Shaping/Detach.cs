namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>Tensor.detach</c>.</summary>
internal sealed class Detach() : View("detach", "The same numbers, through which no gradient flows.")
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => call.Returns(call.Input);
}

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.ceil</c>.</summary>
internal sealed class Ceil() : ElementwiseFunction("ceil", "The least whole number that is not below x.", ElementRule.Ordered);

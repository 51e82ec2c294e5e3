namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.floor</c>.</summary>
internal sealed class Floor() : ElementwiseFunction("floor", "The greatest whole number that is not above x.", ElementRule.Ordered);

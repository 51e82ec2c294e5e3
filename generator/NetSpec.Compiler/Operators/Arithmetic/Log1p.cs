namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.log1p</c>.</summary>
internal sealed class Log1p() : ElementwiseFunction("log1p", "The natural logarithm of 1 + x.", ElementRule.ToFractions);

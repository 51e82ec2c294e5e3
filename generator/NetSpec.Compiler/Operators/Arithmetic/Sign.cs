namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.sign</c>.</summary>
internal sealed class Sign() : ElementwiseFunction("sign", "-1, 0 or 1.", ElementRule.Ordered);

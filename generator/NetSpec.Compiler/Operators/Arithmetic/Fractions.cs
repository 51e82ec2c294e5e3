namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.trunc</c>.</summary>
internal sealed class Trunc() : ElementwiseFunction("trunc", "x without its fraction.", ElementRule.Ordered);

/// <summary><c>torch.frac</c>.</summary>
internal sealed class Frac() : ElementwiseFunction("frac", "The fraction of x, with its sign.", ElementRule.Fractions);

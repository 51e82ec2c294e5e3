namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.round</c>.</summary>
internal sealed class Round() : ElementwiseFunction("round", "The nearest whole number; of two the even one.", ElementRule.Fractions);

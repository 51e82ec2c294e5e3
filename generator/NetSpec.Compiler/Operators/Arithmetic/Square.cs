namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.square</c>.</summary>
internal sealed class Square() : ElementwiseFunction("square", "x · x.", ElementRule.Numbers);

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.sub</c>.</summary>
internal sealed class Sub() : BinaryFunction("sub", "Difference of two tensors, or of a tensor and a number.");

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.mul</c>, of any number of tensors.</summary>
internal sealed class Mul() : BinaryFunction("mul", "Product of tensors, or of a tensor and a number, element by element.", int.MaxValue)
{
    /// <inheritdoc/>
    public override bool IsCommutative => true;
}

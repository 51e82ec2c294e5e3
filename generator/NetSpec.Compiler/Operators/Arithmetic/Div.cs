namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.div</c>.</summary>
internal sealed class Div() : BinaryFunction("div", "Quotient of two tensors, or of a tensor and a number, element by element.")
{
    /// <inheritdoc/>
    protected override string ResultType(string dtype) => DTypes.Fractional(dtype);
}

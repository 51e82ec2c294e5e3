namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.pow</c>.</summary>
internal sealed class Pow() : BinaryFunction("pow", "Power of a tensor; the exponent is a number or a tensor.", second: "exponent")
{
    // With a tensor as exponent.
    /// <inheritdoc/>
    public override bool SavesOutput => true;
}

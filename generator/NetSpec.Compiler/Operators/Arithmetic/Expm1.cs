namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.expm1</c>.</summary>
internal sealed class Expm1() : ElementwiseFunction("expm1", "e to the power of x, minus 1.", ElementRule.ToFractions)
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;
}

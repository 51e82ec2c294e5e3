namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.sin</c>.</summary>
internal sealed class Sin() : ElementwiseFunction("sin", "Sine of an angle in radians.", ElementRule.ToFractions)
{
    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

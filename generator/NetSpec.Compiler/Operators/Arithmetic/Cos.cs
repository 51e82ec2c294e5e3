namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.cos</c>.</summary>
internal sealed class Cos() : ElementwiseFunction("cos", "Cosine of an angle in radians.", ElementRule.ToFractions)
{
    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

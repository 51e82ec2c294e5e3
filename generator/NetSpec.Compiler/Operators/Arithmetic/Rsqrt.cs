namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.rsqrt</c>.</summary>
internal sealed class Rsqrt() : ElementwiseFunction("rsqrt", "1 / sqrt(x).", ElementRule.ToFractions)
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.reciprocal</c>.</summary>
internal sealed class Reciprocal() : ElementwiseFunction("reciprocal", "1 / x.", ElementRule.ToFractions)
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.exp</c>.</summary>
internal sealed class Exp() : ElementwiseFunction("exp", "e to the power of x.", ElementRule.ToFractions)
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.sqrt</c>.</summary>
internal sealed class Sqrt() : ElementwiseFunction("sqrt", "Square root.", ElementRule.ToFractions)
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.erf</c>.</summary>
internal sealed class Erf() : ElementwiseFunction("erf", "Error function.", ElementRule.ToFractions)
{
    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

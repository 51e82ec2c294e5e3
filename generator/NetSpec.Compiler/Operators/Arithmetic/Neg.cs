namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.neg</c>.</summary>
internal sealed class Neg() : ElementwiseFunction("neg", "-x.", ElementRule.Numbers)
{
    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

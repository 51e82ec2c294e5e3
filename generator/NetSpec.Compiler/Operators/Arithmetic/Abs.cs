namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.abs</c>.</summary>
internal sealed class Abs() : ElementwiseFunction("abs", "|x|.", ElementRule.Numbers)
{
    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

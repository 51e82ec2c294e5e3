namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.log</c>.</summary>
internal sealed class Log() : ElementwiseFunction("log", "Natural logarithm.", ElementRule.ToFractions)
{
    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

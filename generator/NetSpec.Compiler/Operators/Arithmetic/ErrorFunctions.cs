namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.erfc</c>.</summary>
internal sealed class Erfc() : ElementwiseFunction("erfc", "1 minus the error function.", ElementRule.ToFractions);

/// <summary><c>torch.erfinv</c>.</summary>
internal sealed class Erfinv() : ElementwiseFunction("erfinv", "The number whose error function is x.", ElementRule.ToFractions)
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;
}

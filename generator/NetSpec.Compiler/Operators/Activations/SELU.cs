namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.SELU</c>.</summary>
internal sealed class SELU() : ElementwiseModule("SELU", Formula, ElementRule.Fractions, Elementwise.InPlace)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "Scaled exponential linear unit, which keeps mean 0 and variance 1.";
}

/// <summary><c>torch.nn.functional.selu</c>.</summary>
internal sealed class SELUFunction() : ElementwiseFunction("selu", SELU.Formula, ElementRule.Fractions)
{
    // The form in place reads its result in backward.
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

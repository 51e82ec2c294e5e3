namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.SiLU</c>.</summary>
internal sealed class SiLU() : ElementwiseModule("SiLU", Formula, ElementRule.Fractions, Elementwise.InPlace)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "x · sigmoid(x), also called swish.";
}

/// <summary><c>torch.nn.functional.silu</c>.</summary>
internal sealed class SiLUFunction() : ElementwiseFunction("silu", SiLU.Formula, ElementRule.Fractions)
{
    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

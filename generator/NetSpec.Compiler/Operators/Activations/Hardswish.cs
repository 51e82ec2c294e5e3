namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Hardswish</c>.</summary>
internal sealed class Hardswish() : ElementwiseModule("Hardswish", Formula, ElementRule.Fractions, Elementwise.InPlace)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "x · min(max(0, x + 3), 6) / 6.";
}

/// <summary><c>torch.nn.functional.hardswish</c>.</summary>
internal sealed class HardswishFunction() : ElementwiseFunction("hardswish", Hardswish.Formula, ElementRule.Fractions)
{
    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

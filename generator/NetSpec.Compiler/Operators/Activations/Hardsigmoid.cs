namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Hardsigmoid</c>.</summary>
internal sealed class Hardsigmoid() : ElementwiseModule("Hardsigmoid", Formula, ElementRule.Fractions, Elementwise.InPlace)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "min(max(0, x + 3), 6) / 6.";
}

/// <summary><c>torch.nn.functional.hardsigmoid</c>.</summary>
internal sealed class HardsigmoidFunction() : ElementwiseFunction("hardsigmoid", Hardsigmoid.Formula, ElementRule.Fractions)
{
    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Tanh</c>.</summary>
internal sealed class Tanh() : ElementwiseModule("Tanh", Formula, ElementRule.ToFractions)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "Hyperbolic tangent.";

    /// <inheritdoc/>
    public override bool SavesOutput => true;
}

/// <summary><c>torch.nn.functional.tanh</c>.</summary>
internal sealed class TanhFunction() : ElementwiseFunction("tanh", Tanh.Formula, ElementRule.ToFractions)
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

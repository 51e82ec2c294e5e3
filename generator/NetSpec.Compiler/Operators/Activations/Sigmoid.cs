namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Sigmoid</c>.</summary>
internal sealed class Sigmoid() : ElementwiseModule("Sigmoid", Formula, ElementRule.ToFractions)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "1 / (1 + exp(-x)).";

    /// <inheritdoc/>
    public override bool SavesOutput => true;
}

/// <summary><c>torch.nn.functional.sigmoid</c>.</summary>
internal sealed class SigmoidFunction() : ElementwiseFunction("sigmoid", Sigmoid.Formula, ElementRule.ToFractions)
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

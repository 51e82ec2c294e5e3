namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.ReLU</c>.</summary>
internal sealed class ReLU() : ElementwiseModule("ReLU", Formula, ElementRule.Ordered, Elementwise.InPlace)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "max(0, x).";

    /// <inheritdoc/>
    public override bool SavesOutput => true;
}

/// <summary><c>torch.nn.functional.relu</c>.</summary>
internal sealed class ReLUFunction() : ElementwiseFunction("relu", ReLU.Formula, ElementRule.Ordered)
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.ReLU6</c>.</summary>
internal sealed class ReLU6() : ElementwiseModule("ReLU6", Formula, ElementRule.Ordered, Elementwise.InPlace)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "min(max(0, x), 6).";
}

/// <summary><c>torch.nn.functional.relu6</c>.</summary>
internal sealed class ReLU6Function() : ElementwiseFunction("relu6", ReLU6.Formula, ElementRule.Ordered)
{
    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Threshold</c>.</summary>
internal sealed class Threshold() : ElementwiseModule("Threshold", Formula, ElementRule.Numbers, Limit, Replacement, Elementwise.InPlace)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "x where greater than threshold, value elsewhere.";

    /// <summary>The argument <c>threshold</c>.</summary>
    public static readonly OperatorParameter Limit = Float("threshold", "The value up to which x is replaced.");

    /// <summary>The argument <c>value</c>.</summary>
    public static readonly OperatorParameter Replacement = Float("value", "What replaces it.");
}

/// <summary><c>torch.nn.functional.threshold</c>.</summary>
internal sealed class ThresholdFunction() : ElementwiseFunction("threshold", Threshold.Formula, ElementRule.Numbers, Threshold.Limit, Threshold.Replacement)
{
    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

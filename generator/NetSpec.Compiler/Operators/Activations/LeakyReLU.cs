using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.LeakyReLU</c>.</summary>
internal sealed class LeakyReLU() : ElementwiseModule("LeakyReLU", Formula, ElementRule.Fractions, Slope, Elementwise.InPlace)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "x where positive, negative_slope · x elsewhere.";

    /// <summary>The argument <c>negative_slope</c>.</summary>
    public static readonly OperatorParameter Slope = Float("negative_slope", 0.01, "Slope where x is negative.");
}

/// <summary><c>torch.nn.functional.leaky_relu</c>.</summary>
internal sealed class LeakyReLUFunction() : ElementwiseFunction("leaky_relu", LeakyReLU.Formula, ElementRule.Fractions, LeakyReLU.Slope)
{
    // The form in place reads its result in backward.
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.CELU</c>.</summary>
internal sealed class CELU() : ElementwiseModule("CELU", Formula, ElementRule.Fractions, Alpha, Elementwise.InPlace)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "max(0, x) + min(0, alpha · (exp(x / alpha) - 1)).";

    /// <summary>The argument <c>alpha</c>.</summary>
    public static readonly OperatorParameter Alpha = Float("alpha", 1, "How negative the result can get.");
}

/// <summary><c>torch.nn.functional.celu</c>.</summary>
internal sealed class CELUFunction() : ElementwiseFunction("celu", CELU.Formula, ElementRule.Fractions, CELU.Alpha)
{
    // The form in place reads its result in backward.
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;
}

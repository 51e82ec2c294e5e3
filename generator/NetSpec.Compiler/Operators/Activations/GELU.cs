using NetSpec.Compiler.Expressions;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.GELU</c>.</summary>
internal sealed class GELU() : ElementwiseModule("GELU", Formula, ElementRule.Fractions, Approximate)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "x · Φ(x), the Gaussian error linear unit.";

    /// <summary>The argument <c>approximate</c>.</summary>
    public static readonly OperatorParameter Approximate = Word("approximate", "none", "Whether Φ is exact or approximated by tanh.", ("none", "GELU.Approximate.none"), ("tanh", "GELU.Approximate.tanh"));
}

/// <summary><c>torch.nn.functional.gelu</c>; TorchSharp's <c>gelu_</c> makes a new handle, so there is no form in place.</summary>
internal sealed class GELUFunction() : ElementwiseFunction("gelu", GELU.Formula, ElementRule.Fractions, GELU.Approximate.Positional())
{
    /// <inheritdoc/>
    protected override string Scalars(OperatorCall call, ICSharpContext context) =>
        call.Raw("approximate") is StringValue { Value: "tanh" } ? "global::TorchSharp.Modules.GELU.Approximate.tanh" : "";
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Softshrink</c>.</summary>
internal sealed class Softshrink() : ElementwiseModule("Softshrink", Formula, ElementRule.Fractions, Lambda)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "x moved by lambd towards 0, at most to 0.";

    /// <summary>The argument <c>lambd</c>.</summary>
    public static readonly OperatorParameter Lambda = Float("lambd", 0.5, "Up to which distance from 0 the result is 0.").Called("lambda");
}

/// <summary><c>torch.nn.functional.softshrink</c>.</summary>
internal sealed class SoftshrinkFunction() : ElementwiseFunction("softshrink", Softshrink.Formula, ElementRule.Fractions, Softshrink.Lambda)
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.softshrink", inputs, call);
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Hardshrink</c>.</summary>
internal sealed class Hardshrink() : ElementwiseModule("Hardshrink", Formula, ElementRule.Fractions, Lambda)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "x where farther than lambd from 0, 0 elsewhere.";

    /// <summary>The argument <c>lambd</c>.</summary>
    public static readonly OperatorParameter Lambda = Float("lambd", 0.5, "Up to which distance from 0 the result is 0.").Called("lambda");
}

/// <summary><c>torch.nn.functional.hardshrink</c>.</summary>
internal sealed class HardshrinkFunction() : ElementwiseFunction("hardshrink", Hardshrink.Formula, ElementRule.Fractions, Hardshrink.Lambda)
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.hardshrink", inputs, call);
}

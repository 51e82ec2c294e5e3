using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Softplus</c>.</summary>
internal sealed class Softplus() : ElementwiseModule("Softplus", Formula, ElementRule.Fractions, Beta, Limit)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "log(1 + exp(beta · x)) / beta, a smooth ReLU.";

    /// <summary>The argument <c>beta</c>.</summary>
    public static readonly OperatorParameter Beta = Float("beta", 1, "How sharp the bend is.");

    /// <summary>The argument <c>threshold</c>.</summary>
    public static readonly OperatorParameter Limit = Float("threshold", 20, "Above it, beta · x is returned as it is.");
}

/// <summary><c>torch.nn.functional.softplus</c>.</summary>
internal sealed class SoftplusFunction() : ElementwiseFunction("softplus", Softplus.Formula, ElementRule.Fractions, Softplus.Beta, Softplus.Limit)
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.softplus", call, device: false, dtype: false);
}

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Softsign</c>.</summary>
internal sealed class Softsign() : ElementwiseModule("Softsign", Formula, ElementRule.Fractions)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "x / (1 + |x|).";
}

/// <summary><c>torch.nn.functional.softsign</c>.</summary>
internal sealed class SoftsignFunction() : ElementwiseFunction("softsign", Softsign.Formula, ElementRule.Fractions)
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"nn.functional.softsign({inputs[0]})";
}

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Mish</c>.</summary>
internal sealed class Mish() : ElementwiseModule("Mish", Formula, ElementRule.Fractions, Elementwise.InPlace)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "x · tanh(softplus(x)).";
}

/// <summary><c>torch.nn.functional.mish</c>.</summary>
internal sealed class MishFunction() : ElementwiseFunction("mish", Mish.Formula, ElementRule.Fractions)
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"nn.functional.mish({inputs[0]})";
}

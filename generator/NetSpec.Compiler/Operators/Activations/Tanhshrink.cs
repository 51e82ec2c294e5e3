namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Tanhshrink</c>.</summary>
internal sealed class Tanhshrink() : ElementwiseModule("Tanhshrink", Formula, ElementRule.Fractions)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "x - tanh(x).";
}

/// <summary><c>torch.nn.functional.tanhshrink</c>.</summary>
internal sealed class TanhshrinkFunction() : ElementwiseFunction("tanhshrink", Tanhshrink.Formula, ElementRule.Fractions)
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"nn.functional.tanhshrink({inputs[0]})";
}

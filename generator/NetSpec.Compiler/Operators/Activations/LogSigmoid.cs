namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.LogSigmoid</c>.</summary>
internal sealed class LogSigmoid() : ElementwiseModule("LogSigmoid", Formula, ElementRule.Fractions)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "The logarithm of sigmoid.";
}

/// <summary><c>torch.nn.functional.logsigmoid</c>.</summary>
internal sealed class LogSigmoidFunction() : ElementwiseFunction("logsigmoid", LogSigmoid.Formula, ElementRule.Fractions)
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{inputs[0]}.log_sigmoid()";
}

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.log2</c>.</summary>
internal sealed class Log2() : ElementwiseFunction("log2", "The logarithm to base 2.", ElementRule.ToFractions);

/// <summary><c>torch.log10</c>.</summary>
internal sealed class Log10() : ElementwiseFunction("log10", "The logarithm to base 10.", ElementRule.ToFractions);

/// <summary><c>torch.exp2</c>.</summary>
internal sealed class Exp2() : ElementwiseFunction("exp2", "2 to the power of x.", ElementRule.ToFractions)
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;
}

/// <summary><c>torch.logaddexp</c>.</summary>
internal sealed class LogAddExp() : FunctionOfTwo("logaddexp", "The logarithm of the sum of two exponentials.")
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Inputs.All(input => DTypes.HoldsFractions(call, input)))
        {
            base.Infer(call);
        }
    }
}

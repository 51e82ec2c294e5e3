namespace NetSpec.Compiler.Operators.Reductions;

/// <summary><c>torch.logsumexp</c> along a dimension.</summary>
internal sealed class LogSumExp() : OverOne("logsumexp", "The logarithm of the sum of exponentials along a dimension.")
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    protected override IEnumerable<string> ResultTypes(OperatorCall call) => [DTypes.Fractional(call.Input.DType)];
}

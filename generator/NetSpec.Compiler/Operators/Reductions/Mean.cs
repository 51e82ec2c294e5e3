namespace NetSpec.Compiler.Operators.Reductions;

/// <summary><c>torch.mean</c>.</summary>
internal sealed class Mean() : Reduction("mean", "Mean over dimensions.")
{
    /// <inheritdoc/>
    protected override string? ResultType(OperatorCall call) => DTypes.HoldsFractions(call, call.Input) ? call.Input.DType : null;
}

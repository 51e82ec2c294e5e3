namespace NetSpec.Compiler.Operators.Reductions;

/// <summary><c>torch.sum</c>.</summary>
internal sealed class Sum() : Reduction("sum", "Sum over dimensions.")
{
    /// <inheritdoc/>
    protected override string ResultType(OperatorCall call) => DTypes.IsFloating(call.Input.DType) ? call.Input.DType : DTypes.Int64;
}

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.sub</c>.</summary>
internal sealed class Sub() : BinaryFunction("sub", "Difference of two tensors, or of a tensor and a number.")
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Inputs.Any(static input => input.DType == DTypes.Bool))
        {
            call.Error("takes no bool, as in PyTorch; 'ne' tells where two of them differ");
            return;
        }

        base.Infer(call);
    }
}

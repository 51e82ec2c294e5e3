namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.pow</c>.</summary>
internal sealed class Pow() : BinaryFunction("pow", "Power of a tensor; the exponent is a number or a tensor.", second: "exponent")
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Inputs.All(static input => input.DType == DTypes.Bool) && call.Inputs.Count > 1)
        {
            call.Error("takes no two bools, as in PyTorch");
            return;
        }

        base.Infer(call);
    }

    // With a tensor as exponent.
    /// <inheritdoc/>
    public override bool SavesOutput => true;
}

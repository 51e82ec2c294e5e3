namespace NetSpec.Compiler.Operators.Reductions;

/// <summary>Where the greatest or smallest value stands.</summary>
internal abstract class ArgExtremum(string name, string summary) : OverOne(name, summary)
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Input.DType == DTypes.Bool)
        {
            call.Error("takes no bool, as in PyTorch");
            return;
        }

        if (DTypes.AreReal(call))
        {
            base.Infer(call);
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> ResultTypes(OperatorCall call) => [DTypes.Int64];
}

/// <summary><c>torch.argmax</c>.</summary>
internal sealed class ArgMax() : ArgExtremum("argmax", "The index of the maximum along a dimension.");

/// <summary><c>torch.argmin</c>.</summary>
internal sealed class ArgMin() : ArgExtremum("argmin", "The index of the minimum along a dimension.");

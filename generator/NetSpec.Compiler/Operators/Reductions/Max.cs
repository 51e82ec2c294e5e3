namespace NetSpec.Compiler.Operators.Reductions;

/// <summary>The greatest or smallest values along a dimension and where they stand: two outputs.</summary>
internal abstract class ExtremumWithIndices(string name, string summary) : OverOne(name, summary)
{
    private static readonly string[] Names = ["values", "indices"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OutputNames => Names;

    /// <inheritdoc/>
    public override ResultForm ResultForm => ResultForm.Tuple;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (DTypes.AreReal(call))
        {
            base.Infer(call);
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> ResultTypes(OperatorCall call) => [call.Input.DType, DTypes.Int64];
}

/// <summary><c>torch.max</c> along a dimension.</summary>
internal sealed class Max() : ExtremumWithIndices("max", "The maxima along a dimension and their indices; for the values alone there is amax.");

/// <summary><c>torch.min</c> along a dimension.</summary>
internal sealed class Min() : ExtremumWithIndices("min", "The minima along a dimension and their indices; for the values alone there is amin.");

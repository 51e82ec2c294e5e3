using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Normalisations;

/// <summary>What normalisations with weights have in common: the shape stays, and the documentation says of what.</summary>
internal abstract class Normalisation : Operator
{
    /// <inheritdoc/>
    public override bool DescribesItsInput => true;

    /// <inheritdoc/>
    protected override bool HasDevice => true;

    /// <inheritdoc/>
    protected override bool HasDType => true;

    /// <summary>Adds weight and bias of one shape, as flags say.</summary>
    protected static void AddAffine(OperatorCall call, bool weight, bool bias, params Dim[] shape)
    {
        if (weight)
        {
            call.Owns("weight", shape);
        }

        if (bias)
        {
            call.Owns("bias", shape);
        }
    }

    /// <summary>Adds what a normalisation over batches keeps of them.</summary>
    protected static void AddRunningStatistics(OperatorCall call, Dim channels)
    {
        if (call.Flag("track_running_stats"))
        {
            call.OwnsBuffer("running_mean", "float32", channels);
            call.OwnsBuffer("running_var", "float32", channels);
            call.OwnsBuffer("num_batches_tracked", "int64");
        }
    }
}

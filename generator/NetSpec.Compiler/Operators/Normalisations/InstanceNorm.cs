using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Normalisations;

/// <summary>Normalisation of each channel of each sample (Ulyanov et al., 2016) over 1, 2 or 3 spatial dimensions.</summary>
internal abstract class InstanceNorm(int dimensions) : Normalisation
{
    private static readonly OperatorParameter[] Arguments =
    [
        Inferred("num_features", "Channels.").Positional(),
        Float("eps", 1e-5, "Added to the variance."),
        Float("momentum", 0.1, "Weight of a new batch in the running statistics."),
        StateBool("affine", false, "Whether weight and bias are learnt."),
        StateBool("track_running_stats", false, "Whether running statistics are kept."),
    ];

    /// <inheritdoc/>
    public override string Name { get; } = $"InstanceNorm{dimensions}d";

    /// <inheritdoc/>
    public override string Summary => "Instance normalisation.";

    /// <inheritdoc/>
    public override int Dimensions => dimensions;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    // It would make num_batches_tracked a float (TorchSharp handbook 1.4).

    /// <inheritdoc/>
    protected override bool HasDType => false;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (!SpatialLayout.Fits(call) || !call.Infer("num_features", call.Input[1]))
        {
            return;
        }

        AddAffine(call, call.Flag("affine"), call.Flag("affine"), call.Input[1]);
        AddRunningStatistics(call, call.Input[1]);
        call.Returns(call.Input);
    }
}

/// <summary><c>torch.nn.InstanceNorm1d</c>.</summary>
internal sealed class InstanceNorm1d() : InstanceNorm(1);

/// <summary><c>torch.nn.InstanceNorm2d</c>.</summary>
internal sealed class InstanceNorm2d() : InstanceNorm(2);

/// <summary><c>torch.nn.InstanceNorm3d</c>.</summary>
internal sealed class InstanceNorm3d() : InstanceNorm(3);

/// <summary><c>torch.nn.functional.instance_norm</c> without weights, over any number of spatial dimensions.</summary>
internal sealed class InstanceNormFunction : Operator
{
    private static readonly OperatorParameter[] Arguments = [Float("eps", 1e-5, "Added to the variance.")];

    /// <inheritdoc/>
    public override string Name => "instance_norm";

    /// <inheritdoc/>
    public override string Summary => "Instance normalisation without weights.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.HasRank("[N, C, …]", 3, 4, 5))
        {
            call.Returns(call.Input);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.instance_norm", inputs, call);
}

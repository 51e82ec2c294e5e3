using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Normalisations;

/// <summary>Batch normalisation (Ioffe and Szegedy, 2015) over the channels of 1, 2 or 3 spatial dimensions.</summary>
internal abstract class BatchNorm(int dimensions) : Normalisation
{
    private static readonly OperatorParameter[] Arguments =
    [
        Inferred("num_features", "Channels.").Positional(),
        Float("eps", 1e-5, "Added to the variance."),
        Float("momentum", 0.1, "Weight of a new batch in the running statistics."),
        StateBool("affine", true, "Whether weight and bias are learnt."),
        StateBool("track_running_stats", true, "Whether running statistics are kept."),
    ];

    /// <inheritdoc/>
    public override string Name { get; } = $"BatchNorm{dimensions}d";

    /// <inheritdoc/>
    public override string Summary => "Batch normalisation.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    // It would make num_batches_tracked a float (TorchSharp handbook 1.4).

    /// <inheritdoc/>
    protected override bool HasDType => false;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var ranks = dimensions == 1 ? [2, 3] : new[] { dimensions + 2 };
        var expected = dimensions == 1 ? "[N, C] or [N, C, L]" : SpatialLayout.Expected(dimensions);
        if (!call.HasRank(expected, ranks) || !DTypes.HoldsFractions(call, call.Input) || !call.Infer("num_features", call.Input[1]))
        {
            return;
        }

        AddAffine(call, call.Flag("affine"), call.Flag("affine"), call.Input[1]);
        AddRunningStatistics(call, call.Input[1]);
        call.Returns(call.Input);
    }

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}

/// <summary><c>torch.nn.BatchNorm1d</c>.</summary>
internal sealed class BatchNorm1d() : BatchNorm(1);

/// <summary><c>torch.nn.BatchNorm2d</c>.</summary>
internal sealed class BatchNorm2d() : BatchNorm(2);

/// <summary><c>torch.nn.BatchNorm3d</c>.</summary>
internal sealed class BatchNorm3d() : BatchNorm(3);

using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetSpec.Tests.Operators;

/// <summary>Normalisations.</summary>
internal sealed class NormalisationCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        new("BatchNorm1d", "[N, 4]", static run => Batch(run)),
        new("BatchNorm1d: {momentum: 0.3}", "[N, 4, L]", static run => Batch(run, momentum: 0.3)) { Sizes = "L=1..3" },
        new("BatchNorm2d: {eps: 0.01}", "[N, 4, H, W]", static run => Batch(run, eps: 0.01)) { Sizes = "H=1..2 W=3" },
        new("BatchNorm2d: {affine: false}", "[N, 4, H, W]", static run => Batch(run)) { Sizes = "H=1..2 W=3" },
        new("BatchNorm2d: {track_running_stats: false}", "[N, 4, H, W]", static run => functional.batch_norm(run.X, null, null, run["weight"], run["bias"], training: true))
        {
            Sizes = "H=1..2 W=3",
            ShapeBatch = 1,
        },
        new("BatchNorm3d", "[N, 4, D, H, W]", static run => Batch(run)) { Sizes = "D=2 H=1..2 W=3" },
        new("InstanceNorm1d", "[N, 4, L]", static run => Instance(run)) { Sizes = "L=2..3", ShapeBatch = 1 },
        new("InstanceNorm2d: {affine: true, track_running_stats: true}", "[N, 4, H, W]", static run => Instance(run)) { Sizes = "H=1..2 W=3", ShapeBatch = 1 },
        new("InstanceNorm3d: {affine: true, eps: 0.01}", "[N, 4, D, H, W]", static run => Instance(run, eps: 0.01)) { Sizes = "D=2 H=1..2 W=3", ShapeBatch = 1 },
        new("instance_norm", "[N, 4, H, W]", static run => Instance(run)) { Sizes = "H=1..2 W=3", ShapeBatch = 1 },
        new("LayerNorm", "[N, T, 6]", static run => functional.layer_norm(run.X, [6], run["weight"], run["bias"])) { Sizes = "T=1..3" },
        new("LayerNorm: {normalized_shape: [5, 6], eps: 1e-6}", "[N, 5, 6]", static run => functional.layer_norm(run.X, [5, 6], run["weight"], run["bias"], 1e-6)),
        new("LayerNorm: {normalized_shape: [6], bias: false}", "[N, 6]", static run => functional.layer_norm(run.X, [6], run["weight"])),
        new("LayerNorm: {elementwise_affine: false}", "[N, 6]", static run => functional.layer_norm(run.X, [6])),
        new("layer_norm", "[N, T, 6]", static run => functional.layer_norm(run.X, [6])) { Sizes = "T=1..3" },
        new("layer_norm: {normalized_shape: [H, W], eps: 0.1}", "[N, 6, H, W]", static run => functional.layer_norm(run.X, [run.X.size(2), run.X.size(3)], eps: 0.1)) { Sizes = "H=1..3 W=2,4" },
        new("LayerNorm2d", "[N, 6, H, W]", static run => ChannelsFirst(run)) { Sizes = "H=1..3 W=2" },
        new("LayerNorm2d: {eps: 1e-6, bias: false}", "[N, 6, H, W]", static run => ChannelsFirst(run, 1e-6)) { Sizes = "H=1..3 W=2" },
        new("LayerNorm2d: {elementwise_affine: false}", "[N, 6, H, W]", static run => ChannelsFirst(run)) { Sizes = "H=1..3 W=2" },
        new("RMSNorm", "[N, T, 6]", static run => RootMeanSquare(run, [-1])) { Sizes = "T=1..3" },
        new("RMSNorm: {normalized_shape: [5, 6], eps: 0.1}", "[N, 5, 6]", static run => RootMeanSquare(run, [-1, -2], 0.1)),
        new("RMSNorm: {elementwise_affine: false}", "[N, 6]", static run => RootMeanSquare(run, [-1])),
        new("rms_norm: {eps: 1e-5}", "[N, T]", static run => RootMeanSquare(run, [-1], 1e-5)) { Sizes = "T=1..3" },
        new("GroupNorm: {num_groups: 2}", "[N, 4, H, W]", static run => functional.group_norm(run.X, 2, run["weight"], run["bias"])) { Sizes = "H=1..3 W=2" },
        new("GroupNorm: {num_groups: 4, num_channels: 4, eps: 0.1, affine: false}", "[N, 4, L]", static run => functional.group_norm(run.X, 4, eps: 0.1)) { Sizes = "L=1..3" },
        new("group_norm: {num_groups: 2}", "[N, 4]", static run => functional.group_norm(run.X, 2)),
        new("LocalResponseNorm: {size: 3}", "[N, 4, H, W]", static run => functional.local_response_norm(run.X, 3)) { Sizes = "H=1..3 W=2", ShapeBatch = 1 },
        new("local_response_norm: {size: 2, alpha: 0.1, beta: 0.5, k: 2}", "[N, 4, L]", static run => functional.local_response_norm(run.X, 2, 0.1, 0.5, 2)) { Sizes = "L=1..3", ShapeBatch = 1 },
        new("BatchNorm1d: {eps: 0.1, affine: false, track_running_stats: false}", "[N, 4, L]", static run => functional.batch_norm(run.X, null, null, training: true, eps: 0.1)) { Sizes = "L=2..3", ShapeBatch = 1 },
        new("BatchNorm2d: {momentum: 0.3}", "[N, 4, H, W]", static run => Batch(run, momentum: 0.3)) { Sizes = "H=1..2 W=3" },
        new("BatchNorm3d: {eps: 0.1, momentum: 0.3}", "[N, 4, D, H, W]", static run => Batch(run, 0.3, 0.1)) { Sizes = "D=2 H=1..2 W=3" },
        new("BatchNorm3d: {affine: false, track_running_stats: false}", "[N, 4, D, H, W]", static run => functional.batch_norm(run.X, null, null, training: true)) { Sizes = "D=2 H=1..2 W=3", ShapeBatch = 1 },
        new("InstanceNorm1d: {eps: 0.1, momentum: 0.3, affine: true, track_running_stats: true}", "[N, 4, L]", static run => Instance(run, 0.1, 0.3)) { Sizes = "L=2..3", ShapeBatch = 1 },
        new("InstanceNorm2d: {eps: 0.1, momentum: 0.3, track_running_stats: true}", "[N, 4, H, W]", static run => Instance(run, 0.1, 0.3)) { Sizes = "H=1..2 W=3", ShapeBatch = 1 },
        new("InstanceNorm3d: {momentum: 0.3, track_running_stats: true}", "[N, 4, D, H, W]", static run => Instance(run, momentum: 0.3)) { Sizes = "D=2 H=1..2 W=3", ShapeBatch = 1 },
        new("instance_norm: {eps: 0.1}", "[N, 4, H]", static run => Instance(run, eps: 0.1)) { Sizes = "H=2..3", ShapeBatch = 1 },
        new("group_norm: {num_groups: 2, eps: 0.1}", "[N, 4, L]", static run => functional.group_norm(run.X, 2, eps: 0.1)) { Sizes = "L=1..3" },
        new("LocalResponseNorm: {size: 2, alpha: 0.1, beta: 0.5, k: 2}", "[N, 4, L]", static run => functional.local_response_norm(run.X, 2, 0.1, 0.5, 2)) { Sizes = "L=1..3", ShapeBatch = 1 },
        new("LayerNorm: {normalized_shape: [5, 6]}", "[5, 6]", static run => functional.layer_norm(run.X, [5, 6], run["weight"], run["bias"])),
        new("GroupNorm: {num_groups: 2}", "[N, 4, 2, 1, 2, L]", static run => functional.group_norm(run.X, 2, run["weight"], run["bias"])) { Sizes = "L=1..3" },
        new("LocalResponseNorm: {size: 2}", "[N, 4, 2, 1, L]", static run => functional.local_response_norm(run.X, 2)) { Sizes = "L=1..3", ShapeBatch = 1 },
        new("instance_norm", "[N, 4, 2, 1, L]", static run => Instance(run)) { Sizes = "L=1..3", ShapeBatch = 1 },
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("BatchNorm2d", "int64 [N, 4, H, W]", "fractions"),
        ("GroupNorm: {num_groups: 2}", "int64 [N, 4, L]", "fractions"),
        ("group_norm: {num_groups: 2}", "int64 [N, 4, L]", "fractions"),
        ("instance_norm", "int64 [N, 4, L]", "fractions"),
        ("instance_norm", "[N, 4]", "[N, C, …]"),
        ("LayerNorm2d", "[N, 4, L]", "[N, C, H, W]"),
        ("LayerNorm2d", "int64 [N, 4, H, W]", "fractions"),
        ("LocalResponseNorm: {size: 3}", "int64 [N, 4, L]", "fractions"),
        ("BatchNorm2d", "[N, C]", "[N, C, H, W]"),
        ("BatchNorm2d: {num_features: 5}", "[N, 4, H, W]", "num_features"),
        ("InstanceNorm1d", "[N, 4]", "[N, C, L]"),
        ("LayerNorm: {normalized_shape: 5}", "[N, 4]", "normalized_shape"),
        ("LayerNorm: {normalized_shape: [5, 4]}", "[N, 3, 4]", "normalized_shape"),
        ("LayerNorm: {normalized_shape: [5, 4]}", "[4]", "normalized_shape"),
        ("RMSNorm: {normalized_shape: [2]}", "[N, 4]", "normalized_shape"),
        ("GroupNorm: {num_groups: 3}", "[N, 4, H, W]", "num_groups"),
        ("GroupNorm: {num_groups: 2}", "[N, 4]", "at least one more dimension"),
        ("BatchNorm2d", "[N, C, H, W]", "C"),
        ("LayerNorm: {normalized_shape: [H, 4]}", "[N, H, 4]", "H"),
        ("LocalResponseNorm: {size: 3}", "[N, 4]", "at least one more dimension"),
    ];

    private static Tensor Batch(OperatorRun run, double momentum = 0.1, double eps = 1e-5) =>
        functional.batch_norm(run.X, run["running_mean"], run["running_var"], run.Find("weight"), run.Find("bias"), run.Training, momentum, eps);

    private static Tensor Instance(OperatorRun run, double eps = 1e-5, double momentum = 0.1) => functional.instance_norm(
        run.X, run.Find("running_mean"), run.Find("running_var"), run.Find("weight"), run.Find("bias"), run.Training || run.Find("running_mean") is null, momentum, eps);

    private static Tensor ChannelsFirst(OperatorRun run, double eps = 1e-5)
    {
        var mean = run.X.mean([1], keepdim: true);
        var deviation = run.X - mean;
        var normalised = deviation / (deviation.square().mean([1], keepdim: true) + eps).sqrt();
        normalised = run.Find("weight") is { } weight ? normalised * weight.view(-1, 1, 1) : normalised;
        return run.Find("bias") is { } bias ? normalised + bias.view(-1, 1, 1) : normalised;
    }

    private static Tensor RootMeanSquare(OperatorRun run, long[] axes, double eps = 1.1920928955078125e-07)
    {
        var normalised = run.X / (run.X.square().mean(axes, keepdim: true) + eps).sqrt();
        return run.Find("weight") is { } weight ? normalised * weight : normalised;
    }
}

using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetSpec.Tests.Operators;

/// <summary>Pools, as modules and as functions.</summary>
internal sealed class PoolingCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        new("MaxPool1d: {kernel_size: 3, stride: 2, padding: 1, dilation: 2}", "[N, 4, L]", static run => functional.max_pool1d(run.X, 3, 2, 1, 2)) { Sizes = "L=1..9" },
        new("MaxPool2d: {kernel_size: 2}", "[N, 4, H, W]", static run => functional.max_pool2d(run.X, 2)) { Sizes = "H=1..5 W=3,6" },
        new("MaxPool2d: {kernel_size: 3, stride: 2, padding: 1, ceil_mode: true}", "[N, 4, H, W]", static run => functional.max_pool2d(run.X, 3, 2, 1, ceil_mode: true)) { Sizes = "H=1..9 W=1,6" },
        new("MaxPool2d: {kernel_size: [3, 2], stride: 1, dilation: [2, 1]}", "[N, 4, H, W]", static run => functional.max_pool2d(run.X, [3, 2], [1, 1], dilation: [2, 1])) { Sizes = "H=1..6 W=1,3" },
        new("MaxPool3d: {kernel_size: [1, 2, 2], stride: [1, 2, 1], ceil_mode: true}", "[N, 4, D, H, W]", static run => functional.max_pool3d(run.X, [1, 2, 2], [1, 2, 1], ceil_mode: true)) { Sizes = "D=1,2 H=1..5 W=1,3" },
        new("max_pool1d: {kernel_size: 2}", "[N, 4, L]", static run => functional.max_pool1d(run.X, 2)) { Sizes = "L=1..5" },
        new("max_pool2d: {kernel_size: 3, stride: 2}", "[N, 4, H, W]", static run => functional.max_pool2d(run.X, 3, 2)) { Sizes = "H=1..5 W=6" },
        new("max_pool2d: {kernel_size: [3, 2], padding: 1, ceil_mode: true}", "[N, 4, H, W]", static run => functional.max_pool2d(run.X, [3, 2], [3, 2], [1, 1], ceil_mode: true)) { Sizes = "H=1..5 W=1..4" },
        new("max_pool3d: {kernel_size: 2, stride: 1}", "[N, 4, D, H, W]", static run => functional.max_pool3d(run.X, [2, 2, 2], [1, 1, 1])) { Sizes = "D=1,2 H=1..3 W=4" },
        new("MaxPool1d: {kernel_size: 2, return_indices: true}", "[N, 4, L]", static run => Both(functional.max_pool1d_with_indices(run.X, 2))) { Sizes = "L=1..5" },
        new("MaxPool2d: {kernel_size: [3, 2], stride: 1, return_indices: true}", "[N, 4, H, W]", static run => Both(functional.max_pool2d_with_indices(run.X, [3, 2], [1, 1]))) { Sizes = "H=1..5 W=1..3" },
        new("MaxPool3d: {kernel_size: 2, return_indices: true}", "[N, 4, D, H, W]", static run => Both(functional.max_pool3d_with_indices(run.X, [2, 2, 2]))) { Sizes = "D=1,2 H=1..3 W=4" },
        new("max_pool1d: {kernel_size: 3, padding: 1, return_indices: true}", "[N, 4, L]", static run => Both(functional.max_pool1d_with_indices(run.X, 3, padding: 1))) { Sizes = "L=1..5" },
        new("max_pool2d: {kernel_size: 3, stride: 2, ceil_mode: true, return_indices: true}", "[N, 4, H, W]", static run => Both(functional.max_pool2d_with_indices(run.X, [3, 3], [2, 2], ceil_mode: true))) { Sizes = "H=3..6 W=6" },
        new("max_pool3d: {kernel_size: [1, 2, 2], return_indices: true}", "[N, 4, D, H, W]", static run => Both(functional.max_pool3d_with_indices(run.X, [1, 2, 2]))) { Sizes = "D=1,2 H=1..3 W=4" },
        new("MaxUnpool1d: {kernel_size: 2}", "[N, 4, L]; int64 [N, 4, L]", static run => Scattered(run, [2 * run.X.size(2)])) { Sizes = "L=2..5" },
        new("MaxUnpool1d: {kernel_size: 3, stride: 2}", "[N, 4, L]; int64 [N, 4, L]", static run => Scattered(run, [(2 * run.X.size(2)) + 1])) { Sizes = "L=2..5" },
        new("MaxUnpool2d: {kernel_size: 3, stride: 2, padding: 1}", "[N, 4, H, W]; int64 [N, 4, H, W]", static run => Scattered(run, [(2 * run.X.size(2)) - 1, (2 * run.X.size(3)) - 1])) { Sizes = "H=2..4 W=2,3" },
        new("MaxUnpool2d: {kernel_size: [2, 3], stride: 2}", "[N, 4, H, W]; int64 [N, 4, H, W]", static run => Scattered(run, [2 * run.X.size(2), (2 * run.X.size(3)) + 1])) { Sizes = "H=1..4 W=2,3" },
        new("MaxUnpool3d: {kernel_size: 2}", "[N, 4, D, H, W]; int64 [N, 4, D, H, W]", static run => Scattered(run, [2 * run.X.size(2), 2 * run.X.size(3), 2 * run.X.size(4)])) { Sizes = "D=1,2 H=1..3 W=2" },
        new("max_unpool1d: {kernel_size: 2, output_size: 7}", "[N, 4, L]; int64 [N, 4, L]", static run => Scattered(run, [7])) { Sizes = "L=3" },
        new("max_unpool2d: {kernel_size: 2, output_size: [2 * H, 5]}", "[N, 4, H, W]; int64 [N, 4, H, W]", static run => Scattered(run, [2 * run.X.size(2), 5])) { Sizes = "H=1..3 W=2,3" },
        new("max_unpool2d: {kernel_size: 2, padding: 1}", "[N, 4, H, W]; int64 [N, 4, H, W]", static run => Scattered(run, [(2 * run.X.size(2)) - 2, (2 * run.X.size(3)) - 2])) { Sizes = "H=2..4 W=3" },
        new("max_unpool3d: {kernel_size: [1, 2, 2], stride: 2}", "[N, 4, D, H, W]; int64 [N, 4, D, H, W]", static run => Scattered(run, [(2 * run.X.size(2)) - 1, 2 * run.X.size(3), 2 * run.X.size(4)])) { Sizes = "D=1,2 H=1..3 W=2" },
        new("FractionalMaxPool2d: {kernel_size: 2, output_size: [3, 2]}", "[N, 4, H, W]", static run => functional.fractional_max_pool2d(run.X, [2, 2], [3, 2])) { Sizes = "H=1..7 W=2..5" },
        new("FractionalMaxPool2d: {kernel_size: [3, 2], output_ratio: 0.5}", "[N, 4, H, W]", static run => functional.fractional_max_pool2d(run.X, [3, 2], output_ratio: [0.5, 0.5])) { Sizes = "H=2..9 W=4,5" },
        new("FractionalMaxPool3d: {kernel_size: 2, output_ratio: [0.5, 0.7, 0.6]}", "[N, 4, D, H, W]", static run => functional.fractional_max_pool3d(run.X, [2, 2, 2], output_ratio: [0.5, 0.7, 0.6])) { Sizes = "D=3,4 H=3..7 W=5" },
        new("fractional_max_pool2d: {kernel_size: 2, output_ratio: [0.5, 0.75]}", "[N, 4, H, W]", static run => functional.fractional_max_pool2d(run.X, [2, 2], output_ratio: [0.5, 0.75])) { Sizes = "H=2..6 W=6" },
        new("fractional_max_pool3d: {kernel_size: [1, 2, 2], output_size: 2}", "[N, 4, D, H, W]", static run => functional.fractional_max_pool3d(run.X, [1, 2, 2], [2, 2, 2])) { Sizes = "D=2,3 H=1..4 W=5" },
        new("AvgPool1d: {kernel_size: 3, stride: 2, padding: 1, ceil_mode: true, count_include_pad: false}", "[N, 4, L]", static run => functional.avg_pool1d(run.X, 3, 2, 1, true, false)) { Sizes = "L=1..9" },
        new("AvgPool2d: {kernel_size: 2}", "[N, 4, H, W]", static run => functional.avg_pool2d(run.X, 2)) { Sizes = "H=1..5 W=6" },
        new("AvgPool2d: {kernel_size: [3, 2], padding: [1, 0], count_include_pad: false, divisor_override: 5}", "[N, 4, H, W]", static run =>
            functional.avg_pool2d(run.X, [3, 2], [3, 2], [1, 0], count_include_pad: false, divisor_override: 5)) { Sizes = "H=1..5 W=1..4" },
        new("AvgPool3d: {kernel_size: [1, 2, 3], stride: 1, padding: [0, 1, 1]}", "[N, 4, D, H, W]", static run => functional.avg_pool3d(run.X, [1, 2, 3], [1, 1, 1], [0, 1, 1])) { Sizes = "D=1,2 H=1..3 W=4", ShapeBatch = 1 },
        new("avg_pool1d: {kernel_size: 3, stride: 2, padding: 1}", "[N, 4, L]", static run => functional.avg_pool1d(run.X, 3, 2, 1)) { Sizes = "L=1..5" },
        new("avg_pool2d: {kernel_size: 3, stride: 1, padding: 1, count_include_pad: false}", "[N, 4, H, W]", static run => functional.avg_pool2d(run.X, 3, 1, 1, count_include_pad: false)) { Sizes = "H=1..5 W=6" },
        new("avg_pool3d: {kernel_size: 2, ceil_mode: true, divisor_override: 3}", "[N, 4, D, H, W]", static run => functional.avg_pool3d(run.X, [2, 2, 2], ceil_mode: true, divisor_override: 3)) { Sizes = "D=1,2 H=1..3 W=4", ShapeBatch = 1 },
        new("LPPool1d: {norm_type: 2, kernel_size: 3, stride: 2}", "[N, 4, L]", static run => functional.lp_pool1d(run.X, 2, 3, 2)) { Sizes = "L=1..7" },
        new("LPPool2d: {norm_type: 2, kernel_size: [3, 2], ceil_mode: true}", "[N, 4, H, W]", static run => functional.lp_pool2d(run.X, 2, [3, 2], ceil_mode: true)) { Sizes = "H=1..7 W=3" },
        new("LPPool3d: {norm_type: 2, kernel_size: 2, stride: [1, 2, 2]}", "[N, 4, D, H, W]", static run => Norm(run, [2, 2, 2], [1, 2, 2])) { Sizes = "D=1,2 H=1..3 W=4" },
        new("lp_pool1d: {norm_type: 4, kernel_size: 2}", "[N, 4, L]", static run => functional.lp_pool1d(run.X, 4, 2)) { Sizes = "L=1..5" },
        new("lp_pool2d: {norm_type: 2, kernel_size: 2, stride: 1}", "[N, 4, H, W]", static run => functional.lp_pool2d(run.X, 2, 2, 1)) { Sizes = "H=1..4 W=3" },
        new("lp_pool3d: {norm_type: 2, kernel_size: [1, 2, 3]}", "[N, 4, D, H, W]", static run => Norm(run, [1, 2, 3], [1, 2, 3])) { Sizes = "D=1,2 H=1..3 W=4" },
        new("AdaptiveAvgPool1d: {output_size: 3}", "[N, 4, L]", static run => functional.adaptive_avg_pool1d(run.X, 3)) { Sizes = "L=1..7" },
        new("AdaptiveAvgPool2d: {output_size: 1}", "[N, 4, H, W]", static run => functional.adaptive_avg_pool2d(run.X, 1)) { Sizes = "H=1..3 W=5" },
        new("AdaptiveAvgPool2d: {output_size: [2, 3]}", "[N, 4, H, W]", static run => functional.adaptive_avg_pool2d(run.X, [2, 3])) { Sizes = "H=1..5 W=7" },
        new("AdaptiveAvgPool3d: {output_size: [1, 2, 3]}", "[N, 4, D, H, W]", static run => functional.adaptive_avg_pool3d(run.X, [1, 2, 3])) { Sizes = "D=2 H=1..3 W=5", ShapeBatch = 1 },
        new("AdaptiveMaxPool1d: {output_size: 3}", "[N, 4, L]", static run => functional.adaptive_max_pool1d(run.X, 3)) { Sizes = "L=1..7" },
        new("AdaptiveMaxPool2d: {output_size: 2}", "[N, 4, H, W]", static run => functional.adaptive_max_pool2d(run.X, [2, 2])) { Sizes = "H=1..5 W=7" },
        new("AdaptiveMaxPool2d: {output_size: [2, 3]}", "[N, 4, H, W]", static run => functional.adaptive_max_pool2d(run.X, [2, 3])) { Sizes = "H=1..5 W=7" },
        new("AdaptiveMaxPool3d: {output_size: 2}", "[N, 4, D, H, W]", static run => Maximum(run, [2, 2, 2])) { Sizes = "D=2 H=1..3 W=5" },
        new("adaptive_avg_pool1d: {output_size: 2}", "[N, 4, L]", static run => functional.adaptive_avg_pool1d(run.X, 2)) { Sizes = "L=1..4" },
        new("adaptive_avg_pool2d: {output_size: [1, 3]}", "[N, 4, H, W]", static run => functional.adaptive_avg_pool2d(run.X, [1, 3])) { Sizes = "H=1..5 W=7" },
        new("adaptive_avg_pool3d: {output_size: 2}", "[N, 4, D, H, W]", static run => functional.adaptive_avg_pool3d(run.X, 2)) { Sizes = "D=2 H=1..3 W=5" },
        new("adaptive_max_pool1d: {output_size: 2}", "[N, 4, L]", static run => functional.adaptive_max_pool1d(run.X, 2)) { Sizes = "L=1..4" },
        new("adaptive_max_pool2d: {output_size: 3}", "[N, 4, H, W]", static run => functional.adaptive_max_pool2d(run.X, [3, 3])) { Sizes = "H=1..5 W=7" },
        new("adaptive_max_pool3d: {output_size: [1, 2, 2]}", "[N, 4, D, H, W]", static run => Maximum(run, [1, 2, 2])) { Sizes = "D=2 H=1..3 W=5" },
        new("AdaptiveMaxPool1d: {output_size: 3, return_indices: true}", "[N, 4, L]", static run => Indexed(run.X, functional.adaptive_max_pool1d(run.X, 3))) { Sizes = "L=3..7" },
        new("AdaptiveMaxPool2d: {output_size: [2, 3], return_indices: true}", "[N, 4, H, W]", static run => Indexed(run.X, functional.adaptive_max_pool2d(run.X, [2, 3]))) { Sizes = "H=2..5 W=7" },
        new("adaptive_max_pool1d: {output_size: 2, return_indices: true}", "[N, 4, L]", static run => Indexed(run.X, functional.adaptive_max_pool1d(run.X, 2))) { Sizes = "L=2..4" },
        new("adaptive_max_pool2d: {output_size: 3, return_indices: true}", "[N, 4, H, W]", static run => Indexed(run.X, functional.adaptive_max_pool2d(run.X, [3, 3]))) { Sizes = "H=3..5 W=7" },
        new("MaxPool1d: {kernel_size: 2, ceil_mode: true}", "[N, 4, L]", static run => functional.max_pool1d(run.X, 2, ceil_mode: true)) { Sizes = "L=1..5" },
        new("MaxPool3d: {kernel_size: 3, stride: 1, padding: 1, dilation: [1, 1, 2]}", "[N, 4, D, H, W]", static run => functional.max_pool3d(run.X, [3, 3, 3], [1, 1, 1], [1, 1, 1], [1, 1, 2])) { Sizes = "D=1,2 H=1..3 W=2..4" },
        new("max_pool1d: {kernel_size: 2, stride: 3, dilation: 2, ceil_mode: true}", "[N, 4, L]", static run => functional.max_pool1d(run.X, 2, 3, dilation: 2, ceil_mode: true)) { Sizes = "L=2..7" },
        new("max_pool2d: {kernel_size: 2, dilation: [1, 2]}", "[N, 4, H, W]", static run => functional.max_pool2d(run.X, [2, 2], [2, 2], dilation: [1, 2])) { Sizes = "H=2 W=2..5" },
        new("max_pool3d: {kernel_size: 2, padding: 1, dilation: [1, 1, 2], ceil_mode: true}", "[N, 4, D, H, W]", static run => functional.max_pool3d(run.X, [2, 2, 2], [2, 2, 2], [1, 1, 1], [1, 1, 2], true)) { Sizes = "D=1,2 H=1..3 W=2..5" },
        new("MaxUnpool1d: {kernel_size: 3, stride: 2, padding: 1}", "[N, 4, L]; int64 [N, 4, L]", static run => Scattered(run, [(2 * run.X.size(2)) - 1])) { Sizes = "L=3..5" },
        new("MaxUnpool3d: {kernel_size: 3, stride: 2, padding: 1}", "[N, 4, D, H, W]; int64 [N, 4, D, H, W]", static run => Scattered(run, [(2 * run.X.size(2)) - 1, (2 * run.X.size(3)) - 1, (2 * run.X.size(4)) - 1])) { Sizes = "D=2 H=2..3 W=2" },
        new("max_unpool1d: {kernel_size: 3, stride: 2, padding: 1}", "[N, 4, L]; int64 [N, 4, L]", static run => Scattered(run, [(2 * run.X.size(2)) - 1])) { Sizes = "L=3..5" },
        new("max_unpool2d: {kernel_size: 3, stride: 2}", "[N, 4, H, W]; int64 [N, 4, H, W]", static run => Scattered(run, [(2 * run.X.size(2)) + 1, (2 * run.X.size(3)) + 1])) { Sizes = "H=1..3 W=2,3" },
        new("max_unpool3d: {kernel_size: 3, stride: 2, padding: 1, output_size: [3, 4, 4]}", "[N, 4, D, H, W]; int64 [N, 4, D, H, W]", static run => Scattered(run, [3, 4, 4])) { Sizes = "D=2 H=2 W=2" },
        new("FractionalMaxPool3d: {kernel_size: 2, output_size: [1, 2, 2]}", "[N, 4, D, H, W]", static run => functional.fractional_max_pool3d(run.X, [2, 2, 2], [1, 2, 2])) { Sizes = "D=3 H=3..5 W=5" },
        new("fractional_max_pool2d: {kernel_size: 2, output_size: 2}", "[N, 4, H, W]", static run => functional.fractional_max_pool2d(run.X, [2, 2], [2, 2])) { Sizes = "H=2..5 W=6" },
        new("fractional_max_pool3d: {kernel_size: [1, 2, 2], output_ratio: 0.5}", "[N, 4, D, H, W]", static run => functional.fractional_max_pool3d(run.X, [1, 2, 2], output_ratio: [0.5, 0.5, 0.5])) { Sizes = "D=4 H=3..7 W=6" },
        new("AvgPool2d: {kernel_size: 3, stride: 2, padding: 1, ceil_mode: true, count_include_pad: false}", "[N, 4, H, W]", static run =>
            functional.avg_pool2d(run.X, [3, 3], [2, 2], [1, 1], true, false)) { Sizes = "H=1..5 W=6" },
        new("AvgPool3d: {kernel_size: 2, stride: [1, 2, 1], padding: 1, count_include_pad: false}", "[N, 4, D, H, W]", static run =>
            functional.avg_pool3d(run.X, [2, 2, 2], [1, 2, 1], [1, 1, 1], count_include_pad: false)) { Sizes = "D=2 H=2..3 W=4", ShapeBatch = 1 },
        new("AvgPool3d: {kernel_size: 2, ceil_mode: true, divisor_override: 3}", "[N, 4, D, H, W]", static run => functional.avg_pool3d(run.X, [2, 2, 2], ceil_mode: true, divisor_override: 3)) { Sizes = "D=2 H=1..3 W=4", ShapeBatch = 1 },
        new("avg_pool1d: {kernel_size: 3, stride: 2, padding: 1, ceil_mode: true, count_include_pad: false}", "[N, 4, L]", static run => functional.avg_pool1d(run.X, 3, 2, 1, true, false)) { Sizes = "L=1..6" },
        new("avg_pool2d: {kernel_size: 3, stride: 2, padding: 1, ceil_mode: true, divisor_override: 5}", "[N, 4, H, W]", static run =>
            functional.avg_pool2d(run.X, [3, 3], [2, 2], [1, 1], true, divisor_override: 5)) { Sizes = "H=1..4 W=6" },
        new("avg_pool3d: {kernel_size: 2, stride: [1, 2, 1], padding: 1, count_include_pad: false}", "[N, 4, D, H, W]", static run =>
            functional.avg_pool3d(run.X, [2, 2, 2], [1, 2, 1], [1, 1, 1], count_include_pad: false)) { Sizes = "D=2 H=2..3 W=4", ShapeBatch = 1 },
        new("LPPool1d: {norm_type: 2, kernel_size: 3, stride: 2, ceil_mode: true}", "[N, 4, L]", static run => functional.lp_pool1d(run.X, 2, 3, 2, true)) { Sizes = "L=3..6" },
        new("LPPool2d: {norm_type: 2, kernel_size: [3, 2], stride: 2}", "[N, 4, H, W]", static run => functional.lp_pool2d(run.X, 2, [3, 2], [2, 2])) { Sizes = "H=1..5 W=3" },
        new("LPPool3d: {norm_type: 2, kernel_size: 2, stride: [1, 2, 1], ceil_mode: true}", "[N, 4, D, H, W]", static run => Norm(run, [2, 2, 2], [1, 2, 1], true)) { Sizes = "D=2 H=2..3 W=4" },
        new("lp_pool1d: {norm_type: 2, kernel_size: 3, stride: 2, ceil_mode: true}", "[N, 4, L]", static run => functional.lp_pool1d(run.X, 2, 3, 2, true)) { Sizes = "L=3..6" },
        new("lp_pool2d: {norm_type: 2, kernel_size: [3, 2], ceil_mode: true}", "[N, 4, H, W]", static run => functional.lp_pool2d(run.X, 2, [3, 2], ceil_mode: true)) { Sizes = "H=3..7 W=3" },
        new("lp_pool3d: {norm_type: 2, kernel_size: 2, stride: [1, 2, 1], ceil_mode: true}", "[N, 4, D, H, W]", static run => Norm(run, [2, 2, 2], [1, 2, 1], true)) { Sizes = "D=2 H=2..3 W=4" },
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("AdaptiveMaxPool3d: {output_size: 2, return_indices: true}", "[N, 4, D, H, W]", "return_indices"),
        ("MaxPool2d: {kernel_size: 2, padding: 2}", "[N, 4, H, W]", "more than half"),
        ("MaxPool2d: {kernel_size: 3}", "[N, 4, 2, 2]", "does not fit"),
        ("MaxPool1d: {kernel_size: 3}", "[N, 4, 2, 2]", "[N, C, L]"),
        ("AvgPool2d: {kernel_size: 3, padding: 2}", "[N, 4, H, W]", "more than half"),
        ("avg_pool1d: {kernel_size: 3}", "[N, 4]", "[N, C, L]"),
        ("AdaptiveAvgPool2d: {output_size: [1, 1, 1]}", "[N, 4, H, W]", "'output_size' has 3 entries"),
        ("AdaptiveAvgPool2d: {output_size: H}", "[N, 4, H, W]", "H"),
        ("MaxUnpool2d: {kernel_size: 2}", "[N, 4, H, W]; [N, 4, H, W]", "int64"),
        ("MaxUnpool2d: {kernel_size: 2}", "[N, 4, 3, 3]; int64 [N, 4, 2, 3]", "dimension 2 of the indices"),
        ("max_unpool2d: {kernel_size: 2, output_size: 8}", "[N, 4, 3, 3]; int64 [N, 4, 3, 3]", "a step or more above 6"),
        ("max_unpool2d: {kernel_size: 2, output_size: 4}", "[N, 4, 3, 3]; int64 [N, 4, 3, 3]", "a step or more below 6"),
        ("FractionalMaxPool2d: {kernel_size: 2}", "[N, 4, H, W]", "either"),
        ("FractionalMaxPool2d: {kernel_size: 3, output_size: 4}", "[N, 4, 5, 6]", "4 windows of 3 need 6"),
        ("FractionalMaxPool2d: {kernel_size: 3, output_ratio: [0.5]}", "[N, 4, 5, 6]", "1 entries"),
        ("AdaptiveAvgPool2d: {output_size: 0}", "[N, 4, H, W]", "output_size"),
    ];

    /// <summary>Maxima, and where each is found in its image: the numbers are all different.</summary>
    private static Tensor[] Indexed(Tensor x, Tensor maxima)
    {
        var equal = maxima.flatten(2).unsqueeze(3) == x.flatten(2).unsqueeze(2);
        return [maxima, (equal.to(int64) * arange(equal.size(3))).sum(3).reshape(maxima.shape)];
    }

    private static Tensor[] Both((Tensor Values, Tensor Indices) outputs) => [outputs.Values, outputs.Indices];

    /// <summary>Each value where its index says, in an image of zeros.</summary>
    private static Tensor Scattered(OperatorRun run, long[] sizes)
    {
        long[] outside = [run.X.size(0), run.X.size(1)];
        var zero = zeros([.. outside, sizes.Aggregate(1L, static (product, size) => product * size)]);
        return zero.scatter(2, run.Y.flatten(2), run.X.flatten(2)).unflatten(2, sizes);
    }

    /// <summary>The maximum of each window by itself: TorchSharp's function calls another one.</summary>
    private static Tensor Maximum(OperatorRun run, long[] output)
    {
        var result = run.X;
        for (var axis = 2; axis < 5; axis++)
        {
            var (size, count) = (run.X.size(axis), output[axis - 2]);
            var windows = Enumerable.Range(0, (int)count).Select(i => (Begin: i * size / count, End: (((i + 1) * size) + count - 1) / count));
            result = stack(windows.Select(window => result.narrow(axis, window.Begin, window.End - window.Begin).amax([axis])), axis);
        }

        return result;
    }

    private static Tensor Norm(OperatorRun run, long[] kernel, long[] stride, bool ceilMode = false) =>
        (functional.avg_pool3d(run.X.square(), kernel, stride, ceil_mode: ceilMode) * kernel.Aggregate(1L, static (product, size) => product * size)).sqrt();
}

using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetSpec.Tests.Operators;

/// <summary>Modules that rearrange their input, and their functional forms.</summary>
internal sealed class RearrangingCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        new("Identity", "[N, T]", static run => run.X.alias()) { Sizes = "T=1,3" },
        new("identity", "[N, T]", static run => run.X.alias()) { Sizes = "T=1,3" },
        new("Flatten", "[N, 4, H, W]", static run => run.X.flatten(1)) { Sizes = "H=1..3 W=2" },
        new("Flatten: {start_dim: 2, end_dim: -2}", "[N, 4, H, W, 3]", static run => run.X.flatten(2, 3)) { Sizes = "H=1..3 W=2" },
        new("flatten: {start_dim: 1}", "[N, 4, H, W]", static run => run.X.flatten(1)) { Sizes = "H=1..3 W=2" },
        new("Unflatten: {dim: 1, unflattened_size: [2, -1]}", "[N, 6, H]", static run => run.X.unflatten(1, [2, 3])) { Sizes = "H=1..3" },
        new("Permute: {dims: [0, 2, 3, 1]}", "[N, 4, H, W]", static run => run.X.permute(0, 2, 3, 1)) { Sizes = "H=1..3 W=2" },
        new("PixelShuffle: {upscale_factor: 2}", "[N, 8, H, W]", static run => functional.pixel_shuffle(run.X, 2)) { Sizes = "H=1..3 W=2" },
        new("pixel_shuffle: {upscale_factor: 3}", "[N, 9, H, W]", static run => functional.pixel_shuffle(run.X, 3)) { Sizes = "H=1..3 W=2" },
        new("PixelUnshuffle: {downscale_factor: 2}", "[N, 3, H, W]", static run => functional.pixel_unshuffle(run.X, 2)) { Sizes = "H=2,4 W=6", Dims = "{H: {multiple_of: 2}, W: {multiple_of: 2}}", ShapeBatch = 1 },
        new("pixel_unshuffle: {downscale_factor: 3}", "[N, 3, 6, 9]", static run => functional.pixel_unshuffle(run.X, 3)) { ShapeBatch = 1 },
        new("ChannelShuffle: {groups: 2}", "[N, 6, H, W]", static run => Shuffled(run, 2)) { Sizes = "H=1..3 W=2" },
        new("channel_shuffle: {groups: 3}", "[N, 6, H, W]", static run => Shuffled(run, 3)) { Sizes = "H=1..3 W=2" },
        new("Unfold: {kernel_size: 3, padding: 1, stride: 2}", "[N, 2, H, W]", static run => functional.unfold(run.X, 3, padding: 1, stride: 2)) { Sizes = "H=1..4 W=5" },
        new("Unfold: {kernel_size: [2, 3], dilation: [2, 1]}", "[N, 2, H, W]", static run => functional.unfold(run.X, (2, 3), (2, 1))) { Sizes = "H=1..4 W=2,5" },
        new("unfold: {kernel_size: [1, 2], stride: 2}", "[N, 2, H, W]", static run => functional.unfold(run.X, (1, 2), stride: (2, 2))) { Sizes = "H=1..4 W=1,5" },
        new("Fold: {output_size: [4, 5], kernel_size: [2, 3], stride: [2, 1]}", "[N, 12, 6]", static run => functional.fold(run.X, (4, 5), (2, 3), stride: (2, 1))),
        new("Fold: {output_size: 4, kernel_size: 2, padding: 1, stride: 2}", "[N, 12, 9]", static run => functional.fold(run.X, 4, 2, padding: 1, stride: 2)),
        new("fold: {output_size: 4, kernel_size: 2, dilation: 2}", "[N, 8, 4]", static run => functional.fold(run.X, 4, 2, dilation: 2)),
        new("Upsample: {scale_factor: 2}", "[N, 4, L]", static run => functional.interpolate(run.X, scale_factor: [2])) { Sizes = "L=1..3" },
        new("Upsample: {scale_factor: [2, 1.5], mode: bilinear, align_corners: true}", "[N, 4, H, W]", static run =>
            functional.interpolate(run.X, scale_factor: [2, 1.5], mode: InterpolationMode.Bilinear, align_corners: true)) { Sizes = "H=1..3 W=1..4" },
        new("Upsample: {size: [3, 7], mode: bicubic}", "[N, 4, H, W]", static run => functional.interpolate(run.X, size: [3, 7], mode: InterpolationMode.Bicubic)) { Sizes = "H=1..3 W=4" },
        new("Upsample: {size: 5, mode: trilinear}", "[N, 2, D, H, W]", static run => functional.interpolate(run.X, size: [5, 5, 5], mode: InterpolationMode.Trilinear)) { Sizes = "D=2 H=1..3 W=4" },
        .. Pads(1, "[N, 2, L]", "L=1..5"),
        .. Pads(2, "[N, 2, H, W]", "H=1..3 W=1,2,5"),
        .. Pads(3, "[N, 2, D, H, W]", "D=1,3 H=1..3 W=2,5"),
        new("ConstantPad2d: {padding: [1, 2, -1, 3], value: 0.5}", "[N, 2, H, W]", static run => functional.pad(run.X, [1, 2, -1, 3], value: 0.5)) { Sizes = "H=1..3 W=2" },
        new("ReflectionPad2d: {padding: 2}", "[N, 2, H, W]", static run => functional.pad(run.X, [2, 2, 2, 2], PaddingModes.Reflect)) { Sizes = "H=1..4 W=2,5" },
        new("CircularPad1d: {padding: 2}", "[N, 2, L]", static run => functional.pad(run.X, [2, 2], PaddingModes.Circular)) { Sizes = "L=1..4" },
        new("pad: {pad: [1, 0, 0, 2]}", "[N, T, 3]", static run => functional.pad(run.X, [1, 0, 0, 2])) { Sizes = "T=1,2" },
        new("pad: {pad: [0, 0, 0, 1, 0, 1], value: -1}", "[N, T, 3]", static run => functional.pad(run.X, [0, 0, 0, 1, 0, 1], value: -1)) { Sizes = "T=1,2" },
        new("pad: {pad: [1, 2], mode: reflect}", "[N, 2, L]", static run => functional.pad(run.X, [1, 2], PaddingModes.Reflect)) { Sizes = "L=1..5" },
        new("pad: {pad: [1, 2, 0, 1], mode: replicate}", "[N, 2, H, W]", static run => functional.pad(run.X, [1, 2, 0, 1], PaddingModes.Replicate)) { Sizes = "H=1,2 W=1..5" },
        new("pad: {pad: [1, 2], mode: circular}", "[N, 2, L]", static run => functional.pad(run.X, [1, 2], PaddingModes.Circular)) { Sizes = "L=1..5" },
        new("flatten: {start_dim: 1, end_dim: 2}", "[N, 4, H, W]", static run => run.X.flatten(1, 2)) { Sizes = "H=1..3 W=2" },
        new("unfold: {kernel_size: 2, dilation: [1, 2], padding: 1}", "[N, 2, H, W]", static run => functional.unfold(run.X, (2, 2), (1, 2), (1, 1))) { Sizes = "H=1..3 W=2,4" },
        new("Fold: {output_size: 4, kernel_size: 2, dilation: 2}", "[N, 8, 4]", static run => functional.fold(run.X, 4, 2, dilation: 2)),
        new("fold: {output_size: 4, kernel_size: 2, padding: 1, stride: 2}", "[N, 12, 9]", static run => functional.fold(run.X, 4, 2, padding: 1, stride: 2)),
        new("Flatten: {start_dim: 1, end_dim: 1}", "[N, 4, H]", static run => run.X.alias()) { Sizes = "H=1..3" },
        new("PixelShuffle: {upscale_factor: 2}", "[8, H, W]", static run => functional.pixel_shuffle(run.X, 2)) { Sizes = "H=1..3 W=2" },
        new("pixel_shuffle: {upscale_factor: 2}", "[N, 3, 8, H, W]", static run => functional.pixel_shuffle(run.X, 2)) { Sizes = "H=1..3 W=2" },
        new("PixelUnshuffle: {downscale_factor: 2}", "[3, 4, 6]", static run => functional.pixel_unshuffle(run.X, 2)),
        new("pixel_unshuffle: {downscale_factor: 2}", "[N, 3, 2, 4, 6]", static run => functional.pixel_unshuffle(run.X, 2)) { ShapeBatch = 1 },
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("pad: {pad: [0, 1], mode: replicate}", "bool [N, 2, L]", "repeats numbers only"),
        ("Flatten: {start_dim: 2, end_dim: 1}", "[N, 8, H, W]", "start_dim"),
        ("PixelUnshuffle: {downscale_factor: 2}", "[6, 4]", "[…, C, H, W]"),
        ("PixelUnshuffle: {downscale_factor: 2}", "[N, 6, 4, 5]", "does not divide"),
        ("Fold: {output_size: 4, kernel_size: 2}", "[8, 9]", "[N, C × kernel, blocks]"),
        ("Fold: {output_size: 4, kernel_size: 2}", "int64 [N, 8, 9]", "fractions"),
        ("PixelShuffle: {upscale_factor: 2}", "[N, 6, H, W]", "the channels"),
        ("PixelUnshuffle: {downscale_factor: 2}", "[N, 6, H, W]", "multiple"),
        ("PixelUnshuffle: {downscale_factor: 2}", "[N, 6, 5, 4]", "does not divide"),
        ("ChannelShuffle: {groups: 4}", "[N, 6, H, W]", "groups"),
        ("Permute: {dims: [0, 2, 1]}", "[N, 6, H, W]", "dims"),
        ("Unflatten: {dim: 1, unflattened_size: []}", "[N, 1]", "at least one"),
        ("Unflatten: {dim: 1, unflattened_size: [4, 2]}", "[N, 6]", "unflattened_size"),
        ("Fold: {output_size: 4, kernel_size: 2}", "[N, 8, 8]", "number of places"),
        ("Fold: {output_size: 4, kernel_size: 2}", "[N, 7, 9]", "kernel_size"),
        ("Unfold: {kernel_size: 5}", "[N, 8, 3, 3]", "does not fit"),
        ("Upsample", "[N, 8, L]", "scale_factor"),
        ("Upsample: {scale_factor: 2, align_corners: true}", "[N, 8, L]", "align_corners"),
        ("ReflectionPad1d: {padding: 4}", "[N, 8, 4]", "takes 4"),
        ("ReflectionPad1d: {padding: -1}", "[N, 8, 4]", "negative"),
        ("ZeroPad2d: {padding: [1, 2, 3]}", "[N, 8, 4, 4]", "'padding' has 3 entries"),
        ("ZeroPad1d: {padding: -2}", "[N, 8, 4]", "cuts off"),
        ("pad: {pad: [1, 2, 3]}", "[N, 8, 4]", "'pad' has 3 entries"),
        ("pad: {pad: [1, 2], mode: reflect}", "[N, 8, 4, 4]", "reflect"),
        ("identity: {value: 1}", "[N]", "value"),
    ];

    private static IEnumerable<OperatorCase> Pads(int dimensions, string inputs, string sizes)
    {
        long[] sides = [.. Enumerable.Range(0, 2 * dimensions).Select(static i => (long)(i % 3 == 1 ? 2 : 1))];
        long[] ones = [.. sides.Select(static _ => 1L)];
        var list = $"[{string.Join(", ", sides)}]";
        return
        [
            new($"ConstantPad{dimensions}d: {{padding: 1, value: 3}}", inputs, run => functional.pad(run.X, ones, value: 3)) { Sizes = sizes },
            new($"ConstantPad{dimensions}d: {{padding: {list}, value: 1.5}}", inputs, run => functional.pad(run.X, sides, value: 1.5)) { Sizes = sizes },
            new($"ZeroPad{dimensions}d: {{padding: {list}}}", inputs, run => functional.pad(run.X, sides)) { Sizes = sizes },
            new($"ReflectionPad{dimensions}d: {{padding: {list}}}", inputs, run => functional.pad(run.X, sides, PaddingModes.Reflect)) { Sizes = sizes },
            new($"ReplicationPad{dimensions}d: {{padding: {list}}}", inputs, run => functional.pad(run.X, sides, PaddingModes.Replicate)) { Sizes = sizes },
            new($"CircularPad{dimensions}d: {{padding: {list}}}", inputs, run => functional.pad(run.X, sides, PaddingModes.Circular)) { Sizes = sizes },
        ];
    }

    private static Tensor Shuffled(OperatorRun run, long groups)
    {
        var split = run.X.unflatten(1, [groups, run.X.size(1) / groups]);
        return split.transpose(1, 2).flatten(1, 2);
    }
}

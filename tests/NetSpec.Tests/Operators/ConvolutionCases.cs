using TorchSharp;
using static TorchSharp.torch.nn;

namespace NetSpec.Tests.Operators;

/// <summary>
/// Convolutions and transposed ones. Those without groups have 16 channels out: with a number that 16 does not divide, libtorch 2.10 computes
/// another gradient of the input at each call on some CPUs (oneDNN pads the channels and reads what it never wrote), with or without NetSpec.
/// </summary>
internal sealed class ConvolutionCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        new("Conv1d: {out_channels: 16, kernel_size: 3, stride: 2, padding: 1, dilation: 2}", "[N, 4, L]", static run =>
            functional.conv1d(run.X, run["weight"], run["bias"], stride: 2, padding: 1, dilation: 2))
        {
            Sizes = "L=1..9",
            MultiplyAdds = 2 * 16 * 4 * 4 * 3,
        },
        new("Conv1d: {out_channels: 16, kernel_size: 1, padding: [0], bias: false}", "[N, 4, L]", static run => functional.conv1d(run.X, run["weight"]))
        {
            Sizes = "L=1..6",
            MultiplyAdds = 2 * 16 * 6 * 4,
        },
        new("Conv1d: {out_channels: 16, kernel_size: [4], padding: same, bias: false}", "[N, 4, L]", static run =>
            functional.conv1d(functional.pad(run.X, (1, 2)), run["weight"]))
        {
            Sizes = "L=1..6",
            MultiplyAdds = 2 * 16 * 6 * 4 * 4,
        },
        new("Conv2d: {out_channels: 6, kernel_size: 3, groups: 2, padding: 1}", "[N, 4, H, W]", static run =>
            functional.conv2d(run.X, run["weight"], run["bias"], padding: [1, 1], groups: 2))
        {
            Sizes = "H=1..4 W=5",
            MultiplyAdds = 2 * 6 * 4 * 5 * 2 * 9,
        },
        new("Conv2d: {kernel_size: [1, 5], stride: [2, 1], padding: 0, groups: 4}", "[N, 4, H, W]", static run =>
            functional.conv2d(run.X, run["weight"], run["bias"], strides: [2, 1], groups: 4))
        {
            Sizes = "H=1..4 W=3..7",
            MultiplyAdds = 2 * 4 * 2 * 3 * 5,
        },
        new("Conv2d: {out_channels: 16, kernel_size: 3, padding: valid}", "[N, 4, H, W]", static run => functional.conv2d(run.X, run["weight"], run["bias"]))
        {
            Sizes = "H=1..4 W=2,5",
            MultiplyAdds = 2 * 16 * 2 * 3 * 4 * 9,
        },
        new("Conv2d: {out_channels: 16, kernel_size: 3, padding: [2, 1], padding_mode: reflect}", "[N, 4, H, W]", static run =>
            functional.conv2d(functional.pad(run.X, [1, 1, 2, 2], PaddingModes.Reflect), run["weight"], run["bias"]))
        {
            Sizes = "H=1..4 W=1,2,5",
            MultiplyAdds = 2 * 16 * 6 * 5 * 4 * 9,
        },
        new("Conv2d: {out_channels: 16, kernel_size: [3, 5], padding: same, padding_mode: replicate}", "[N, 4, H, W]", static run =>
            functional.conv2d(functional.pad(run.X, [2, 2, 1, 1], PaddingModes.Replicate), run["weight"], run["bias"]))
        {
            Sizes = "H=1..4 W=1,5",
            MultiplyAdds = 2 * 16 * 4 * 5 * 4 * 15,
        },
        new("Conv2d: {out_channels: 16, kernel_size: 4, padding: same, padding_mode: circular}", "[N, 4, H, W]", static run =>
            functional.conv2d(functional.pad(run.X, [1, 2, 1, 2], PaddingModes.Circular), run["weight"], run["bias"]))
        {
            Sizes = "H=1..4 W=1,5",
            MultiplyAdds = 2 * 16 * 4 * 5 * 4 * 16,
        },
        new("Conv3d: {out_channels: 16, kernel_size: [1, 2, 3], padding: [0, 0, 1]}", "[N, 4, D, H, W]", static run =>
            functional.conv3d(run.X, run["weight"], run["bias"], padding: [0, 0, 1]))
        {
            Sizes = "D=1,2 H=1,2,3 W=1,4",
            MultiplyAdds = 2 * 16 * 2 * 2 * 4 * 4 * 6,
        },
        new("ConvTranspose1d: {out_channels: 6, kernel_size: 3, stride: 2, padding: 1, output_padding: 1, dilation: 2}", "[N, 4, L]", static run =>
            functional.conv_transpose1d(run.X, run["weight"], run["bias"], stride: 2, padding: 1, output_padding: 1, dilation: 2))
        {
            Sizes = "L=1..5",
            MultiplyAdds = 2 * 4 * 5 * 6 * 3,
        },
        new("ConvTranspose2d: {out_channels: 6, kernel_size: 2, stride: 2, groups: 2, bias: false}", "[N, 4, H, W]", static run =>
            functional.conv_transpose2d(run.X, run["weight"], strides: [2, 2], groups: 2))
        {
            Sizes = "H=1..3 W=4",
            MultiplyAdds = 2 * 4 * 3 * 4 * 3 * 4,
        },
        new("ConvTranspose2d: {kernel_size: [1, 3], padding: [1, 0]}", "[N, 4, H, W]", static run =>
            functional.conv_transpose2d(run.X, run["weight"], run["bias"], padding: [1, 0]))
        {
            Sizes = "H=1..4 W=1,4",
            ShapeBatch = 1,
            MultiplyAdds = 2 * 4 * 4 * 4 * 4 * 3,
        },
        new("ConvTranspose3d: {out_channels: 2, kernel_size: 2, stride: [1, 2, 2]}", "[N, 4, D, H, W]", static run =>
            functional.conv_transpose3d(run.X, run["weight"], run["bias"], strides: [1, 2, 2]))
        {
            Sizes = "D=1,2 H=2 W=1,3",
            MultiplyAdds = 2 * 4 * 2 * 2 * 3 * 2 * 8,
        },
        new("conv1d: {stride: 2, padding: 1}", "[N, 4, L]; [16, 4, 3]; [16]", static run => Unfolded(run.X.unsqueeze(2), run.Y.unsqueeze(2), (1, 2), (0, 1)).squeeze(2) + run.Inputs[2].unsqueeze(-1)) { Sizes = "L=1..5", MultiplyAdds = 2 * 16 * 3 * 4 * 3 },
        new("conv2d", "[N, 4, H, W]; [16, 4, 3, 2]", static run => Unfolded(run.X, run.Y, (1, 1), (0, 0))) { Sizes = "H=2..4 W=1..3", MultiplyAdds = 2 * 16 * 2 * 2 * 4 * 6 },
        new("conv2d: {stride: [2, 1], padding: 1, groups: 2, dilation: 2}", "[N, 4, H, W]; [6, 2, 2, 2]; [6]", static run =>
            functional.conv2d(run.X, run.Y, run.Inputs[2], [2, 1], [1, 1], [2, 2], 2)) { Sizes = "H=1..4 W=1..3", MultiplyAdds = 2 * 6 * 2 * 3 * 2 * 4 },
        new("conv3d: {padding: [1, 0, 0]}", "[N, 4, D, H, W]; [16, 4, 3, 1, 2]", static run => functional.conv3d(run.X, run.Y, null, padding: [1, 0, 0])) { Sizes = "D=1,2 H=2 W=1..3", MultiplyAdds = 2 * 16 * 2 * 2 * 2 * 4 * 6 },
        new("conv_transpose1d: {stride: 2, padding: 1, output_padding: 1, dilation: 2}", "[N, 4, L]; [4, 6, 3]; [6]", static run =>
            functional.conv_transpose1d(run.X, run.Y, run.Inputs[2], stride: 2, padding: 1, output_padding: 1, dilation: 2)) { Sizes = "L=1..5", MultiplyAdds = 2 * 4 * 5 * 6 * 3 },
        new("conv_transpose2d", "[N, 4, H, W]; [4, 6, 3, 2]", static run =>
            functional.fold(run.Y.flatten(1).t().matmul(run.X.flatten(2)), (run.X.size(2) + 2, run.X.size(3) + 1), (3, 2))) { Sizes = "H=1..3 W=1,3", ShapeBatch = 1, MultiplyAdds = 2 * 4 * 3 * 3 * 6 * 6 },
        new("conv_transpose2d: {stride: [2, 3], padding: [1, 0], output_padding: [1, 2], groups: 2, dilation: [1, 2]}", "[N, 4, H, W]; [4, 3, 2, 2]; [6]", static run =>
            functional.conv_transpose2d(run.X, run.Y, run.Inputs[2], [2, 3], [1, 0], [1, 2], [1, 2], 2)) { Sizes = "H=1..3 W=1,3", MultiplyAdds = 2 * 4 * 3 * 3 * 3 * 4 },
        new("conv_transpose3d: {stride: [1, 2, 2], output_padding: [0, 1, 0]}", "[N, 4, D, H, W]; [4, 2, 2, 2, 2]", static run =>
            functional.conv_transpose3d(run.X, run.Y, null, strides: [1, 2, 2], output_padding: [0, 1, 0])) { Sizes = "D=1,2 H=2 W=1..3", MultiplyAdds = 2 * 4 * 2 * 2 * 3 * 2 * 8 },
        new("Conv1d: {out_channels: 6, kernel_size: 3, padding: 1, padding_mode: circular, groups: 2}", "[N, 4, L]", static run =>
            functional.conv1d(functional.pad(run.X, [1, 1], PaddingModes.Circular), run["weight"], run["bias"], groups: 2)) { Sizes = "L=1..4", MultiplyAdds = 2 * 6 * 4 * 2 * 3 },
        new("Conv2d: {out_channels: 16, kernel_size: 3, dilation: [1, 2], bias: false}", "[N, 4, H, W]", static run =>
            functional.conv2d(run.X, run["weight"], dilation: [1, 2])) { Sizes = "H=2..4 W=4..6", MultiplyAdds = 2 * 16 * 2 * 2 * 4 * 9 },
        new("Conv3d: {out_channels: 6, kernel_size: 2, stride: [1, 2, 1], padding: 1, dilation: [1, 1, 2], padding_mode: replicate, groups: 2, bias: false}", "[N, 4, D, H, W]", static run =>
            functional.conv3d(functional.pad(run.X, [1, 1, 1, 1, 1, 1], PaddingModes.Replicate), run["weight"], null, [1, 2, 1], dilation: [1, 1, 2], groups: 2))
        {
            Sizes = "D=2 H=1..3 W=3",
            MultiplyAdds = 2 * 6 * 3 * 2 * 3 * 2 * 8,
        },
        new("ConvTranspose1d: {out_channels: 6, kernel_size: 3, groups: 2, bias: false}", "[N, 4, L]", static run =>
            functional.conv_transpose1d(run.X, run["weight"], groups: 2)) { Sizes = "L=1..3", MultiplyAdds = 2 * 4 * 3 * 3 * 3 },
        new("ConvTranspose2d: {out_channels: 6, kernel_size: 3, stride: [2, 3], output_padding: 1, dilation: [1, 2]}", "[N, 4, H, W]", static run =>
            functional.conv_transpose2d(run.X, run["weight"], run["bias"], strides: [2, 3], output_padding: [1, 1], dilation: [1, 2])) { Sizes = "H=1..3 W=2", MultiplyAdds = 2 * 4 * 3 * 2 * 6 * 9 },
        new("ConvTranspose3d: {out_channels: 2, kernel_size: 2, stride: 2, padding: [1, 0, 0], output_padding: 1, dilation: [1, 2, 1], groups: 2, bias: false}", "[N, 4, D, H, W]", static run =>
            functional.conv_transpose3d(run.X, run["weight"], null, [2, 2, 2], [1, 0, 0], [1, 1, 1], [1, 2, 1], 2)) { Sizes = "D=1,2 H=2 W=1,3", MultiplyAdds = 2 * 4 * 2 * 2 * 3 * 8 },
        new("conv1d: {dilation: 2, groups: 2}", "[N, 4, L]; [6, 2, 2]", static run => functional.conv1d(run.X, run.Y, null, dilation: 2, groups: 2)) { Sizes = "L=2..5", MultiplyAdds = 2 * 6 * 3 * 2 * 2 },
        new("conv3d: {stride: [1, 2, 1], dilation: [1, 1, 2], groups: 2}", "[N, 4, D, H, W]; [6, 2, 1, 2, 2]", static run =>
            functional.conv3d(run.X, run.Y, null, [1, 2, 1], dilation: [1, 1, 2], groups: 2)) { Sizes = "D=2 H=2..3 W=3,4", MultiplyAdds = 2 * 6 * 2 * 1 * 2 * 2 * 4 },
        new("conv_transpose1d: {groups: 2}", "[N, 4, L]; [4, 3, 3]", static run => functional.conv_transpose1d(run.X, run.Y, groups: 2)) { Sizes = "L=1..3", MultiplyAdds = 2 * 4 * 3 * 3 * 3 },
        new("conv_transpose3d: {padding: [1, 0, 0], dilation: [1, 2, 1], groups: 2}", "[N, 4, D, H, W]; [4, 1, 2, 2, 2]", static run =>
            functional.conv_transpose3d(run.X, run.Y, null, padding: [1, 0, 0], dilation: [1, 2, 1], groups: 2)) { Sizes = "D=2..3 H=2 W=1,3", MultiplyAdds = 2 * 4 * 3 * 2 * 3 * 8 },
        new("conv_transpose1d: {dilation: 2, output_padding: 1}", "[N, 4, L]; [4, 2, 3]", static run => functional.conv_transpose1d(run.X, run.Y, output_padding: 1, dilation: 2)) { Sizes = "L=1..3", MultiplyAdds = 2 * 4 * 3 * 2 * 3 },
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("conv2d", "[N, 4, H]; [16, 4, 3, 3]", "[N, C, H, W]"),
        ("conv2d", "[N, 4, H, W]; int64 [16, 4, 3, 3]", "one type"),
        ("conv_transpose2d", "[N, 4, H, W]; [3, 16, 3, 3]", "dimension 0 of the weight"),
        ("conv_transpose2d", "[N, 4, H, W]; [4, 16, 3]", "4 dimensions"),
        ("conv_transpose2d: {groups: 3}", "[N, 4, H, W]; [4, 2, 3, 3]", "groups"),
        ("conv_transpose1d", "[N, 4, L]; [4, 16, 3]; [8]", "bias"),
        ("conv_transpose1d", "[N, 4, L]; [4, 16, 3]; [1, 16]", "one dimension"),
        ("conv_transpose2d: {output_padding: [0, 1]}", "[N, 4, H, W]; [4, 16, 3, 3]", "output_padding"),
        ("conv_transpose2d: {padding: 2}", "[N, 4, 2, 2]; [4, 16, 3, 3]", "padding"),
        ("conv2d", "[N, 4, H, W]; [16, 3, 3, 3]", "the channels that the weight"),
        ("conv2d", "[N, 4, H, W]; [16, 4, 3]", "4 dimensions"),
        ("conv2d: {groups: 2}", "[N, 4, H, W]; [5, 2, 3, 3]", "groups"),
        ("conv1d", "[N, 4, L]; [16, 4, 3]; [8]", "bias"),
        ("conv2d", "[N, 4, 2, 2]; [16, 4, 3, 3]", "does not fit"),
        ("Conv2d: {out_channels: 6, kernel_size: 3, groups: 4}", "[N, 4, H, W]", "groups"),
        ("Conv2d: {out_channels: 6, kernel_size: 3, groups: 3}", "[N, 4, H, W]", "in_channels"),
        ("Conv2d: {in_channels: 3, out_channels: 6, kernel_size: 3}", "[N, 4, H, W]", "in_channels"),
        ("Conv2d: {out_channels: 6, kernel_size: [3, 3, 3]}", "[N, 4, H, W]", "'kernel_size' has 3 entries; it takes one number, or 2"),
        ("Conv2d: {out_channels: 6, kernel_size: 7}", "[N, 4, 5, 5]", "does not fit"),
        ("Conv2d: {out_channels: 6, kernel_size: 3}", "[N, 4, L]", "[N, C, H, W]"),
        ("Conv2d: {out_channels: 6, kernel_size: 3}", "int64 [N, 4, H, W]", "fractions"),
        ("Conv2d: {out_channels: 6, kernel_size: 3, padding: same, stride: 2}", "[N, 4, H, W]", "stride 1"),
        ("Conv2d: {out_channels: 6, kernel_size: 3, padding: sane}", "[N, 4, H, W]", "sane"),
        ("Conv2d: {out_channels: 6, kernel_size: [2, 3], padding: same, padding_mode: reflect}", "[N, 4, H, W]", "padding"),
        ("Conv2d: {out_channels: 6, kernel_size: 3, padding: 2, padding_mode: reflect}", "[N, 4, 2, 2]", "padding"),
        ("ConvTranspose2d: {out_channels: 6, kernel_size: 3, output_padding: 1}", "[N, 4, H, W]", "output_padding"),
        ("ConvTranspose2d: {out_channels: 6, kernel_size: 3, groups: 3}", "[N, 4, H, W]", "groups"),
        ("ConvTranspose2d: {out_channels: 6, kernel_size: 1, padding: 1}", "[N, 4, 2, 2]", "padding"),
    ];

    /// <summary>A convolution as the product of a matrix with the columns that the window sees.</summary>
    private static torch.Tensor Unfolded(torch.Tensor x, torch.Tensor weight, (long, long) stride, (long, long) padding)
    {
        var columns = functional.unfold(x, (weight.size(2), weight.size(3)), padding: padding, stride: stride);
        var height = ((x.size(2) + (2 * padding.Item1) - weight.size(2)) / stride.Item1) + 1;
        return weight.flatten(1).matmul(columns).unflatten(2, [height, columns.size(2) / height]);
    }
}

using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <content>Pools.</content>
public static partial class Functions
{
    /// <summary>The p-norm of a sliding window over [N, C, D, H, W].</summary>
    /// <param name="input">A tensor of five dimensions.</param>
    /// <param name="normType">The power p.</param>
    /// <param name="kernelSize">Size of the window: depth, height, width.</param>
    /// <param name="stride">Step of the window; default: its size.</param>
    /// <param name="ceilMode">Whether a last, partial window counts.</param>
    /// <returns>The pooled tensor.</returns>
    public static Tensor LPPool3d(Tensor input, double normType, long[] kernelSize, long[]? stride = null, bool ceilMode = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(kernelSize);
        using Scalar power = normType;
        using Scalar root = 1 / normType;
        using Scalar elements = kernelSize.Aggregate(1L, static (product, size) => product * size);
        using var powers = input.pow(power);
        using var means = nn.functional.avg_pool3d(powers, kernelSize, stride, ceil_mode: ceilMode);
        using var sums = means.mul(elements);
        return sums.pow(root);
    }

    /// <summary>Maximum pooling of [N, C, D, H, W] to a fixed size.</summary>
    /// <param name="input">A tensor of five dimensions.</param>
    /// <param name="outputSize">Depth, height and width of the output.</param>
    /// <returns>The pooled tensor.</returns>
    public static Tensor AdaptiveMaxPool3d(Tensor input, long[] outputSize)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(outputSize);
        var (depth, height, width) = (outputSize[0], outputSize[1], outputSize[2]);

        // The windows are boxes: of the maxima over height and width those over depth are the maxima of all.
        using var slices = input.flatten(1, 2);
        using var pooledSlices = nn.functional.adaptive_max_pool2d(slices, [height, width]);
        using var volume = pooledSlices.unflatten(1, [input.size(1), input.size(2)]);
        using var columns = volume.flatten(3);
        using var pooledColumns = nn.functional.adaptive_max_pool2d(columns, [depth, height * width]);
        return pooledColumns.unflatten(3, [height, width]);
    }

    /// <summary>The values of a max pool where they stood, and zeros elsewhere.</summary>
    /// <param name="input">The maxima, [N, C, ...].</param>
    /// <param name="indices">Where each stood, counted through the spatial dimensions.</param>
    /// <param name="outputSize">The spatial sizes of the output.</param>
    /// <returns>A tensor [N, C, outputSize].</returns>
    public static Tensor MaxUnpool(Tensor input, Tensor indices, long[] outputSize)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(outputSize);
        using var nothing = zeros([input.size(0), input.size(1), outputSize.Aggregate(1L, static (product, size) => product * size)], input.dtype, input.device);
        using var values = input.flatten(2);
        using var places = indices.flatten(2);
        using var scattered = nothing.scatter(2, places, values);
        return scattered.unflatten(2, outputSize);
    }
}

using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>Functions that TorchSharp lacks, or has with a bug. Each frees everything but its result.</summary>
public static class Functions
{
    private static readonly Scalar One = 1;

    /// <summary>Root-mean-square normalisation over the last dimensions.</summary>
    /// <param name="input">A tensor whose last dimensions are <paramref name="normalizedShape"/>.</param>
    /// <param name="normalizedShape">The sizes of the dimensions that are normalised over.</param>
    /// <param name="eps">Added to the mean square; default: the machine epsilon of the input's type.</param>
    /// <param name="weight">The factor of each element; default: none.</param>
    /// <returns>A tensor of the input's shape and type.</returns>
    public static Tensor RMSNorm(Tensor input, long[] normalizedShape, double? eps = null, Tensor? weight = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(normalizedShape);

        // As in PyTorch: the square of a half-precision number needs more range than it has.
        var isHalf = input.dtype is ScalarType.Float16 or ScalarType.BFloat16;
        using var wide = isHalf ? input.to_type(ScalarType.Float32) : input.alias();
        using var scale = ReciprocalOfRootMeanSquare(wide, normalizedShape.Length, eps ?? finfo(input.dtype).eps);
        var normalised = wide.mul(scale);
        normalised = isHalf ? normalised.to_type(input.dtype, disposeAfter: true) : normalised;
        if (weight is null)
        {
            return normalised;
        }

        var result = normalised.mul(weight);
        normalised.Dispose();
        return result;
    }

    /// <summary>Dropout of whole channels of [N, C, L].</summary>
    /// <param name="input">A tensor of three dimensions.</param>
    /// <param name="p">Probability of a channel to be zeroed.</param>
    /// <param name="training">Whether anything is zeroed at all; otherwise the result shares the input's memory.</param>
    /// <returns>A tensor of the input's shape.</returns>
    public static Tensor Dropout1d(Tensor input, double p = 0.5, bool training = true)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var image = input.unsqueeze(-1);
        using var dropped = nn.functional.dropout2d(image, p, training);
        return dropped.squeeze(-1);
    }

    /// <summary>Drops samples at random and scales up the others.</summary>
    /// <param name="input">A tensor whose first dimension is the batch.</param>
    /// <param name="p">Probability of being dropped.</param>
    /// <param name="mode">What is dropped.</param>
    /// <param name="training">Whether anything is dropped at all; otherwise the result shares the input's memory.</param>
    /// <returns>A tensor of the input's shape.</returns>
    public static Tensor StochasticDepth(Tensor input, double p, StochasticDepthMode mode = StochasticDepthMode.Row, bool training = true)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!training || p == 0)
        {
            return input.alias();
        }

        var shape = new long[input.ndim];
        Array.Fill(shape, 1);
        shape[0] = mode == StochasticDepthMode.Row ? input.size(0) : 1;
        using var noise = empty(shape, input.dtype, input.device);
        noise.bernoulli_(1 - p);
        if (p < 1)
        {
            using Scalar survival = 1 - p;
            noise.div_(survival);
        }

        return input.mul(noise);
    }

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

    private static Tensor ReciprocalOfRootMeanSquare(Tensor input, int dimensions, double eps)
    {
        using Scalar epsilon = eps;
        long[] last = [.. Enumerable.Range(1, dimensions).Select(static i => (long)-i)];
        using var squares = input.square();
        return squares.mean(last, keepdim: true).add_(epsilon, One).rsqrt_();
    }
}

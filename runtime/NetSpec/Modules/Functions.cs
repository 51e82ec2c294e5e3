using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>Functions that TorchSharp lacks, or has with a bug. Each frees everything but its result.</summary>
public static partial class Functions
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

    /// <summary>What lies between two tensors: start + weight · (end - start).</summary>
    /// <param name="start">Where the weight is 0.</param>
    /// <param name="end">Where the weight is 1.</param>
    /// <param name="weight">How far to go.</param>
    /// <returns>A tensor of both shapes, broadcast.</returns>
    public static Tensor Lerp(Tensor start, Tensor end, double weight)
    {
        ArgumentNullException.ThrowIfNull(start);
        using var tensor = torch.tensor(weight, start.dtype, start.device);
        return start.lerp(end, tensor);
    }

    /// <summary>Normalisation by the neighbouring channels.</summary>
    /// <param name="input">[N, C, …] with at least one more dimension; libtorch takes more than one only of a tensor that lies row by row.</param>
    /// <param name="size">Neighbouring channels.</param>
    /// <param name="alpha">Factor of their mean square.</param>
    /// <param name="beta">Exponent.</param>
    /// <param name="k">Added before the exponent is taken.</param>
    /// <returns>A tensor of the input's shape.</returns>
    public static Tensor LocalResponseNorm(Tensor input, long size, double alpha = 1e-4, double beta = 0.75, double k = 1)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var rows = input.contiguous();
        return nn.functional.local_response_norm(rows, size, alpha, beta, k);
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

    /// <summary>A leaky ReLU with random slopes.</summary>
    /// <param name="input">A tensor.</param>
    /// <param name="lower">The least slope.</param>
    /// <param name="upper">The greatest slope.</param>
    /// <param name="training">Whether slopes are drawn at all; otherwise all are the mean of both bounds.</param>
    /// <returns>A tensor of the input's shape.</returns>
    public static Tensor RReLU(Tensor input, double lower = 1.0 / 8, double upper = 1.0 / 3, bool training = true)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!training)
        {
            using Scalar slope = (lower + upper) / 2;
            return input.leaky_relu(slope);
        }

        using var slopes = input.new_empty(input.shape).uniform_(lower, upper);
        using var positive = input.relu();
        using var negative = input.sub(positive);
        using var scaled = negative.mul(slopes);
        return scaled.add(positive, One);
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

    private static Tensor ReciprocalOfRootMeanSquare(Tensor input, int dimensions, double eps)
    {
        using Scalar epsilon = eps;
        long[] last = [.. Enumerable.Range(1, dimensions).Select(static i => (long)-i)];
        using var squares = input.square();
        return squares.mean(last, keepdim: true).add_(epsilon, One).rsqrt_();
    }
}

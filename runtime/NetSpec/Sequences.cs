using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec;

/// <summary>Tensors of numbers in order.</summary>
public static class Sequences
{
    /// <summary>The numbers from <paramref name="start"/> up to but without <paramref name="end"/>.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">The first number that is left out.</param>
    /// <param name="step">The distance between numbers.</param>
    /// <param name="dtype">The element type.</param>
    /// <param name="device">Where the tensor lives.</param>
    /// <returns>A tensor of one dimension, which the caller disposes.</returns>
    /// <remarks>Unlike TorchSharp's <c>arange</c> it keeps the three numbers alive until libtorch has read them.</remarks>
    public static Tensor Arange(long start, long end, long step, ScalarType dtype, Device device)
    {
        using Scalar first = start, last = end, distance = step;
        return arange(first, last, distance, dtype, device);
    }
}

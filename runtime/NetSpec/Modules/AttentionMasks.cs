using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>
/// The masks of PyTorch's <c>MultiheadAttention</c>, in which true hides, as those of <c>scaled_dot_product_attention</c>, in which true shows;
/// numbers are added to the scores in both. What is returned is the caller's to dispose.
/// </summary>
internal static class AttentionMasks
{
    private static readonly Scalar One = 1;
    private static readonly Scalar Hidden = double.NegativeInfinity;

    /// <summary>The mask with the other meaning of true.</summary>
    public static Tensor Turned(Tensor mask) => mask.dtype == ScalarType.Bool ? mask.logical_not() : mask.alias();

    /// <summary>The mask of keys, [N, S], for all heads and queries.</summary>
    public static Tensor OfKeys(Tensor mask)
    {
        using var shaped = mask.view(mask.size(0), 1, 1, mask.size(1));
        return Turned(shaped);
    }

    /// <summary>Each query sees the keys up to its own place.</summary>
    public static Tensor Causal(long queries, long keys, Device device)
    {
        using var all = ones([queries, keys], ScalarType.Bool, device);
        return all.tril();
    }

    /// <summary>What both show; null where there is neither.</summary>
    public static Tensor? Join(Tensor? first, Tensor? second, ScalarType dtype)
    {
        if (first is null || second is null)
        {
            return (first ?? second)?.alias();
        }

        if (first.dtype == ScalarType.Bool && second.dtype == ScalarType.Bool)
        {
            return first.logical_and(second);
        }

        using var left = Added(first, dtype);
        using var right = Added(second, dtype);
        return left.add(right, One);
    }

    /// <summary>A mask of truth values as what is added to the scores.</summary>
    private static Tensor Added(Tensor mask, ScalarType dtype)
    {
        if (mask.dtype != ScalarType.Bool)
        {
            return mask.alias();
        }

        using var hides = mask.logical_not();
        using var nothing = zeros(mask.shape, dtype, mask.device);
        return nothing.masked_fill(hides, Hidden);
    }
}

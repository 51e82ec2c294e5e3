using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <content>Attention.</content>
public static partial class Functions
{
    /// <summary>softmax(scale · query · keyᵀ) · value: TorchSharp's function knows no scale but one over the root of the width.</summary>
    /// <param name="query">The queries, [..., L, E].</param>
    /// <param name="key">The keys, [..., S, E].</param>
    /// <param name="value">The values, [..., S, V].</param>
    /// <param name="scale">What the products are multiplied by.</param>
    /// <param name="mask">Of type bool: true where a key is looked at; of numbers: what is added to the scores. Default: none.</param>
    /// <param name="dropout">The probability that an attention weight is dropped.</param>
    /// <param name="isCausal">Whether a position looks only at itself and those before.</param>
    /// <returns>The attended values, [..., L, V].</returns>
    public static Tensor ScaledDotProductAttention(Tensor query, Tensor key, Tensor value, double scale, Tensor? mask = null, double dropout = 0, bool isCausal = false)
    {
        ArgumentNullException.ThrowIfNull(query);

        // libtorch divides by the root of the width: so does what it is given, the other way round.
        using Scalar factor = scale * Math.Sqrt(query.size(-1));
        using var scaled = query.mul(factor);
        return nn.functional.scaled_dot_product_attention(scaled, key, value, mask, dropout, isCausal);
    }
}

using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Attention;

/// <summary>What attention asks of a mask.</summary>
internal static class AttentionMask
{
    /// <summary>Reports a mask of a type that is none.</summary>
    public static bool IsMask(OperatorCall call, TensorType mask)
    {
        if (mask.DType != DTypes.Bool && !DTypes.IsFloating(mask.DType))
        {
            call.Error($"needs a mask of type bool, or numbers to add to the scores; {mask.DType} comes in");
            return false;
        }

        return true;
    }

    /// <summary>Reports a mask that the scores, of shape <paramref name="scores"/>, cannot be masked with.</summary>
    public static bool Fits(OperatorCall call, TensorType mask, Dim[] scores)
    {
        if (call.Flag("is_causal"))
        {
            call.Error("takes a mask or 'is_causal', not both", "is_causal");
            return false;
        }

        if (!IsMask(call, mask))
        {
            return false;
        }

        if (mask.Rank < 2 || mask.Rank > scores.Length)
        {
            call.Error($"needs a mask of 2 to {scores.Length} dimensions for scores {new TensorType([.. scores])}; {mask} comes in");
            return false;
        }

        var first = scores.Length - mask.Rank;
        return mask.Shape.Select((size, i) => size == 1 || call.AreJoined(size, $"dimension {i} of the mask {mask}", scores[first + i], "of the scores", firstStays: false)).All(static fits => fits);
    }
}

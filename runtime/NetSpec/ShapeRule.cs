namespace NetSpec;

/// <summary>Which shapes fit: the rule of each dimension, and that equal names are equal sizes.</summary>
internal sealed class ShapeRule
{
    private readonly DimensionRule[] _dimensions;

    // The dimension before each that has the same name; -1 where there is none.
    private readonly int[] _equalTo;

    public ShapeRule(IReadOnlyList<DimensionRule> dimensions)
    {
        _dimensions = [.. dimensions];
        _equalTo = [.. _dimensions.Select(NamedBefore)];
    }

    /// <summary>The number of dimensions.</summary>
    public int Rank => _dimensions.Length;

    public bool Fits(ReadOnlySpan<long> shape)
    {
        if (shape.Length != Rank)
        {
            return false;
        }

        for (var i = 0; i < shape.Length; i++)
        {
            if (!_dimensions[i].Allows(shape[i]) || (_equalTo[i] >= 0 && shape[i] != shape[_equalTo[i]]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What makes a tensor fit, where that is plain: its dimensions are in another order, or the batch is missing.</summary>
    public string? CureFor(string tensor, long[] shape)
    {
        // Images come as height, width, channels from most libraries that read them.
        var channelsFirst = string.Join(", ", Enumerable.Range(1, Math.Max(Rank - 2, 0)));
        var last = Rank - 1;
        if (shape.Length == Rank && Rank > 2 && Fits([shape[0], shape[^1], .. shape[1..^1]]))
        {
            return $"The channels seem to come last: put them second with {tensor}.permute(0, {last}, {channelsFirst}).";
        }

        if (shape.Length != Rank - 1)
        {
            return null;
        }

        if (Fits([1, .. shape]))
        {
            return $"The batch dimension seems to be missing: add it with {tensor}.unsqueeze(0).";
        }

        return Rank > 2 && Fits([1, shape[^1], .. shape[..^1]])
            ? $"The channels seem to come last and the batch dimension to be missing: use {tensor}.unsqueeze(0).permute(0, {last}, {channelsFirst})."
            : null;
    }

    public override string ToString() => $"[{string.Join(", ", _dimensions.AsEnumerable())}]";

    private int NamedBefore(DimensionRule dimension, int index) =>
        dimension.Name is null ? -1 : Array.FindIndex(_dimensions, 0, index, other => other.Name == dimension.Name);
}

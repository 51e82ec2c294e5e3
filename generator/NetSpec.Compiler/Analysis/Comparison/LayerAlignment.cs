namespace NetSpec.Compiler.Analysis.Comparison;

/// <summary>Finds for each layer of a model what became of it in another version: position and neighbours decide, then names.</summary>
internal static class LayerAlignment
{
    /// <summary>More pairs than this are not compared with each other; then only layers of one name belong together.</summary>
    private const long MaxPairs = 16_000_000;

    /// <summary>The pairs, in the order of the new model; removed layers stand where they were.</summary>
    public static IReadOnlyList<LayerPair> Align(IReadOnlyList<ComparedLayer> old, IReadOnlyList<ComparedLayer> @new)
    {
        var start = Common(old, @new, static (list, i) => list[i]);
        var end = Math.Min(Common(old, @new, static (list, i) => list[list.Count - 1 - i]), Math.Min(old.Count, @new.Count) - start);
        var oldMiddle = old.Skip(start).Take(old.Count - start - end).ToList();
        var newMiddle = @new.Skip(start).Take(@new.Count - start - end).ToList();
        var middle = (long)oldMiddle.Count * newMiddle.Count <= MaxPairs ? AlignInOrder(oldMiddle, newMiddle) : [.. oldMiddle.Select(Removed), .. newMiddle.Select(Added)];
        var pairs = old.Take(start).Zip(@new, static (a, b) => new LayerPair(a, b)).Concat(middle)
            .Concat(old.Skip(old.Count - end).Zip(@new.Skip(@new.Count - end), static (a, b) => new LayerPair(a, b)));
        return PairMoved([.. pairs]);
    }

    private static int Common(IReadOnlyList<ComparedLayer> old, IReadOnlyList<ComparedLayer> @new, Func<IReadOnlyList<ComparedLayer>, int, ComparedLayer> at)
    {
        var count = 0;
        while (count < old.Count && count < @new.Count && at(old, count) is var a && at(@new, count) is var b && a.Path == b.Path && a.Text == b.Text && a.State == b.State)
        {
            count++;
        }

        return count;
    }

    /// <summary>The pairs in order whose weights sum up to the most (Needleman and Wunsch).</summary>
    private static List<LayerPair> AlignInOrder(List<ComparedLayer> old, List<ComparedLayer> @new)
    {
        var best = new int[old.Count + 1, @new.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = @new.Count - 1; j >= 0; j--)
            {
                var weight = LayerSimilarity.Of(old[i], @new[j]);
                best[i, j] = Math.Max(weight == 0 ? 0 : weight + best[i + 1, j + 1], Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        var pairs = new List<LayerPair>();
        for (var (i, j) = (0, 0); i < old.Count || j < @new.Count;)
        {
            if (i < old.Count && j < @new.Count && LayerSimilarity.Of(old[i], @new[j]) is > 0 and var weight && best[i, j] == weight + best[i + 1, j + 1])
            {
                pairs.Add(new(old[i++], @new[j++]));
            }
            else if (i < old.Count && (j == @new.Count || best[i, j] == best[i + 1, j]))
            {
                pairs.Add(Removed(old[i++]));
            }
            else
            {
                pairs.Add(Added(@new[j++]));
            }
        }

        return pairs;
    }

    /// <summary>What is left of both models: a layer that moved keeps its name, or is the only one of its kind.</summary>
    private static IReadOnlyList<LayerPair> PairMoved(List<LayerPair> pairs)
    {
        Pair(pairs, static (old, @new) => old.Path == @new.Path && (old.Operator == @new.Operator || old.State == @new.State), static layer => layer.Path);
        Pair(pairs, static (old, @new) => old.Operator == @new.Operator && old.State == @new.State, static layer => layer.State.Length == 0 ? "" : $"{layer.Operator} {layer.State}");
        return pairs;
    }

    /// <summary>Joins a removed and an added layer where <paramref name="keyOf"/> (empty: never) names exactly one of each.</summary>
    private static void Pair(List<LayerPair> pairs, Func<ComparedLayer, ComparedLayer, bool> fit, Func<ComparedLayer, string> keyOf)
    {
        var removed = pairs.Where(static pair => pair.New is null).ToLookup(pair => keyOf(pair.Old!));
        foreach (var group in pairs.Where(static pair => pair.Old is null).GroupBy(pair => keyOf(pair.New!)).ToList())
        {
            if (group.Key.Length > 0 && group.ToList() is [var added] && removed[group.Key].ToList() is [var gone] && fit(gone.Old!, added.New!))
            {
                pairs[pairs.IndexOf(added)] = new(gone.Old, added.New);
                pairs.Remove(gone);
            }
        }
    }

    private static LayerPair Removed(ComparedLayer layer) => new(layer, null);

    private static LayerPair Added(ComparedLayer layer) => new(null, layer);
}

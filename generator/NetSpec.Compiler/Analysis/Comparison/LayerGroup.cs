namespace NetSpec.Compiler.Analysis.Comparison;

/// <summary>Layers that came or went together: a whole block, or several alike one after the other.</summary>
/// <param name="First">The path of the first block or layer.</param>
/// <param name="Last">The path of the last one.</param>
/// <param name="Copies">The number of blocks or layers from the first to the last.</param>
/// <param name="Layers">The layers of one of them.</param>
internal sealed record LayerGroup(string First, string Last, int Copies, IReadOnlyList<ComparedLayer> Layers)
{
    /// <summary>What one of them consists of, wherever it stands: groups with the same content are copies of each other.</summary>
    public string Content => string.Join("\n", Layers.Select(layer => $"{layer.Path.Substring(Math.Min(First.Length, layer.Path.Length))} {layer.Text} {layer.State}"));

    /// <summary>Groups layers by the largest blocks that are gone (or new) as a whole.</summary>
    /// <param name="layers">The layers that were added or removed.</param>
    /// <param name="all">All layers of that version.</param>
    public static IReadOnlyList<LayerGroup> Of(IEnumerable<ComparedLayer> layers, IReadOnlyList<ComparedLayer> all)
    {
        var chosen = layers.ToList();
        var paths = new HashSet<string>(chosen.Select(static layer => layer.Path), StringComparer.Ordinal);
        var others = new HashSet<string>(all.Where(layer => !paths.Contains(layer.Path)).SelectMany(Prefixes), StringComparer.Ordinal);
        var groups = new List<LayerGroup>();
        foreach (var block in chosen.GroupBy(layer => Prefixes(layer).FirstOrDefault(prefix => !others.Contains(prefix)) ?? layer.Path))
        {
            Add(groups, new(block.Key, block.Key, 1, [.. block]));
        }

        return groups;
    }

    /// <summary>A group that is like the one before is one more of it.</summary>
    private static void Add(List<LayerGroup> groups, LayerGroup group)
    {
        if (groups.Count > 0 && groups[groups.Count - 1] is var before && Parent(before.First) == Parent(group.First) && before.Content == group.Content)
        {
            groups[groups.Count - 1] = before with { Last = group.First, Copies = before.Copies + 1 };
            return;
        }

        groups.Add(group);
    }

    private static string Parent(string path) => path.LastIndexOf('.') is >= 0 and var dot ? path.Substring(0, dot) : "";

    /// <summary>The paths of the blocks that a layer is in, from the outermost to the layer itself.</summary>
    private static IEnumerable<string> Prefixes(ComparedLayer layer) => Enumerable.Range(1, layer.Names.Count).Select(count => string.Join(".", layer.Names.Take(count)));
}

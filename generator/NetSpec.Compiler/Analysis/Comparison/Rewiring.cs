using NetSpec.Compiler.Analysis.Architecture;

namespace NetSpec.Compiler.Analysis.Comparison;

/// <summary>Layers that read other tensors than before.</summary>
internal sealed class Rewiring
{
    private readonly Dictionary<string, string> _now = new(StringComparer.Ordinal);

    private Rewiring(ArchitectureReport old, ArchitectureReport @new, IReadOnlyList<LayerPair> kept)
    {
        // Own tensors are read like layers, although nothing computes them.
        foreach (var (before, after) in old.Inputs.Zip(@new.Inputs, static (a, b) => (a.Name, b.Name)).Concat(kept.Select(static pair => (pair.Old!.Path, pair.New!.Path))))
        {
            // A module that runs twice is there twice; its first run gives the name.
            _now[before] = _now.TryGetValue(before, out var first) ? first : after;
        }
    }

    /// <summary>The layers. Where one that was read is gone, or one that is read is new, the reader follows from that and is not listed.</summary>
    public static IReadOnlyList<LayerPair> Of(ArchitectureReport old, ArchitectureReport @new, IReadOnlyList<LayerPair> layers)
    {
        var kept = layers.Where(static pair => pair is { Old: not null, New: not null }).ToList();
        var rewiring = new Rewiring(old, @new, kept);
        var known = new HashSet<string>(rewiring._now.Values, StringComparer.Ordinal);
        return [.. kept.Where(static pair => pair is { Old.Layer: not null, New.Layer: not null }).Where(pair => pair.New!.Layer!.Inputs.All(input => known.Contains(input.Layer)) && rewiring.ReadsOther(pair))];
    }

    private bool ReadsOther(LayerPair pair)
    {
        var before = pair.Old!.Layer!.Inputs;
        return before.All(input => _now.ContainsKey(input.Layer)) && !before.Select(input => input with { Layer = _now[input.Layer] }).SequenceEqual(pair.New!.Layer!.Inputs);
    }
}

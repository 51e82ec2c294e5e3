using NetSpec.Compiler.Analysis.Architecture;

namespace NetSpec.Compiler.Analysis.Comparison;

/// <summary>A layer with the tensors that it owns, as two models are compared.</summary>
/// <param name="Path">The path.</param>
/// <param name="Layer">The operation; null for a module that never runs, which still has keys.</param>
/// <param name="Tensors">Its tensors, in order.</param>
internal sealed record ComparedLayer(string Path, LayerReport? Layer, EquatableArray<StateReport> Tensors)
{
    /// <summary>The operator; empty for a module that never runs.</summary>
    public string Operator => Layer?.Operator ?? "";

    /// <summary>The operator with its arguments.</summary>
    public string Text => Layer?.Text ?? "";

    /// <summary>Names, shapes and types of the tensors: a checkpoint's entries fit where these are equal.</summary>
    public string State { get; } = string.Join(";", Tensors.Select(static tensor => $"{tensor.Name} {tensor.ShapeText} {tensor.DType}"));

    /// <summary>The elements of the path.</summary>
    public IReadOnlyList<string> Names { get; } = Path.Split('.');

    /// <summary>The layers of a model in the order in which they run; those that never run come last.</summary>
    public static IReadOnlyList<ComparedLayer> Of(ArchitectureReport report)
    {
        var open = report.State.GroupBy(static tensor => tensor.Layer).ToDictionary(static group => group.Key, static group => group.ToEquatableArray());
        var layers = new List<ComparedLayer>();
        foreach (var layer in report.Layers)
        {
            // A module that runs twice owns its tensors the first time.
            layers.Add(new(layer.Path, layer, open.TryGetValue(layer.Path, out var tensors) ? tensors : []));
            open.Remove(layer.Path);
        }

        var rest = report.State.Select(static tensor => tensor.Layer).Distinct().Where(open.ContainsKey);
        return [.. layers, .. rest.Select(path => new ComparedLayer(path, null, open[path]))];
    }
}

/// <summary>A layer before and after; one side is null for a layer that was added or removed.</summary>
internal sealed record LayerPair(ComparedLayer? Old, ComparedLayer? New);

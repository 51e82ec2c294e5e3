using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Analysis.Comparison;
using NetSpec.Compiler.Emit.CSharp.Memory;

namespace NetSpec.Compiler.Emit.Reports;

/// <summary>Writes what changed in one model.</summary>
internal sealed class ModelComparisonWriter(Markdown page, ModelComparison comparison)
{
    /// <summary>More lines than this of one list help nobody, and a comment has a greatest length.</summary>
    private const int MaxLines = 100;

    /// <summary>Paths named in a line before it says how many more there are.</summary>
    private const int MaxPaths = 3;

    /// <summary>Writes the model's section.</summary>
    public void Write()
    {
        page.Paragraph($"### {ComparisonMarkdown.Names(comparison)}");
        page.Paragraph(LoadingText.Of(comparison));
        WriteRenames();
        WriteFigures();
        WriteChanges();
        WriteKeys();
    }

    private void WriteRenames()
    {
        var rules = comparison.Loading.Renames;
        if (rules.Count > 0)
        {
            // Never cut: who loads a checkpoint needs all of it.
            page.Table(["old key", "new key", "keys:"], rules.Select(static rule => new[] { Markdown.Code(rule.Old), Markdown.Code(rule.New), Figures.Count(rule.Count) }));
            if (rules.Any(static rule => rule.IsPattern))
            {
                page.Paragraph("`#` stands for a number, the same on both sides, and `*` for the rest of the key.");
            }
        }
    }

    private void WriteFigures()
    {
        var (old, @new) = (comparison.Old, comparison.New);
        var (before, after) = (ModelMemory.Of(old), ModelMemory.Of(@new));
        page.Table(
            ["", "before:", "after:", ":"],
            [
                Row("parameters", old.Parameters, @new.Parameters, Figures.Count),
                Row("multiply-adds", old.MultiplyAdds, @new.MultiplyAdds, Figures.Count),
                Row("parameters and buffers in memory", before.StateBytes, after.StateBytes, Figures.Bytes),
                Row("peak memory of a forward in eval mode", before.PeakBytes, after.PeakBytes, Figures.Bytes),
                Row("keys of the state_dict", old.State.Count, @new.State.Count, Figures.Count),
                Row("layers", old.Layers.Count, @new.Layers.Count, Figures.Count),
            ]);
    }

    private static string[] Row(string name, long? before, long? after, Func<long?, string> show) => [name, show(before), show(after), Figures.Growth(before, after)];

    private void WriteChanges()
    {
        List<string> lines = [.. Interface(), .. Groups("Added", static pair => pair.Old is null, static pair => pair.New), .. Groups("Removed", static pair => pair.New is null, static pair => pair.Old)];
        lines.AddRange(Replaced());
        lines.AddRange(comparison.Rewired.Select(static pair => $"{Markdown.Code(pair.New!.Path)} reads {Sources(pair.New)} instead of {Sources(pair.Old!)}"));
        if (comparison.OtherOutputs.FirstOrDefault() is { } first)
        {
            lines.Add($"Output shapes of {Figures.Of(comparison.OtherOutputs.Count(), "layer")} differ, first {Markdown.Code(first.New!.Path)}: {first.Old!.Layer!.Output} → {first.New.Layer!.Output}");
        }

        foreach (var line in Cut(lines, "…"))
        {
            page.Line($"- {line}");
        }

        page.Line();
    }

    /// <summary>Arguments, inputs and outputs.</summary>
    private IEnumerable<string> Interface()
    {
        var before = comparison.Old.Arguments.ToDictionary(static argument => argument.Name, static argument => argument.Value);
        var after = comparison.New.Arguments.ToDictionary(static argument => argument.Name, static argument => argument.Value);
        foreach (var name in before.Keys.Concat(after.Keys.Where(name => !before.ContainsKey(name))))
        {
            var (old, now) = (before.TryGetValue(name, out var value) ? value : "nothing", after.TryGetValue(name, out var other) ? other : "nothing");
            if (old != now)
            {
                yield return $"Parameter {Markdown.Code(name)}: {Markdown.Code(old)} → {Markdown.Code(now)}";
            }
        }

        foreach (var (what, old, now) in new[] { ("Input", comparison.Old.Inputs, comparison.New.Inputs), ("Output", comparison.Old.Outputs, comparison.New.Outputs) })
        {
            var (shownOld, shownNew) = (Text(old), Text(now));
            if (shownOld != shownNew)
            {
                yield return $"{what}s: {Markdown.Code(shownOld)} → {Markdown.Code(shownNew)}";
            }
        }
    }

    private static string Text(IEnumerable<TensorReport> tensors) => string.Join(", ", tensors.Select(static tensor => $"{tensor.Name} {tensor.DType} {tensor.Symbolic}"));

    private IEnumerable<string> Groups(string verb, Func<LayerPair, bool> isChosen, Func<LayerPair, ComparedLayer?> side)
    {
        var groups = LayerGroup.Of(comparison.Layers.Where(isChosen).Select(pair => side(pair)!), [.. comparison.Layers.Select(side).OfType<ComparedLayer>()]);
        return groups.GroupBy(static group => (group.Copies, group.Content)).Select(same => $"{verb} {Paths(same.Select(Range))}: {Content(same.First(), same.Count() * same.Key.Copies)}");
    }

    private static string Range(LayerGroup group) =>
        group.Copies == 1 ? Markdown.Code(group.First) : $"{Markdown.Code(group.First)} to {Markdown.Code(group.Last)} ({group.Copies} times)";

    private static string Content(LayerGroup group, int copies)
    {
        var parameters = group.Layers.SelectMany(static layer => layer.Tensors).Where(static tensor => !tensor.IsBuffer).Sum(static tensor => tensor.Elements);
        var content = group.Layers is [var only] && only.Path == group.First ? Markdown.Code(only.Text) : Figures.Of(group.Layers.Count, "layer");
        return $"{content}{(parameters == 0 ? "" : $", {Figures.Of(parameters, "parameter")}{(copies == 1 ? "" : " each")}")}";
    }

    private static string Paths(IEnumerable<string> paths)
    {
        var all = paths.ToList();
        return string.Join(", ", all.Take(MaxPaths)) + (all.Count > MaxPaths ? $" and {all.Count - MaxPaths} more" : "");
    }

    /// <summary>Layers with another operator or other arguments; the same change in many places is one line.</summary>
    private IEnumerable<string> Replaced() =>
        from pair in comparison.Changed
        group pair.New!.Path by (Old: pair.Old!.Text, New: pair.New!.Text) into same
        select $"{Paths(same.Select(Markdown.Code))}: {Markdown.Code(same.Key.Old)} → {Markdown.Code(same.Key.New)}";

    private static string Sources(ComparedLayer layer) => string.Join(", ", layer.Layer!.Inputs.Select(static input => Markdown.Code(input.ToString())));

    private void WriteKeys()
    {
        WriteKeys("changed shape", "!", comparison.Loading.Reshaped, static key => key.New!, static key => $"{key.Old!.ShapeText} → {key.New!.ShapeText}{(key.Old.DType == key.New.DType ? "" : $" {key.Old.DType} → {key.New.DType}")}");
        WriteKeys("added", "+", comparison.Loading.Missing, static key => key.New!, static key => key.New!.ShapeText);
        WriteKeys("removed", "-", comparison.Loading.Unexpected, static key => key.Old!, static key => key.Old!.ShapeText);
    }

    /// <summary>A line for each layer, in the colours of a diff.</summary>
    private void WriteKeys(string what, string sign, IReadOnlyList<KeyPair> keys, Func<KeyPair, StateReport> side, Func<KeyPair, string> show)
    {
        if (keys.Count == 0)
        {
            return;
        }

        var lines = keys.GroupBy(key => side(key).Layer).Select(layer => $"{sign} {layer.Key}: {string.Join(", ", layer.Select(key => $"{side(key).Name} {show(key)}".TrimStart()))}");
        page.Details($"{Figures.Of(keys.Count, "key")} {what}", details =>
        {
            details.Line("```diff");
            foreach (var line in Cut(lines, "  …"))
            {
                details.Line(line);
            }

            details.Line("```").Line();
        });
    }

    private static IEnumerable<T> Cut<T>(IEnumerable<T> lines, T ellipsis)
    {
        var all = lines.ToList();
        return all.Count <= MaxLines ? all : [.. all.Take(MaxLines), ellipsis];
    }
}

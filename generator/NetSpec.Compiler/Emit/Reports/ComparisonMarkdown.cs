using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Analysis.Comparison;

namespace NetSpec.Compiler.Emit.Reports;

/// <summary>What changed in a project's models, as a comment on a pull request: first what a reviewer decides by, the long lists folded away.</summary>
internal static class ComparisonMarkdown
{
    /// <summary>Networks whose changes are shown without being asked for; of more, the overview is what one reads.</summary>
    private const int MaxUnfolded = 3;

    /// <summary>Where no further network is begun, in characters: GitHub takes comments of up to 65,536.</summary>
    private const int MaxLength = 40_000;

    /// <summary>The comment.</summary>
    public static string Write(IReadOnlyList<ModelPair> models)
    {
        var page = new Markdown();
        var compared = models.Where(static pair => pair is { Old: not null, New: not null }).Select(static pair => new ModelComparison(pair.Old!, pair.New!)).ToList();
        var changed = compared.Where(static comparison => !comparison.IsUnchanged).ToList();
        var added = models.Where(static pair => pair.Old is null).Select(static pair => pair.New!).ToList();
        var removed = models.Where(static pair => pair.New is null).Select(static pair => pair.Old!).ToList();

        page.Paragraph($"## {Title(changed.Count, added.Count, removed.Count)}");
        if (changed.Count + added.Count + removed.Count > 0)
        {
            WriteOverview(page, changed, added, removed);
        }

        WriteChanged(page, changed);

        if (compared.Count > changed.Count)
        {
            page.Paragraph($"Not changed: {string.Join(", ", compared.Where(static comparison => comparison.IsUnchanged).Select(static comparison => Markdown.Code(comparison.New.Name)))}.");
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void WriteChanged(Markdown page, List<ModelComparison> changed)
    {
        for (var i = 0; i < changed.Count; i++)
        {
            if (page.Length > MaxLength)
            {
                page.Paragraph($"{Figures.Of(changed.Count - i, "more network")} changed, see above; `netspec diff … --model {changed[i].New.Name}` shows what.");
                return;
            }

            var writer = new ModelComparisonWriter(page, changed[i]);
            if (changed.Count > MaxUnfolded)
            {
                page.Details($"{changed[i].New.Name}: old checkpoints {LoadingText.Short(changed[i].Loading)}", _ => writer.Write());
            }
            else
            {
                writer.Write();
            }
        }
    }

    private static string Title(int changed, int added, int removed)
    {
        List<string> parts = [];
        parts.AddRange(changed > 0 ? [$"{Figures.Of(changed, "network")} changed"] : []);
        parts.AddRange(added > 0 ? [$"{Figures.Of(added, "network")} added"] : []);
        parts.AddRange(removed > 0 ? [$"{Figures.Of(removed, "network")} removed"] : []);
        return parts.Count == 0 ? "No network changed" : string.Join(", ", parts);
    }

    private static void WriteOverview(Markdown page, List<ModelComparison> changed, List<ArchitectureReport> added, List<ArchitectureReport> removed)
    {
        var rows = changed.Select(static comparison => new[]
        {
            Names(comparison),
            Change(comparison.Old.Parameters, comparison.New.Parameters),
            Change(comparison.Old.MultiplyAdds, comparison.New.MultiplyAdds),
            LoadingText.Short(comparison.Loading),
        });
        rows = rows.Concat(added.Select(static model => new[] { $"{Markdown.Code(model.Name)}, new", Figures.Count(model.Parameters), Figures.Count(model.MultiplyAdds), "" }));
        rows = rows.Concat(removed.Select(static model => new[] { $"{Markdown.Code(model.Name)}, removed", Figures.Count(model.Parameters), Figures.Count(model.MultiplyAdds), "no network to load into" }));
        page.Table(["network", "parameters:", "multiply-adds:", "old checkpoints"], rows);
    }

    /// <summary>The name, and the one before where it was another.</summary>
    public static string Names(ModelComparison comparison) =>
        comparison.Old.Name == comparison.New.Name ? Markdown.Code(comparison.New.Name) : $"{Markdown.Code(comparison.New.Name)}, before {Markdown.Code(comparison.Old.Name)}";

    private static string Change(long? before, long? after) =>
        before == after ? Figures.Count(after) : $"{Figures.Count(before)} → {Figures.Count(after)} ({Figures.Growth(before, after)})";
}

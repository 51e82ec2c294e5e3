using NetSpec.Compiler;
using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Analysis.Comparison;
using NetSpec.Compiler.Emit.Reports;

namespace NetSpec.Tool.Tests.Helpers;

/// <summary>What the compiler says of two versions of a spec.</summary>
internal sealed class Comparison
{
    private readonly IReadOnlyList<ModelPair> _pairs;

    public Comparison(string old, string @new) => _pairs = ModelPairs.Of(Reports(old), Reports(@new));

    public IReadOnlyList<string> Pairs => [.. _pairs.Select(pair => $"{pair.Old?.Name} → {pair.New?.Name}")];

    public ModelComparison Only => _pairs is [{ Old: { } old, New: { } now }] ? new(old, now) : throw new InvalidOperationException(string.Join(", ", Pairs));

    public string Markdown => ComparisonMarkdown.Write(_pairs);

    public static IReadOnlyList<ArchitectureReport> Reports(string text)
    {
        var project = SpecProject.Compile([new(SpecCompiler.Parse("/spec.netspec.yaml", text), "")], "");
        Assert.Empty(project.Diagnostics);
        return [.. project.Models.Select(ArchitectureReport.Of)];
    }

    /// <summary>Renames as <c>old → new</c>.</summary>
    public static IEnumerable<string> Renames(ModelComparison comparison) => comparison.Loading.Renames.Select(rule => $"{rule.Old} → {rule.New} ({rule.Count})");

    public static IEnumerable<string> Added(ModelComparison comparison) => comparison.Loading.Missing.Select(key => key.New!.Key);

    public static IEnumerable<string> Removed(ModelComparison comparison) => comparison.Loading.Unexpected.Select(key => key.Old!.Key);

    public static IEnumerable<string> Reshaped(ModelComparison comparison) => comparison.Loading.Reshaped.Select(key => $"{key.New!.Key} {key.Old!.ShapeText} → {key.New.ShapeText}");
}

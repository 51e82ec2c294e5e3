using NetSpec.Compiler.Analysis.Architecture;

namespace NetSpec.Compiler.Analysis.Comparison;

/// <summary>A model in two versions of a project; one side is null where it was added or removed.</summary>
internal sealed record ModelPair(ArchitectureReport? Old, ArchitectureReport? New);

/// <summary>Finds which model of the new version of a project continues which of the old.</summary>
internal static class ModelPairs
{
    /// <summary>A model with another name is the old one where more than half of the keys stayed: this many percent.</summary>
    private const int MinShared = 51;

    /// <summary>The pairs, in the order of the new version; removed models come last.</summary>
    public static IReadOnlyList<ModelPair> Of(IReadOnlyList<ArchitectureReport> old, IReadOnlyList<ArchitectureReport> @new)
    {
        var left = old.ToList();
        var continued = new Dictionary<ArchitectureReport, ArchitectureReport>();
        Match(model => left.Find(other => other.Name == model.Name && other.Namespace == model.Namespace));
        Match(model => left.Find(other => other.Name == model.Name));
        Match(model => left.Select(other => (Report: other, Percent: Shared(other, model))).Where(static other => other.Percent >= MinShared)
            .OrderByDescending(static other => other.Percent).FirstOrDefault().Report);
        return [.. @new.Select(model => new ModelPair(continued.TryGetValue(model, out var before) ? before : null, model)), .. left.Select(static model => new ModelPair(model, null))];

        void Match(Func<ArchitectureReport, ArchitectureReport?> find)
        {
            foreach (var model in @new.Where(model => !continued.ContainsKey(model)))
            {
                if (find(model) is { } found)
                {
                    continued.Add(model, found);
                    left.Remove(found);
                }
            }
        }
    }

    private static int Shared(ArchitectureReport old, ArchitectureReport @new)
    {
        var keys = new HashSet<(string, string)>(old.State.Select(static tensor => (tensor.Key, tensor.ShapeText)));
        var shared = @new.State.Count(tensor => keys.Contains((tensor.Key, tensor.ShapeText)));
        return 100 * shared / Math.Max(1, Math.Max(old.State.Count, @new.State.Count));
    }
}

using NetSpec.Compiler.Analysis.Comparison;

namespace NetSpec.Compiler.Emit.Reports;

/// <summary>Says whether old checkpoints load.</summary>
internal static class LoadingText
{
    /// <summary>In a few words.</summary>
    public static string Short(CheckpointLoading loading) => loading switch
    {
        { IsDirect: true } => "load",
        { IsComplete: true } => "load with renames",
        _ => "do not load",
    };

    /// <summary>In sentences.</summary>
    public static string Of(ModelComparison comparison)
    {
        var loading = comparison.Loading;
        if (!loading.IsComplete)
        {
            return $"**Old checkpoints do not load**: {string.Join("; ", Reasons(loading))}. {Rest(loading)}{Danger(loading)}";
        }

        var verdict = loading.IsDirect ? "**Old checkpoints load** as they are." : $"**Old checkpoints load with this rename table** ({Figures.Of(loading.Renamed.Count, "key")}, no shape changed).{Danger(loading)}";
        return comparison.ComputesTheSame ? verdict : $"{verdict} **But the network computes something else with them**: see what changed.";
    }

    private static string Danger(CheckpointLoading loading) =>
        loading.ReusesNames ? " **Some new names were other tensors' before**: without the table those take the wrong values, and where the shapes are the same no error says so." : "";

    private static IEnumerable<string> Reasons(CheckpointLoading loading)
    {
        if (loading.Missing.Count > 0)
        {
            yield return $"{Figures.Of(loading.Missing.Count, "key")} {(loading.Missing.Count == 1 ? "is" : "are")} new";
        }

        if (loading.Unexpected.Count > 0)
        {
            yield return $"{Figures.Of(loading.Unexpected.Count, "key")} {(loading.Unexpected.Count == 1 ? "is" : "are")} gone";
        }

        if (loading.Reshaped.Count > 0)
        {
            yield return $"{Figures.Of(loading.Reshaped.Count, "tensor")} changed {(loading.Reshaped.Count == 1 ? "its" : "their")} shape";
        }
    }

    /// <summary>What can be saved of an old checkpoint: loading that is not strict skips what is missing, but not what has another shape.</summary>
    private static string Rest(CheckpointLoading loading)
    {
        if (loading.Taken.Count == 0)
        {
            return "Nothing of them fits.";
        }

        List<string> steps = [];
        steps.AddRange(loading.Renamed.Count > 0 ? ["rename as in the table below"] : []);
        steps.AddRange(loading.Reshaped.Count > 0 ? ["leave out those whose shape changed"] : []);
        steps.AddRange(loading.Missing.Count + loading.Unexpected.Count + loading.Reshaped.Count > 0 ? ["load with `strict: false`"] : []);
        var total = loading.Taken.Count + loading.Missing.Count + loading.Reshaped.Count;
        return $"{Figures.Count(loading.Taken.Count)} of the {Figures.Count(total)} tensors can be taken over: {string.Join(", then ", steps)}.";
    }
}

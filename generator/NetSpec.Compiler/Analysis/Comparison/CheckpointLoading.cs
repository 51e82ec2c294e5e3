namespace NetSpec.Compiler.Analysis.Comparison;

/// <summary>Whether checkpoints of the old version of a model load into the new one.</summary>
internal sealed class CheckpointLoading(ModelComparison comparison)
{
    /// <summary>Keys that old checkpoints do not have.</summary>
    public IReadOnlyList<KeyPair> Missing { get; } = [.. comparison.Keys.Where(static key => key.Old is null)];

    /// <summary>Keys that the new version does not know.</summary>
    public IReadOnlyList<KeyPair> Unexpected { get; } = [.. comparison.Keys.Where(static key => key.New is null)];

    /// <summary>Keys whose old values do not fit.</summary>
    public IReadOnlyList<KeyPair> Reshaped { get; } = [.. comparison.Keys.Where(static key => key.IsReshaped)];

    /// <summary>Keys with another name.</summary>
    public IReadOnlyList<KeyPair> Renamed { get; } = [.. comparison.Keys.Where(static key => key.IsRenamed)];

    /// <summary>The renames, as few as say all.</summary>
    public IReadOnlyList<RenameRule> Renames { get; } = RenameRule.Of(comparison.Keys);

    /// <summary>Whether a new name was another tensor's before, so that loading without the renames takes the wrong values, perhaps unnoticed.</summary>
    public bool ReusesNames { get; } = comparison.Keys.Any(key => key.IsRenamed && comparison.Old.State.Any(old => old.Key == key.New!.Key));

    /// <summary>Whether each tensor of the new version has its value in an old checkpoint, and nothing is left over.</summary>
    public bool IsComplete => Missing.Count == 0 && Unexpected.Count == 0 && Reshaped.Count == 0;

    /// <summary>Whether old checkpoints load as they are.</summary>
    public bool IsDirect => IsComplete && Renamed.Count == 0;

    /// <summary>Tensors of the new version that take their value from an old checkpoint.</summary>
    public IReadOnlyList<KeyPair> Taken { get; } = [.. comparison.Keys.Where(static key => key.IsKept && !key.IsReshaped)];
}

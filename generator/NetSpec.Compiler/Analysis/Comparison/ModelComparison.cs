using NetSpec.Compiler.Analysis.Architecture;

namespace NetSpec.Compiler.Analysis.Comparison;

/// <summary>What became of a key of the state_dict; one side is null for a key that was added or removed.</summary>
internal sealed record KeyPair(StateReport? Old, StateReport? New)
{
    /// <summary>Whether it is there on both sides.</summary>
    public bool IsKept => Old is not null && New is not null;

    /// <summary>Whether it is there on both sides under another name.</summary>
    public bool IsRenamed => IsKept && Old!.Key != New!.Key;

    /// <summary>Whether it is there on both sides with another shape or type, so that its old value does not fit.</summary>
    public bool IsReshaped => IsKept && (!Old!.Shape.Equals(New!.Shape) || Old.DType != New.DType);
}

/// <summary>What changed from one version of a model to another.</summary>
internal sealed class ModelComparison
{
    /// <summary>Compares two versions.</summary>
    public ModelComparison(ArchitectureReport old, ArchitectureReport @new)
    {
        (Old, New) = (old, @new);
        Layers = LayerAlignment.Align(ComparedLayer.Of(old), ComparedLayer.Of(@new));
        Keys = [.. Layers.SelectMany(KeysOf)];
        Loading = new(this);
    }

    /// <summary>The version before.</summary>
    public ArchitectureReport Old { get; }

    /// <summary>The version after.</summary>
    public ArchitectureReport New { get; }

    /// <summary>The layers, in the order of the new version.</summary>
    public IReadOnlyList<LayerPair> Layers { get; }

    /// <summary>The keys, in the same order.</summary>
    public IReadOnlyList<KeyPair> Keys { get; }

    /// <summary>What becomes of old checkpoints.</summary>
    public CheckpointLoading Loading { get; }

    /// <summary>Layers whose operator or arguments changed.</summary>
    public IEnumerable<LayerPair> Changed => Layers.Where(static pair => pair is { Old: not null, New: not null } && pair.Old.Text != pair.New.Text);

    /// <summary>Layers that read other tensors than before, where that is not merely because a layer came or went.</summary>
    public IEnumerable<LayerPair> Rewired => Rewiring.Of(Old, New, Layers);

    /// <summary>Layers whose output has another shape than before.</summary>
    public IEnumerable<LayerPair> OtherOutputs => Layers.Where(static pair => pair is { Old.Layer: not null, New.Layer: not null } && pair.Old.Layer.Output != pair.New.Layer.Output);

    /// <summary>Whether nothing changed that anybody could notice.</summary>
    public bool IsUnchanged =>
        Old.Name == New.Name && Old.Namespace == New.Namespace && Loading.IsDirect && ComputesTheSame && Layers.All(static pair => pair.Old!.Path == pair.New!.Path)
        && !OtherOutputs.Any() && Old.Inputs.SequenceEqual(New.Inputs) && Old.Outputs.SequenceEqual(New.Outputs) && Old.Arguments.SequenceEqual(New.Arguments);

    /// <summary>Whether it still computes the same from the same weights, as far as the layers and what they read tell.</summary>
    public bool ComputesTheSame => Layers.All(static pair => pair is { Old: not null, New: not null }) && !Changed.Any() && !Rewired.Any();

    private static IEnumerable<KeyPair> KeysOf(LayerPair pair)
    {
        EquatableArray<StateReport> old = pair.Old?.Tensors ?? [];
        EquatableArray<StateReport> @new = pair.New?.Tensors ?? [];
        var kept = @new.Select(tensor => new KeyPair(old.FirstOrDefault(before => before.Name == tensor.Name), tensor));
        return [.. kept, .. old.Where(before => @new.All(tensor => tensor.Name != before.Name)).Select(static before => new KeyPair(before, null))];
    }
}

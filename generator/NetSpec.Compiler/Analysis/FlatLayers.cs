using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Analysis;

/// <summary>A layer with its path: the prefix of its keys in the state_dict.</summary>
/// <param name="OnlyTraining">Whether it runs in training only.</param>
internal sealed record FlatLayer(string Path, OperatorCall Call, bool OnlyTraining = false);

/// <summary>The layers of a module whose conditions and counts are all known, in the order of construction: that of the state_dict.</summary>
internal static class FlatLayers
{
    /// <summary>All layers of the operator table, with their paths.</summary>
    public static IEnumerable<FlatLayer> Of(BoundModule module, string prefix = "") => Own(module, prefix).Concat(Children(module, prefix));

    /// <summary>Own parameters, then own buffers, come before children.</summary>
    private static IEnumerable<FlatLayer> Own(BoundModule module, string prefix) =>
        module.Tensors.OrderBy(static tensor => tensor.Call.State[0].IsBuffer).Select(tensor => new FlatLayer(Join(prefix, tensor.Key), tensor.Call));

    private static IEnumerable<FlatLayer> Children(BoundModule module, string prefix)
    {
        var onlyTraining = new HashSet<Child>(module.Steps.OfType<CallStep>().Where(static step => step.OnlyTraining).Select(static step => step.Child));
        return module.Children.SelectMany(child => onlyTraining.Contains(child)
            ? Of(child.Content, Join(prefix, child.Key)).Select(static layer => layer with { OnlyTraining = true })
            : Of(child.Content, Join(prefix, child.Key)));
    }

    private static IEnumerable<FlatLayer> Of(ChildContent content, string path) => content switch
    {
        OperatorContent { Call: var call } => [new(path, call)],
        BlockContent block => Of(block.Module, path),
        SequenceContent sequence => Of(sequence.Module, path),
        ListContent list => list.Items.SelectMany((item, i) => Of(item, Join(path, list.Keys[i]))),
        ForeignContent => [],
        _ => throw new InvalidOperationException($"'{path}' is not known before the module is made"),
    };

    private static string Join(string prefix, string key) => prefix.Length == 0 ? key : key.Length == 0 ? prefix : $"{prefix}.{key}";
}

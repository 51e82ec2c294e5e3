using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Analysis;

/// <summary>A layer with its path: the prefix of its keys in the state_dict.</summary>
/// <param name="OnlyTraining">Whether it runs in training only.</param>
internal sealed record FlatLayer(string Path, OperatorCall Call, bool OnlyTraining = false);

/// <summary>The layers of a module whose conditions and counts are all known, in the order of construction: that of the state_dict.</summary>
internal sealed class FlatLayers
{
    private readonly List<FlatLayer> _layers = [];

    private FlatLayers()
    {
    }

    /// <summary>All layers of the operator table, with their paths.</summary>
    public static IReadOnlyList<FlatLayer> Of(BoundModule module)
    {
        var flat = new FlatLayers();
        flat.Add(module, "", onlyTraining: false);
        return flat._layers;
    }

    /// <summary>Own parameters, then own buffers, come before children.</summary>
    private void Add(BoundModule module, string prefix, bool onlyTraining)
    {
        foreach (var tensor in module.Tensors.OrderBy(static tensor => tensor.Call.State[0].IsBuffer))
        {
            _layers.Add(new(Join(prefix, tensor.Key), tensor.Call, onlyTraining));
        }

        var training = module.Steps.Exists(static step => step.OnlyTraining) ? InTrainingOnly(module) : null;
        foreach (var child in module.Children)
        {
            Add(child.Content, Join(prefix, child.Key), onlyTraining || training?.Contains(child) == true);
        }
    }

    private void Add(ChildContent content, string path, bool onlyTraining)
    {
        switch (content)
        {
            case OperatorContent { Call: var call }:
                _layers.Add(new(path, call, onlyTraining));
                break;
            case BlockContent block:
                Add(block.Module, path, onlyTraining);
                break;
            case SequenceContent sequence:
                Add(sequence.Module, path, onlyTraining);
                break;
            case ListContent list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    Add(list.Items[i], Join(path, list.Keys[i]), onlyTraining);
                }

                break;
            case ForeignContent:
                break;
            default:
                throw new InvalidOperationException($"'{path}' is not known before the module is made");
        }
    }

    private static HashSet<Child> InTrainingOnly(BoundModule module) => [.. module.Steps.OfType<CallStep>().Where(static step => step.OnlyTraining).Select(static step => step.Child)];

    private static string Join(string prefix, string key) => prefix.Length == 0 ? key : key.Length == 0 ? prefix : $"{prefix}.{key}";
}

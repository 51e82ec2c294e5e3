using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Analysis.Architecture;

/// <summary>Where a tensor comes from.</summary>
/// <param name="Layer">The path of the layer that made it, or the model's input.</param>
/// <param name="Output">Which of several outputs it is: <c>.h_n</c>, <c>[0]</c>; empty for the only one.</param>
internal sealed record TensorSource(string Layer, string Output = "")
{
    /// <inheritdoc/>
    public override string ToString() => Layer + Output;
}

/// <summary>One operation of a model's forward pass, blocks and repeats unrolled.</summary>
/// <param name="Path">The module's path, as in the state_dict; of a function the path of its name, made unique.</param>
/// <param name="Content">What it is: an operator or a hand-written module.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="OnlyTraining">Whether it runs in training mode only.</param>
/// <param name="RunsAgain">Whether the module ran before and is only called again.</param>
internal sealed record TracedLayer(string Path, ChildContent Content, EquatableArray<TensorSource> Inputs, bool OnlyTraining, bool RunsAgain)
{
    /// <summary>The type of its (first) output.</summary>
    public required TensorType Output { get; init; }
}

/// <summary>Follows the forward pass of an instance through its blocks.</summary>
internal sealed class ForwardTrace
{
    private readonly List<TracedLayer> _layers = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    private ForwardTrace()
    {
    }

    /// <summary>The operations in the order in which they run.</summary>
    public static IReadOnlyList<TracedLayer> Of(BoundModule model)
    {
        var trace = new ForwardTrace();
        trace.Run(model, "", [.. model.Inputs.Select(static input => new TensorSource(input.Name))], onlyTraining: false);
        return trace._layers;
    }

    /// <summary>Runs a module; gives its outputs.</summary>
    private List<TensorSource> Run(BoundModule module, string prefix, IReadOnlyList<TensorSource> inputs, bool onlyTraining)
    {
        var sources = module.Inputs.Zip(inputs, static (value, source) => (value, source)).ToDictionary(static pair => pair.value, static pair => pair.source);
        foreach (var own in module.Tensors)
        {
            sources.Add(own.Value, new(Join(prefix, own.Key)));
        }

        foreach (var step in module.Steps)
        {
            var read = step.Inputs.Select(value => sources[value]).ToList();
            var made = Run(step, prefix, read, onlyTraining || step.OnlyTraining);
            for (var i = 0; i < step.Outputs.Count; i++)
            {
                sources[step.Outputs[i]] = made[i];
            }
        }

        return [.. module.Outputs.Select(output => output.Value.IsAbsent ? new("none") : sources[output.Value])];
    }

    private List<TensorSource> Run(Step step, string prefix, IReadOnlyList<TensorSource> inputs, bool onlyTraining) => step switch
    {
        CallStep call => Run(call.Child.Content, Join(prefix, call.Child.Key), inputs, call.Outputs[0].Type, onlyTraining),
        ChainStep chain => [RunChain(chain, Join(prefix, chain.Child.Key), inputs, onlyTraining)],
        FunctionStep function => Add(Unique(Join(prefix, FunctionName(function))), new OperatorContent(function.Call), inputs, function.Outputs[0].Type, onlyTraining),
        _ => throw new InvalidOperationException($"unknown step {step.GetType().Name}"),
    };

    private List<TensorSource> Run(ChildContent content, string path, IReadOnlyList<TensorSource> inputs, TensorType output, bool onlyTraining) => content switch
    {
        OperatorContent or ForeignContent => Add(path, content, inputs, output, onlyTraining),
        BlockContent block => Run(block.Module, path, inputs, onlyTraining),
        SequenceContent sequence => Run(sequence.Module, path, inputs, onlyTraining),
        _ => throw new InvalidOperationException($"'{path}' is not known before the module is made"),
    };

    private TensorSource RunChain(ChainStep chain, string path, IReadOnlyList<TensorSource> inputs, bool onlyTraining)
    {
        var list = (ListContent)chain.Child.Content;
        var running = inputs[0];
        for (var i = 0; i < list.Items.Count; i++)
        {
            var output = Run(list.Items[i], Join(path, list.Keys[i]), [running, .. inputs.Skip(1)], chain.Outputs[0].Type, onlyTraining)[0];
            running = chain.Merge is { } merge ? Add(Unique(Join(path, merge.Operator.Name)), new OperatorContent(merge), [running, output], chain.Outputs[0].Type, onlyTraining)[0] : output;
        }

        return running;
    }

    /// <param name="output">The output's type where the content does not know it.</param>
    private List<TensorSource> Add(string path, ChildContent content, IReadOnlyList<TensorSource> inputs, TensorType output, bool onlyTraining)
    {
        var call = (content as OperatorContent)?.Call;
        _layers.Add(new(path, content, [.. inputs], onlyTraining, RunsAgain: !_paths.Add(path)) { Output = call?.Outputs[0] ?? output });
        return call is null || call.Outputs.Count == 1 ? [new(path)] : [.. call.Outputs.Select((_, i) => new TensorSource(path, call.Operator.OutputNames.ElementAtOrDefault(i) is { } name ? $".{name}" : $"[{i}]"))];
    }

    /// <summary>Functions in a list have no names of their own, and several may be alike.</summary>
    private string Unique(string path)
    {
        var unique = path;
        for (var number = 2; _paths.Contains(unique); number++)
        {
            unique = $"{path} ({number})";
        }

        return unique;
    }

    /// <summary>The layer's name; of several outputs each is called after the layer and itself.</summary>
    private static string FunctionName(FunctionStep step) =>
        step.Outputs.Count == 1 ? step.Outputs[0].Name : step.Outputs[0].Name.Substring(0, step.Outputs[0].Name.LastIndexOf('_'));

    private static string Join(string prefix, string key) => prefix.Length == 0 ? key : key.Length == 0 ? prefix : $"{prefix}.{key}";
}

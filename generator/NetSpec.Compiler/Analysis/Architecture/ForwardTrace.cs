using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Operators;
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
/// <param name="Output">The type of its (first) output.</param>
/// <param name="OnlyTraining">Whether it runs in training mode only.</param>
/// <param name="RunsAgain">Whether the module ran before and is only called again.</param>
internal sealed record TracedLayer(string Path, ChildContent Content, EquatableArray<TensorSource> Inputs, TensorType Output, bool OnlyTraining, bool RunsAgain);

/// <summary>Follows the forward pass of an instance through its blocks.</summary>
internal sealed class ForwardTrace
{
    private readonly List<TracedLayer> _layers = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private bool _onlyTraining;

    private ForwardTrace()
    {
    }

    /// <summary>The operations in the order in which they run.</summary>
    public static IReadOnlyList<TracedLayer> Of(BoundModule model)
    {
        var trace = new ForwardTrace();
        trace.Run(model, "", [.. model.Inputs.Select(static input => new Traced(new(input.Name), input.Type))]);
        return trace._layers;
    }

    private List<Traced> Run(BoundModule module, string prefix, IReadOnlyList<Traced> inputs)
    {
        var known = module.Inputs.Zip(inputs, static (value, traced) => (value, traced)).ToDictionary(static pair => pair.value, static pair => pair.traced);
        foreach (var own in module.Tensors)
        {
            known.Add(own.Value, new(new(Join(prefix, own.Key)), own.Value.Type));
        }

        foreach (var step in module.Steps)
        {
            var made = RunInMode(step, prefix, [.. step.Inputs.Select(value => known[value])]);
            for (var i = 0; i < step.Outputs.Count; i++)
            {
                known[step.Outputs[i]] = made[i];
            }
        }

        return [.. module.Outputs.Select(output => known.TryGetValue(output.Value, out var traced) ? traced : new(new("none"), output.Value.Type))];
    }

    private List<Traced> RunInMode(Step step, string prefix, IReadOnlyList<Traced> inputs)
    {
        var outer = _onlyTraining;
        _onlyTraining |= step.OnlyTraining;
        var made = Run(step, prefix, inputs);
        _onlyTraining = outer;
        return made;
    }

    private List<Traced> Run(Step step, string prefix, IReadOnlyList<Traced> inputs)
    {
        IReadOnlyList<TensorType> types = [.. step.Outputs.Select(static output => output.Type)];
        return step switch
        {
            CallStep call => Run(call.Content, Join(prefix, call.Child.Key), inputs, types),
            ChainStep chain => [RunChain((ListContent)chain.Content, chain.Merge, Join(prefix, chain.Child.Key), inputs, types)],
            FunctionStep function => Add(Unique(Join(prefix, FunctionName(function))), new OperatorContent(function.Call), inputs, types),
            _ => throw new InvalidOperationException($"unknown step {step.GetType().Name}"),
        };
    }

    /// <param name="types">The types of the outputs; a hand-written module knows them from nowhere else.</param>
    private List<Traced> Run(ChildContent content, string path, IReadOnlyList<Traced> inputs, IReadOnlyList<TensorType> types) => content switch
    {
        OperatorContent or ForeignContent => Add(path, content, inputs, types),
        BlockContent block => Run(block.Module, path, inputs),
        SequenceContent sequence => Run(sequence.Module, path, inputs),
        ListContent list => [RunChain(list, null, path, inputs, types)],
        _ => throw new InvalidOperationException($"'{path}' is not known before the module is made"),
    };

    private Traced RunChain(ListContent list, OperatorCall? merge, string path, IReadOnlyList<Traced> inputs, IReadOnlyList<TensorType> types)
    {
        var running = inputs[0];
        for (var i = 0; i < list.Items.Count; i++)
        {
            var itemTypes = list.Items[i] is OperatorContent { Call: var call } ? call.Outputs : types;
            var output = Run(list.Items[i], Join(path, list.Keys[i]), [running, .. inputs.Skip(1)], itemTypes)[0];
            running = merge is null ? output : Merge(merge, path, [running, output]);
        }

        return running;
    }

    /// <summary>Joins the running value with an output: the call that is kept is that of the first round, so the shapes are derived anew.</summary>
    private Traced Merge(OperatorCall first, string path, IReadOnlyList<Traced> inputs)
    {
        var call = new OperatorCall(first.Operator, first.Arguments, [.. inputs.Select(static input => input.Type)], first.Location, new Session(SessionKind.ModelClass, new DiagnosticBag()));
        call.Operator.Infer(call);
        return Add(Unique(Join(path, call.Operator.Name)), new OperatorContent(call), inputs, call.Outputs)[0];
    }

    private List<Traced> Add(string path, ChildContent content, IReadOnlyList<Traced> inputs, IReadOnlyList<TensorType> types)
    {
        _layers.Add(new(path, content, [.. inputs.Select(static input => input.Source)], types[0], _onlyTraining, RunsAgain: !_paths.Add(path)));
        var names = (content as OperatorContent)?.Call.Operator.OutputNames ?? [];
        return types.Count == 1
            ? [new(new(path), types[0])]
            : [.. types.Select((type, i) => new Traced(new(path, names.ElementAtOrDefault(i) is { } name ? $".{name}" : $"[{i}]"), type))];
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
    internal static string FunctionName(Step step) =>
        step.Outputs.Count == 1 ? step.Outputs[0].Name : step.Outputs[0].Name.Substring(0, step.Outputs[0].Name.LastIndexOf('_'));

    private static string Join(string prefix, string key) => prefix.Length == 0 ? key : key.Length == 0 ? prefix : $"{prefix}.{key}";

    /// <summary>A tensor while the pass is followed.</summary>
    private sealed record Traced(TensorSource Source, TensorType Type);
}

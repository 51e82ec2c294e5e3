using NetSpec.Compiler.Analysis;
using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp.Memory;

/// <summary>
/// Follows a forward pass in evaluation as it is emitted (<see cref="ForwardLowering"/>): statement by statement, through the classes of its
/// blocks, each tensor from where it is made to where it is disposed. It is the class that is followed, not the instance, since a class
/// overwrites in place only what is safe for all arguments.
/// </summary>
internal sealed partial class ForwardMemory
{
    private readonly ClassCatalog _catalog;
    private readonly MemoryTrace _trace = new();
    private readonly Dictionary<BoundModule, ForwardPlan> _plans = [];

    private ForwardMemory(ClassCatalog catalog) => _catalog = catalog;

    /// <summary>The most that the living tensors of a model's forward pass take at a time; null where the model does not take inputs of these sizes, or 64 bits do not suffice.</summary>
    public static MemoryTrace? Of(ModelInstance model, InputSizes sizes)
    {
        List<List<long?>> shapes = [.. model.Inputs.Select(input => input.Shape.Select(sizes.Of).ToList())];
        if (shapes.Any(static shape => shape.Contains(null)) || InputSizes.Of(model, [.. shapes.Select(static shape => shape.ConvertAll(static size => size!.Value))], out _) is null)
        {
            return null;
        }

        var catalog = new ClassCatalog(new DiagnosticBag(), new ElaborationCache());
        var type = catalog.ForModel(model.Model, model.Name, model.Arguments, model.Inputs, model.Constants, model.Session)
            ?? throw new InvalidOperationException($"'{model.Name}' has no class although it is valid");
        var memory = new ForwardMemory(catalog);
        try
        {
            var inputs = model.Inputs.Zip(shapes, (input, shape) => memory._trace.New(input with { Shape = [.. shape.Select(static size => Dim.Constant(size!.Value))] })).ToList();
            memory.Run(type.Module, Bindings.Of(type, model.Arguments, inputs), inputs, "");
            return memory._trace;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>One call of a module's forward. What comes in stays the caller's; what comes out becomes it.</summary>
    private IReadOnlyList<HeldTensor?> Run(BoundModule module, Bindings bindings, IReadOnlyList<HeldTensor?> inputs, string path)
    {
        var frame = new Frame(this, module, PlanOf(module), bindings, path);
        for (var i = 0; i < inputs.Count; i++)
        {
            frame.Held[module.Inputs[i]] = inputs[i];
        }

        return frame.Run();
    }

    private ForwardPlan PlanOf(BoundModule module)
    {
        if (!_plans.TryGetValue(module, out var plan))
        {
            _plans[module] = plan = new ForwardPlan(module);
        }

        return plan;
    }

    /// <summary>One call of what a child is.</summary>
    /// <param name="types">The types of the outputs; a hand-written module knows them from nowhere else.</param>
    private IReadOnlyList<HeldTensor?> Run(ChildContent content, Bindings bindings, IReadOnlyList<HeldTensor?> inputs, string path, IReadOnlyList<TensorType> types)
    {
        switch (content)
        {
            case OperatorContent { Call: var call }:
                return Run(call, bindings, inputs, path);
            case BlockContent block:
                var type = _catalog.ForBlock(block);
                return Run(type.Module, Bindings.Of(type, bindings.Of(block.Arguments), inputs), inputs, path);
            case SequenceContent { Module: var sequence }:
                return Run(sequence, bindings.With(sequence.Inputs, inputs), inputs, path);
            case ForeignContent:
                _trace.Layer = path;
                return [.. types.Select(output => _trace.New(bindings.Of(output)))];
            case ListContent or LoopContent:
                return [Chain(content, bindings, inputs[0]!, path, types)];
            default:
                throw new InvalidOperationException($"unknown content {content.GetType().Name}");
        }
    }

    private IReadOnlyList<HeldTensor?> Run(OperatorCall call, Bindings bindings, IReadOnlyList<HeldTensor?> inputs, string path)
    {
        _trace.Layer = path;
        IReadOnlyList<HeldTensor> present = [.. inputs.Select(static input => input!)];
        var known = call.At([.. present.Select(static input => input.Type)], bindings.Of);
        return known.Operator.Run(known, present, _trace);
    }

    /// <summary>What <c>ModuleListExtensions.Chain</c> does: each result is freed when the next is there.</summary>
    private HeldTensor Chain(ChildContent content, Bindings bindings, HeldTensor input, string path, IReadOnlyList<TensorType> types)
    {
        HeldTensor? result = null;
        foreach (var (item, round, key) in Items(content, bindings))
        {
            var previous = result;
            result = Run(item, round, [previous ?? input], Join(path, key), types)[0];
            Free(previous);
        }

        return result ?? input.Alias();
    }

    /// <summary>The items of a list or the rounds of a loop, with their bindings and keys.</summary>
    private static IEnumerable<(ChildContent Item, Bindings Bindings, string Key)> Items(ChildContent content, Bindings bindings)
    {
        if (content is ListContent list)
        {
            return list.Items.Select((item, i) => (item, bindings, list.Keys[i]));
        }

        var loop = (LoopContent)content;
        return Enumerable.Range(0, (int)bindings.Number(loop.Count)).Select(i => bindings.With(loop.Index, i)).Select(round => (loop.Item, round, Key(loop, round)));
    }

    private static string Key(LoopContent loop, Bindings round) => string.Concat(loop.Key.Select(part => part.Text ?? round.Number(part.Term!).ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private void Free(HeldTensor? tensor)
    {
        if (tensor is not null)
        {
            _trace.Free(tensor);
        }
    }

    private static string Join(string prefix, string key) => prefix.Length == 0 ? key : key.Length == 0 ? prefix : $"{prefix}.{key}";
}

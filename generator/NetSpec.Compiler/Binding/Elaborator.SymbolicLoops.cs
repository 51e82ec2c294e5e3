using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>
/// <c>repeat</c> whose number of rounds is a constructor parameter: the class gets a loop. The sizes that come into round i are
/// found by binding one round for a running value and looking at what comes out of it.
/// </summary>
internal sealed partial class Elaborator
{
    /// <summary>The sizes for which loops have no formula: only forward may use them.</summary>
    private readonly HashSet<Symbol> _unknowns = [];

    private bool BindLoop(Frame frame, LayerSyntax layer, Scope scope, Term count)
    {
        // Under a list, what follows would have an index that only the constructor knows: only the last item may be a loop.
        if (layer.Name is null && !IsLastItem(layer))
        {
            return DemandCount(layer, count);
        }

        if (Inputs(frame, layer, scope) is not { } inputs)
        {
            return false;
        }

        var index = new Symbol(layer.Index?.Text ?? DefaultIndex, SymbolKind.Loop, TermType.Int);
        session.DependsOn(index, count);
        var round = Round(layer, scope, new SymbolicValue(new SymbolTerm(index)));
        if (layer.OnlyTraining || layer.ElseNone || inputs.Count == 0 || inputs.Any(static input => input.IsNullable)
            || SolveLoop(layer, round, inputs, index, count) is not { Round.Realised.Content: { } item } solved || LoopKey(frame, layer, round) is not { } key)
        {
            return DemandCount(layer, count);
        }

        var name = layer.Name is null ? null : Name(layer, scope);
        var content = new LoopContent(index, count, item, key);
        var child = new Child(layer.Inline ? "" : name ?? "", name ?? $"{solved.Round.Realised.Name}s", content, solved.Round.Realised.Location) { Summary = layer.Summary };
        var result = new TensorValue(child.Name, solved.After);
        frame.Module.Children.Add(child);
        frame.Module.Steps.Add(new ChainStep(child, inputs, [result], layer.Place) { Merge = solved.Round.Merge });
        var callable = new CallableLayer(child, solved.Round.Merge, again => SolveLoop(layer, round, again, index, count) is { } other ? new(content, [new("out", new TensorValue(child.Name, other.After))]) : null);
        return BindExtras(frame, layer, scope, child) && BindResult(frame, layer, name, LayerResult.Of(result) with { Callable = callable });
    }

    private bool DemandCount(LayerSyntax layer, Term count)
    {
        session.Demand(new SymbolicValue(count), layer.Location);
        return false;
    }

    /// <summary>The sizes within round i and after the last; null where they have no formula that the class could use.</summary>
    private SolvedLoop? SolveLoop(LayerSyntax layer, Scope round, IReadOnlyList<TensorValue> inputs, Symbol index, Term count)
    {
        var input = inputs[0].Type;
        var running = input with { Shape = [.. input.Shape.Select((_, axis) => Dim.Of(Running(axis, count)))] };
        if (OneRound(layer, round, running, inputs) is not { } probe || probe.Running.Rank != input.Rank)
        {
            return null;
        }

        var sizes = input.Shape.Select((first, axis) => RunningSize.Solve(first, probe.Running[axis], Running(axis, count), index, count, axis)).ToList();
        foreach (var unknown in sizes.SelectMany(static size => size.Unknowns))
        {
            session.DependsOn(unknown, count);
            _unknowns.Add(unknown);
        }

        var inside = input with { Shape = [.. sizes.Select(static size => size.Inside)] };
        return OneRound(layer, round, inside, inputs) is { } last ? new(last, input with { Shape = [.. sizes.Select(static size => size.After)] }) : null;
    }

    private BoundRound? OneRound(LayerSyntax layer, Scope round, TensorType running, IReadOnlyList<TensorValue> inputs) =>
        BindRound(layer with { Names = null }, round, [new TensorValue("x", running), .. inputs.Skip(1)], 0);

    /// <summary>The key of round i: its number, or what <c>names</c> makes of it.</summary>
    private EquatableArray<KeyPart>? LoopKey(Frame frame, LayerSyntax layer, Scope round)
    {
        var index = new SymbolTerm(new Symbol(layer.Index?.Text ?? DefaultIndex, SymbolKind.Loop, TermType.Int));
        if (layer.Names is null)
        {
            var first = layer.Name is null ? frame.NextIndex : 0;
            return [new KeyPart(null, first == 0 ? index : new BinaryTerm("+", index, new ConstantTerm(new IntValue(first), TermType.Int), TermType.Int))];
        }

        var parts = layer.Names.Parts.Select(part => part.Expression is null
            ? new KeyPart(part.Text, null)
            : session.Evaluator.Evaluate(part.Expression, round) is { } value and (IntValue or SymbolicValue { Term.Type: TermType.Int }) ? new KeyPart(null, value.ToTerm()) : null).ToList();
        return parts.Contains(null) ? null : [.. parts.Select(static part => part!)];
    }

    /// <summary>Demands the number of rounds where the constructor needs a size for which a loop has no formula.</summary>
    private bool DemandsRounds(BoundModule module)
    {
        if (_unknowns.Count == 0)
        {
            return false;
        }

        var unknown = ConstructorSizes(module).SelectMany(static size => size.Symbols).Where(_unknowns.Contains).Distinct().ToList();
        foreach (var symbol in unknown)
        {
            session.Demand(new SymbolicValue(new SymbolTerm(symbol)), module.Definition!.Syntax.Name.Location);
        }

        return unknown.Count > 0;
    }

    private static IEnumerable<Dim> ConstructorSizes(BoundModule module) =>
        module.Children.SelectMany(static child => ConstructorSizes(child.Content)).Concat(module.Tensors.SelectMany(static tensor => tensor.Call.ConstructorSizes));

    private static IEnumerable<Dim> ConstructorSizes(ChildContent content) => content switch
    {
        OperatorContent { Call: var call } => call.ConstructorSizes,
        BlockContent { Module: var module } => ConstructorSizes(module),
        SequenceContent { Module: var module } => ConstructorSizes(module),
        ListContent { Items: var items } => items.SelectMany(ConstructorSizes),
        LoopContent { Item: var item } => ConstructorSizes(item),
        _ => [],
    };

    private Symbol Running(int axis, Term count)
    {
        var symbol = new Symbol($"r{axis}", SymbolKind.Dimension, TermType.Int, "running");
        session.DependsOn(symbol, count);
        return symbol;
    }

    /// <summary>Whether a repeat without a name is the last item of its block's list.</summary>
    private bool IsLastItem(LayerSyntax layer)
    {
        var items = _chain.Peek().Definition.Syntax.Body.Operator?.Children;
        return items is { Count: > 0 } && items[items.Count - 1].Location.Equals(layer.Location);
    }

    private sealed record SolvedLoop(BoundRound Round, TensorType After);
}

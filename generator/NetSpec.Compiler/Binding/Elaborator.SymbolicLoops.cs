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
    private bool BindLoop(Frame frame, LayerSyntax layer, Scope scope, Term count)
    {
        // Under a list, what follows would have an index that only the constructor knows: only the last item may be a loop.
        if (layer.Name is null && !IsLastItem(layer))
        {
            session.Demand(new SymbolicValue(count), layer.Location);
            return false;
        }

        if (Inputs(frame, layer, scope) is not [var input])
        {
            return false;
        }

        var index = new Symbol(layer.Index?.Text ?? DefaultIndex, SymbolKind.Loop, TermType.Int);
        session.DependsOn(index, count);
        var round = Round(layer, scope, new SymbolicValue(new SymbolTerm(index)));
        var running = input.Type with { Shape = [.. input.Type.Shape.Select((_, axis) => Dim.Of(Running(axis, count)))] };
        if (OneRound(layer, round, running) is not { } after || after.Type.Rank != input.Type.Rank)
        {
            session.Demand(new SymbolicValue(count), layer.Location);
            return false;
        }

        var sizes = input.Type.Shape.Select((first, axis) => RunningSize.Solve(first, after.Type[axis], Running(axis, count), index, count, axis)).ToList();
        foreach (var unknown in sizes.SelectMany(static size => size.Unknowns))
        {
            session.DependsOn(unknown, count);
        }

        var inside = input.Type with { Shape = [.. sizes.Select(static size => size.Inside)] };
        if (OneRound(layer, round, inside) is not { Realised.Content: not null } last || LoopKey(frame, layer, round) is not { } key)
        {
            session.Demand(new SymbolicValue(count), layer.Location);
            return false;
        }

        var result = input.Type with { Shape = [.. sizes.Select(static size => size.After)] };
        return PlaceLoop(frame, layer, scope, input, result, last, new LoopContent(index, count, last.Realised.Content, key));
    }

    private bool PlaceLoop(Frame frame, LayerSyntax layer, Scope scope, TensorValue input, TensorType type, LoopRound round, LoopContent content)
    {
        var name = layer.Name is null ? null : Name(layer, scope);
        var child = new Child(layer.Inline ? "" : name ?? "", name ?? $"{round.Realised.Name}s", content, round.Realised.Location) { Summary = layer.Summary };
        var result = new TensorValue(child.Name, type);
        frame.Module.Children.Add(child);
        frame.Module.Steps.Add(new ChainStep(child, [input], [result], layer.Location) { Merge = round.Merge });
        frame.Above = LayerResult.Of(result);
        return name is null || Define(frame, layer, name, frame.Above, isAbove: true);
    }

    /// <summary>One round: what the item is, and the running value after it.</summary>
    private LoopRound? OneRound(LayerSyntax layer, Scope round, TensorType input)
    {
        var value = new TensorValue("x", input);
        if (Realise(layer, round, [value], null) is not { Outputs: [var output] } realised)
        {
            return null;
        }

        if (layer.Merge is null)
        {
            return new(realised, output.Value.Type, null);
        }

        var probe = new Frame(new BoundModule(null, "merge", []), isList: true, null);
        return Merge(probe, layer.Merge, round, [value, output.Value], "merge") is { } merged ? new(realised, merged.Type, ((FunctionStep)probe.Module.Steps[0]).Call) : null;
    }

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

    private Symbol Running(int axis, Term count)
    {
        var symbol = new Symbol($"r{axis}", SymbolKind.Dimension, TermType.Int, "running");
        session.DependsOn(symbol, count);
        return symbol;
    }

    /// <summary>Whether a repeat without a name is the last item of its block's list.</summary>
    private bool IsLastItem(LayerSyntax layer)
    {
        var items = _chain.Peek().Syntax.Body.Operator?.Children;
        return items is { Count: > 0 } && items[items.Count - 1].Location.Equals(layer.Location);
    }

    private sealed record LoopRound(Realised Realised, TensorType Type, Operators.OperatorCall? Merge);
}

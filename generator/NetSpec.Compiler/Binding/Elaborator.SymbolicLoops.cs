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
        var round = Round(layer, scope, new SymbolicValue(new SymbolTerm(index)));
        if (OneRound(layer, round, input.Type with { Shape = [.. input.Type.Shape.Select(static (_, axis) => RunningSymbol(axis))] }) is not { } after || after.Rank != input.Type.Rank)
        {
            session.Demand(new SymbolicValue(count), layer.Location);
            return false;
        }

        var sizes = input.Type.Shape.Select((first, axis) => RunningSize.Solve(first, after[axis], RunningSymbol(axis), index, count, axis)).ToList();
        var inside = input.Type with { Shape = [.. sizes.Select(static size => size.Inside)] };
        if (Realise(layer, round, [new TensorValue(input.Name, inside)], null) is not { Content: { } content } realised)
        {
            session.Demand(new SymbolicValue(count), layer.Location);
            return false;
        }

        var type = input.Type with { Shape = [.. sizes.Select(static size => size.After)] };
        return PlaceLoop(frame, layer, scope, input, type, realised, new LoopContent(index, count, content, layer.Name is null ? frame.NextIndex : 0));
    }

    private bool PlaceLoop(Frame frame, LayerSyntax layer, Scope scope, TensorValue input, TensorType type, Realised realised, LoopContent content)
    {
        var name = layer.Name is null ? null : Name(layer, scope);
        var child = new Child(name ?? "", name ?? $"{realised.Name}s", content, realised.Location) { Summary = layer.Summary };
        var result = new TensorValue(child.Name, type);
        frame.Module.Children.Add(child);
        frame.Module.Steps.Add(new ChainStep(child, [input], [result], layer.Location));
        frame.Above = LayerResult.Of(result);
        return name is null || Define(frame, layer, name, frame.Above, isAbove: true);
    }

    private TensorType? OneRound(LayerSyntax layer, Scope round, TensorType input) =>
        Realise(layer, round, [new TensorValue("x", input)], null) is { Outputs: [var output] } ? output.Value.Type : null;

    private static Dim RunningSymbol(int axis) => Dim.Of(new Symbol($"r{axis}", SymbolKind.Dimension, TermType.Int, "running"));

    /// <summary>Whether a repeat without a name is the last item of its block's list.</summary>
    private bool IsLastItem(LayerSyntax layer)
    {
        var items = _chain.Peek().Syntax.Body.Operator?.Children;
        return items is { Count: > 0 } && items[items.Count - 1].Location.Equals(layer.Location);
    }
}

/// <summary>A size that changes from round to round: what comes into round i, and what comes out of the last.</summary>
internal sealed record RunningSize(Dim Inside, Dim After)
{
    /// <summary>Solves the recurrence r(0) = <paramref name="first"/>, r(i + 1) = <paramref name="next"/>(r, i) where it has one of the usual forms.</summary>
    public static RunningSize Solve(Dim first, Dim next, Dim running, Symbol index, Term count, int axis)
    {
        var symbol = running.Symbols.Single();
        var rounds = Dim.Of(count);
        var i = Dim.Of(index);
        if (next.Equals(running) || next.Equals(first))
        {
            return new(first, first);
        }

        // Every round gives the same size, or one that depends on the round only.
        if (!next.Symbols.Contains(symbol))
        {
            var isFirst = new BinaryTerm("==", new SymbolTerm(index), new ConstantTerm(new IntValue(0), TermType.Int), TermType.Bool);
            var previous = next.Substitute(s => s.Equals(index) ? i - 1 : null);
            return new(Joining.Choose(isFirst, first, previous), next.Substitute(s => s.Equals(index) ? rounds - 1 : null));
        }

        // Every round adds the same.
        var step = next - running;
        if (!step.Symbols.Contains(symbol) && !step.Symbols.Contains(index))
        {
            return new(first + (i * step), first + (rounds * step));
        }

        // Something else, such as a stride in the first round: a size of its own, which only documentation may show.
        return new(Unknown("in", axis), Unknown("out", axis));
    }

    private static Dim Unknown(string which, int axis) => Dim.Of(new Symbol($"{which}{axis}", SymbolKind.Dimension, TermType.Int, "unknown"));
}

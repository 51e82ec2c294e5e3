using System.Globalization;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary><c>for</c> and <c>repeat</c> with a known number of rounds.</summary>
internal sealed partial class Elaborator
{
    private const string DefaultIndex = "i";

    private bool BindFor(Frame frame, LayerSyntax layer, ForSyntax loop, Scope scope)
    {
        if (Elements(loop, scope) is not { } elements)
        {
            return false;
        }

        if (layer.Do is null)
        {
            var scopes = elements.Select((element, i) => Round(layer, scope, i).Inner(loop.Variable, element)).ToList();
            return frame.IsList || layer.Name is null ? Splice(frame, layer with { For = null }, scopes) : BindNamedRounds(frame, layer with { For = null }, scope, scopes);
        }

        for (var i = 0; i < elements.Count; i++)
        {
            var inner = scope.Inner(loop.Variable, elements[i]);
            inner = layer.Index is { } index ? inner.Inner(index.Text, new IntValue(i)) : inner;
            if (!BindLayers(frame, layer.Do, inner))
            {
                return false;
            }
        }

        return true;
    }

    private List<Value>? Elements(ForSyntax loop, Scope scope)
    {
        switch (session.Evaluator.Evaluate(loop.Source, scope))
        {
            case ListValue list:
                return [.. list.Items];
            case IntValue { Value: var count }:
                return IsCount(count, "for", loop.Source.Location) ? [.. Enumerable.Range(0, (int)count).Select(static i => (Value)new IntValue(i))] : null;
            case SymbolicValue symbolic:
                session.Demand(symbolic, loop.Source.Location);
                return null;
            case null:
                return null;
            case var value:
                Bag.ReportArgumentType(loop.Source.Location, "for", "list, or an int", value.TypeName);
                return null;
        }
    }

    private bool IsCount(long count, string name, SourceLocation location)
    {
        if (count is >= 0 and <= MaxLayers)
        {
            return true;
        }

        Bag.ReportNotAWholeNumber(location, name, MaxLayers, count.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    private static Scope Round(LayerSyntax layer, Scope scope, Value index) => scope.Inner(layer.Index?.Text ?? DefaultIndex, index);

    private static Scope Round(LayerSyntax layer, Scope scope, long index) => Round(layer, scope, new IntValue(index));

    private bool BindRepeat(Frame frame, LayerSyntax layer, Scope scope)
    {
        switch (session.Evaluator.Evaluate(layer.Repeat!, scope))
        {
            case IntValue { Value: var count }:
                if (!IsCount(count, "repeat", layer.Repeat!.Location))
                {
                    return false;
                }

                var scopes = Enumerable.Range(0, (int)count).Select(i => Round(layer, scope, i)).ToList();
                var single = layer with { Repeat = null };
                return layer.Name is null ? Splice(frame, single, scopes) : BindNamedRounds(frame, single, scope, scopes);
            case SymbolicValue { Term: { Type: TermType.Int } count } when session.Kind == SessionKind.BlockClass:
                return BindLoop(frame, layer with { Repeat = null }, scope, count);
            case SymbolicValue symbolic:
                session.Demand(symbolic, layer.Repeat!.Location);
                return false;
            case null:
                return false;
            case var value:
                Bag.ReportNotAWholeNumber(layer.Repeat!.Location, "repeat", MaxLayers, value.ToDisplay());
                return false;
        }
    }

    /// <summary>In a list, the rounds are items like any others.</summary>
    private bool Splice(Frame frame, LayerSyntax layer, IEnumerable<Scope> scopes)
    {
        // "when" was decided before the loop.
        var single = layer with { When = null };
        return scopes.All(round => BindLayer(frame, single, round));
    }

    /// <summary>Under a name, the rounds are the children of a sub-module, or, inline, of the enclosing block.</summary>
    private bool BindNamedRounds(Frame frame, LayerSyntax layer, Scope outer, IReadOnlyList<Scope> scopes)
    {
        if (Name(layer, outer) is not { } name || Inputs(frame, layer, outer) is not { Count: > 0 } inputs)
        {
            return false;
        }

        var rounds = new List<(Realised Realised, string Key)>();
        var running = inputs[0];
        foreach (var scope in scopes)
        {
            // Extra inputs are the same in every round.
            if (++_layerCount > MaxLayers || Realise(layer, scope, [running, .. inputs.Skip(1)], null) is not { Outputs: [var output, ..] } realised)
            {
                return false;
            }

            var key = layer.Names is null ? rounds.Count.ToString(CultureInfo.InvariantCulture) : Name(layer.Names, scope);
            if (key is null || MergeRound(frame, layer, scope, running, output.Value, name) is not { } next)
            {
                return false;
            }

            rounds.Add((realised, key));
            running = next;
        }

        var result = PlaceRounds(frame, layer, name, inputs, rounds, running);
        return Define(frame, layer, name, LayerResult.Of(result), isAbove: true);
    }

    /// <summary>The running value after a round, as a type only: steps are made when all rounds are known.</summary>
    private TensorValue? MergeRound(Frame frame, LayerSyntax layer, Scope scope, TensorValue running, TensorValue output, string name)
    {
        if (layer.Merge is null)
        {
            return new TensorValue(name, output.Type);
        }

        var probe = new Frame(new BoundModule(null, name, []), isList: true, null);
        return Merge(probe, layer.Merge, scope, [running, output], name);
    }

    private TensorValue PlaceRounds(Frame frame, LayerSyntax layer, string name, IReadOnlyList<TensorValue> inputs, List<(Realised Realised, string Key)> rounds, TensorValue last)
    {
        if (rounds.Count == 0)
        {
            return inputs[0];
        }

        var result = new TensorValue(name, last.Type);
        if (rounds.All(static round => round.Realised.Content is not null))
        {
            var content = new ListContent([.. rounds.Select(static round => round.Realised.Content!)], [.. rounds.Select(static round => round.Key)]);
            var child = new Child(layer.Inline ? "" : name, name, content, rounds[0].Realised.Location) { Summary = layer.Summary };
            frame.Module.Children.Add(child);
            frame.Module.Steps.Add(new ChainStep(child, inputs, [result], layer.Location) { Merge = layer.Merge is null ? null : MergeCall(layer, inputs[0], rounds[0].Realised, name) });
            return result;
        }

        return InlineFunctions(frame, name, inputs, rounds, result);
    }

    /// <summary>The join of the first round: arguments are the same in all, and only the arguments are printed.</summary>
    private Operators.OperatorCall? MergeCall(LayerSyntax layer, TensorValue running, Realised round, string name)
    {
        var probe = new Frame(new BoundModule(null, name, []), isList: true, null);
        return Merge(probe, layer.Merge!, new Scope(), [running, round.Outputs[0].Value], name) is null ? null : ((FunctionStep)probe.Module.Steps[0]).Call;
    }

    /// <summary>Functions own nothing: their rounds are just steps.</summary>
    private static TensorValue InlineFunctions(Frame frame, string name, IReadOnlyList<TensorValue> inputs, List<(Realised Realised, string Key)> rounds, TensorValue result)
    {
        var running = inputs[0];
        for (var i = 0; i < rounds.Count; i++)
        {
            var output = i == rounds.Count - 1 ? result : new TensorValue($"{name}{rounds[i].Key}", rounds[i].Realised.Outputs[0].Value.Type);
            frame.Module.Steps.Add(new FunctionStep(rounds[i].Realised.Function!, [running, .. inputs.Skip(1)], [output], rounds[i].Realised.Location));
            running = output;
        }

        return result;
    }
}

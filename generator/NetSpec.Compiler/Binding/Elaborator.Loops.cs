using System.Globalization;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary><c>for</c> and <c>repeat</c>: how many rounds there are, and what each sees. <c>.Rounds</c> makes modules of them.</summary>
internal sealed partial class Elaborator
{
    private const string DefaultIndex = "i";

    private bool BindFor(Frame frame, LayerSyntax layer, ForSyntax loop, Scope scope)
    {
        if (Rounds(layer, loop, scope) is not { } scopes)
        {
            return false;
        }

        if (layer.Do is { } layers)
        {
            return scopes.Select(round => BindLayers(frame, layers, round)).ToList().TrueForAll(static bound => bound);
        }

        var single = layer with { For = null };
        return layer.Name is null ? Splice(frame, single, scopes) : BindNamedRounds(frame, single, scope, scopes);
    }

    /// <summary>What each round of a <c>for</c> sees: its element, and its number where <c>index</c> names it (without <c>do</c>, as in a repeat, always).</summary>
    private List<Scope>? Rounds(LayerSyntax layer, ForSyntax loop, Scope scope)
    {
        if (Hides(loop.Variable, loop.Location, scope) || (layer.Index is { } written && Hides(written.Text, written.Location, scope)) || Elements(loop, scope) is not { } elements)
        {
            return null;
        }

        var index = layer.Index?.Text ?? (layer.Do is null ? DefaultIndex : null);
        return [.. elements.Select((element, i) => (index is null ? scope : scope.Inner(index, new IntValue(i))).Inner(loop.Variable, element))];
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
                Bag.ReportArgumentType(loop.Source.Location, "for", "a list, or an int", value.AsSentence());
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

    /// <summary>A name means one thing; only the default index of an inner loop may hide that of an outer one.</summary>
    private bool Hides(string name, SourceLocation location, Scope scope)
    {
        if (scope.Lookup(name) is null)
        {
            return false;
        }

        Bag.ReportLoopVariableHides(location, name);
        return true;
    }

    private bool BindRepeat(Frame frame, LayerSyntax layer, Scope scope)
    {
        if (session.Kind == SessionKind.BlockClass && session.Evaluator.Evaluate(layer.Repeat!, scope) is SymbolicValue { Term: { Type: TermType.Int } count })
        {
            return BindLoop(frame, layer with { Repeat = null }, scope, count);
        }

        var single = layer with { Repeat = null };
        return KnownRounds(layer, scope) is { } scopes && (layer.Name is null ? Splice(frame, single, scopes) : BindNamedRounds(frame, single, scope, scopes));
    }

    /// <summary>What each round of a <c>repeat</c> sees, where their number is known.</summary>
    private List<Scope>? KnownRounds(LayerSyntax layer, Scope scope)
    {
        if (layer.Index is { } index && Hides(index.Text, index.Location, scope))
        {
            return null;
        }

        switch (session.Evaluator.Evaluate(layer.Repeat!, scope))
        {
            case IntValue { Value: var count }:
                return IsCount(count, "repeat", layer.Repeat!.Location) ? [.. Enumerable.Range(0, (int)count).Select(i => Round(layer, scope, new IntValue(i)))] : null;
            case SymbolicValue symbolic:
                session.Demand(symbolic, layer.Repeat!.Location);
                return null;
            case null:
                return null;
            case var value:
                Bag.ReportNotAWholeNumber(layer.Repeat!.Location, "repeat", MaxLayers, value.ToDisplay());
                return null;
        }
    }

    /// <summary>In a list, the rounds are items like any others.</summary>
    private bool Splice(Frame frame, LayerSyntax layer, IEnumerable<Scope> scopes)
    {
        // "when" was decided before the loop.
        var single = layer with { When = null };
        return scopes.All(round => BindLayer(frame, single, round));
    }
}

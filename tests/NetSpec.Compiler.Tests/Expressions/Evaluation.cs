using System.Globalization;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Tests.Expressions;

/// <summary>Names with values for tests.</summary>
internal sealed class TestScope : Dictionary<string, Value>, IScope
{
    public IEnumerable<string> Names => Keys;

    public Value? Lookup(string name) => TryGetValue(name, out var value) ? value : null;
}

/// <summary>Parses and evaluates one line of text.</summary>
internal static class Evaluation
{
    public static SourceLocation Locate(int offset, int length) => new("test", offset, length, 0, offset, 0, offset + length);

    public static Expression Parse(string text)
    {
        var bag = new DiagnosticBag();
        var expression = ExpressionParser.Parse(text, Locate, bag);
        Assert.Empty(bag.Diagnostics);
        return expression!;
    }

    /// <summary>The value of an expression without mistakes.</summary>
    public static Value Evaluate(string text, IScope scope)
    {
        var bag = new DiagnosticBag();
        var value = new Evaluator(bag).Evaluate(Parse(text), scope);
        Assert.Empty(bag.Diagnostics);
        return value!;
    }

    /// <summary>The symbols that an expression demands, in order, and each once.</summary>
    public static string Demanded(string text, IScope scope)
    {
        var bag = new DiagnosticBag();
        List<string> names = [];
        var value = new Evaluator(bag, symbol => names.Add(symbol.Name)).Evaluate(Parse(text), scope);
        Assert.Empty(bag.Diagnostics);
        Assert.Equal(names.Count > 0, value is null);
        return string.Join(" ", names.Distinct());
    }

    public static SymbolicValue Symbolic(string name, TermType type = TermType.Int, SymbolKind kind = SymbolKind.Parameter) =>
        new(new SymbolTerm(new Symbol(name, kind, type)));

    public static ListValue List(params IEnumerable<Value> items) => new(items.ToEquatableArray());

    public static RecordValue Record(params IEnumerable<(string Name, Value Value)> members) =>
        new(members.Select(member => new NamedValue(member.Name, member.Value)).ToEquatableArray());

    /// <summary>As Python's <c>repr</c> writes it.</summary>
    public static string ToPython(Value value) => value switch
    {
        BoolValue truth => truth.Value.ToString(CultureInfo.InvariantCulture),
        ListValue list => $"[{string.Join(", ", list.Items.Select(ToPython))}]",
        _ => value.ToDisplay(),
    };
}

using System.Globalization;

namespace NetSpec.Compiler.Expressions;

/// <summary>Values as messages show them: spelled as in a spec, and short.</summary>
internal static class ValueText
{
    private const int MaxItems = 8;
    private const int MaxLevels = 3;

    /// <summary>The value as it would be written in a spec; long lists are cut.</summary>
    public static string ToDisplay(this Value value) => Show(value, MaxLevels);

    /// <summary>A double as Python shows it: always recognisable as a float.</summary>
    public static string ToDisplay(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
        return text.All(c => c is '-' or >= '0' and <= '9') ? text + ".0" : text;
    }

    /// <summary>The value in a sentence: a formula in quotes, anything else as it is.</summary>
    public static string Shown(this Value value) => value is SymbolicValue ? $"'{value.ToDisplay()}'" : value.ToDisplay();

    /// <summary>The type with its article: <c>an int</c>, <c>a list</c>.</summary>
    public static string Described(this Value value) => value is IntValue or SymbolicValue { Term.Type: TermType.Int } ? "an int" : $"a {value.TypeName}";

    /// <summary>A sentence about a value that is not of the type wanted: <c>2.5 is a float</c>.</summary>
    public static string AsSentence(this Value value) => $"{value.Shown()} is {value.Described()}";

    /// <summary>When a symbol's value is known: the rest of a sentence that begins with "when the network".</summary>
    public static string WhenKnown(this Symbol symbol) => symbol.Kind == SymbolKind.Dimension ? "runs" : "is built";

    private static string Show(Value value, int levels) => value switch
    {
        IntValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        FloatValue number => ToDisplay(number.Value),
        BoolValue truth => truth.Value ? "true" : "false",
        StringValue text => $"\"{text.Value}\"",
        SymbolicValue symbolic => symbolic.Term.ToDisplay(),
        ListValue list => $"[{ShowAll(list.Items, levels, item => Show(item, levels - 1))}]",
        RecordValue record => $"{{{ShowAll(record.Members, levels, member => $"{member.Name}: {Show(member.Value, levels - 1)}")}}}",
        _ => $"a {value.TypeName}",
    };

    private static string ShowAll<T>(IReadOnlyList<T> items, int levels, Func<T, string> show)
    {
        if (levels == 0 && items.Count > 0)
        {
            return "…";
        }

        var shown = string.Join(", ", items.Take(MaxItems).Select(show));
        return items.Count > MaxItems ? shown + ", …" : shown;
    }
}

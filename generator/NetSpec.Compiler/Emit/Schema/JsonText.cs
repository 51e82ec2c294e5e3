using NetSpec.Compiler.Emit.CSharp;

namespace NetSpec.Compiler.Emit.Schema;

/// <summary>Writes JSON: the compiler library has no JSON library beneath it, and a schema needs objects, lists and strings only.</summary>
internal static class JsonText
{
    /// <summary>A string.</summary>
    public static string String(string text) => CSharpNames.Literal(text);

    /// <summary>An object of members whose values are already JSON; members without a value are left out.</summary>
    public static string Object(params (string Name, string? Value)[] members) => Lines("{", "}", members.Where(static member => member.Value is not null).Select(static member => $"{String(member.Name)}: {member.Value}"));

    /// <summary>A list of values that are already JSON.</summary>
    public static string List(IEnumerable<string> items) => Lines("[", "]", items);

    /// <summary>A list of strings on one line.</summary>
    public static string Strings(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(String))}]";

    private static string Lines(string open, string close, IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count == 0 ? open + close : $"{open}\n{string.Join(",\n", all.Select(static item => "  " + item.Replace("\n", "\n  ")))}\n{close}";
    }
}

using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>A <c>size</c> as a constructor parameter: a tuple, nullable where there is a default, since a tuple cannot be one.</summary>
internal static class SizeParameter
{
    /// <summary>The C# type.</summary>
    public static string TypeOf(ParameterOrigin origin) => $"{Tuple(origin.Parts.Select(static _ => "long"))}{(origin.Default is null ? "" : "?")}";

    /// <summary>The statement that takes the parameter apart.</summary>
    public static string TakeApart(ParameterOrigin origin, SymbolNames names)
    {
        var parts = string.Join(", ", origin.Parts.Select(part => names[part]));
        var target = origin.Parts.Count == 1 ? $"var {parts}" : $"var ({parts})";
        var fallback = origin.Default is { } value ? $" ?? {Tuple(Values(value, origin.Parts.Count).Select(CSharpTerms.Literal))}" : "";
        return $"{target} = {names[origin.Symbol]}{fallback};";
    }

    /// <summary>An argument for it.</summary>
    public static string Print(ParameterOrigin origin, Value value, ICSharpContext context) => Tuple(Values(value, origin.Parts.Count).Select(context.Print));

    private static IEnumerable<Value> Values(Value value, int count) => value is ListValue list ? list.Items : Enumerable.Repeat(value, count);

    private static string Tuple(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count == 1 ? all[0] : $"({string.Join(", ", all)})";
    }
}

using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetSpec.Generator.Tests.Helpers;

/// <summary>Walks all that an object holds.</summary>
internal static class ObjectGraph
{
    /// <summary>Fails if a value holds an object of the compiler: it would keep a whole compilation alive between two edits.</summary>
    public static void AssertHoldsNoCompilerObject(object? value, string path) => Visit(value, path, new(ReferenceEqualityComparer.Instance));

    private static void Visit(object? value, string path, HashSet<object> seen)
    {
        if (value is null || IsAtom(value.GetType()) || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        Assert.False(
            value is Compilation or ISymbol or SyntaxNode or SyntaxTree or AdditionalText or Location,
            $"{path} holds a {value.GetType().FullName}");

        foreach (var (name, child) in Children(value))
        {
            Visit(child, $"{path}.{name}", seen);
        }
    }

    private static bool IsAtom(Type type) => type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || typeof(MemberInfo).IsAssignableFrom(type);

    private static IEnumerable<(string Name, object? Value)> Children(object value) =>
        value is Array items ? items.Cast<object?>().Select((item, index) => ($"[{index}]", item)) : Fields(value);

    private static IEnumerable<(string Name, object? Value)> Fields(object value)
    {
        const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(own))
            {
                yield return (field.Name, field.GetValue(value));
            }
        }
    }
}

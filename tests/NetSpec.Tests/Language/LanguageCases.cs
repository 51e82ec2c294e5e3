using System.Reflection;

namespace NetSpec.Tests.Language;

/// <summary>All cases of the language, in the order of their classes' names.</summary>
internal static class LanguageCases
{
    /// <summary>The cases.</summary>
    public static IReadOnlyList<LanguageCase> All { get; } =
    [
        .. typeof(LanguageCases).Assembly.GetTypes()
            .Where(static type => type.IsClass && type.IsAssignableTo(typeof(ILanguageCases)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .SelectMany(Read),
    ];

    private static IEnumerable<LanguageCase> Read(Type type) =>
        (IEnumerable<LanguageCase>)type.GetProperty(nameof(ILanguageCases.Cases), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}

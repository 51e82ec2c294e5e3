using System.Text.RegularExpressions;
using NetSpec.Tests.Language;

namespace NetSpec.Generator.Tests.Helpers;

/// <summary>Every spec of the repository, and every case of the language: what is changed until it breaks.</summary>
internal static partial class SpecCorpus
{
    /// <summary>The texts in a fixed order. A hand-written module would need a class of that name, whatever becomes of the name.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        .. typeof(SpecCorpus).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".netspec.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(ZooSpecs.Read).Select(Small),
        .. LanguageCases.All.Where(test => !test.Spec.Contains("csharp", StringComparison.Ordinal)).Select(test => "netspec: 1\n" + test.Spec),
    ];

    /// <summary>Without the file's namespace (each mutant gets its own), and with two variants: the others show nothing new.</summary>
    private static string Small(string spec)
    {
        var variants = Variants().Matches(spec);
        return Namespaces().Replace(variants.Skip(2).Reverse().Aggregate(spec, (text, variant) => text.Remove(variant.Index, variant.Length)), "");
    }

    [GeneratedRegex(@"^namespace:.*\n", RegexOptions.Multiline)]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"^      [A-Z]\w+: \{.*\}.*\n", RegexOptions.Multiline)]
    private static partial Regex Variants();
}

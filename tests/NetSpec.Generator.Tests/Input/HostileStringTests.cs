using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetSpec.Compiler;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;
using NetSpec.Generator.Tests.Helpers;

namespace NetSpec.Generator.Tests.Input;

/// <summary>
/// Text that means something to C#, to XML, to MSBuild or to a terminal is put into every scalar of both ResNet specs. Each time there
/// is an error with its place, or C# that compiles and means the same as with harmless text.
/// </summary>
public sealed partial class HostileStringTests
{
    private const string Border = "\n// ---\n";

    /// <summary>In a layer's name this means a parameter of the blocks; anywhere else it is text.</summary>
    private const string Expression = "{planes}";

    private static readonly string[] Hostile =
    [
        "say \"hi\" it's \"\"\" raw \\ \\u0027 */ // #if ]]> --> <b>&amp; $(Property) @(Item) %20",
        "line\nbreak\r\n\r\ttab \u2028\u2029\u0085 bidi \u202E\u200F\uFEFF",
        "nul \0 bell \a", "\uD800 lone", Expression, "é漢😀", "{0} {x} {{}}", "a.b[0]", "class", "null", "",
    ];

    private readonly ConcurrentDictionary<string, string> _mistakes = new(StringComparer.Ordinal);

    [Theory]
    [InlineData(ZooSpecs.ResNet)]
    [InlineData(ZooSpecs.D2lResNet)]
    public void Any_text_in_any_scalar_is_refused_or_means_itself(string name)
    {
        var spec = Shallow(ZooSpecs.Read(name));
        var names = ScalarPlaces.OfLayerNames(spec);
        var cases = from place in ScalarPlaces.Of(spec) from text in Hostile where text != Expression || !names.Contains(place) select (place, text);
        var failures = new ConcurrentBag<string>();

        Parallel.ForEach(cases, item =>
        {
            var (place, text) = item;
            var focused = Focus(spec, place);
            if (Failure(Compile(name, ScalarPlaces.Put(focused, place, text)), () => Compile(name, ScalarPlaces.Put(focused, place, Harmless(text))), text) is { } failure)
            {
                failures.Add($"{place}: '{text}' for '{spec.Substring(place.Start, place.Length)}': {failure}");
            }
        });

        Assert.True(failures.IsEmpty, $"{failures.Count} failures:\n{string.Join('\n', failures.Order(StringComparer.Ordinal).Take(60))}");
    }

    /// <summary>The same spec with one block in each stage: as many scalars, and a tenth of the work.</summary>
    private static string Shallow(string spec) => Lists().Replace(spec, "layers: [1, 1, 1, 1]");

    /// <summary>The spec without the variants that neither hold the place nor show something new.</summary>
    private static string Focus(string spec, SourceLocation place)
    {
        var needless = Variants().Matches(spec).Where(match => match.Groups["name"].Value is not ("ResNet18" or "ResNeXt50_32x4d") && (place.Start < match.Index || place.Start > match.Index + match.Length));
        var text = new StringBuilder(spec);
        foreach (var match in needless)
        {
            // Blanks, so that the place stays where it is.
            text.Remove(match.Index, match.Length).Insert(match.Index, " ", match.Length);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"layers: \[\d+, \d+, \d+, \d+\]")]
    private static partial Regex Lists();

    [GeneratedRegex(@"^      (?<name>\w+): \{block: .*$", RegexOptions.Multiline)]
    private static partial Regex Variants();

    private string? Failure(CompiledSpec spec, Func<CompiledSpec> harmless, string text)
    {
        if (spec.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Descriptor.Id == "NS0999" || (diagnostic.Location.Length == 0 && text.Length > 0)) is { } unclear)
        {
            return unclear.ToString();
        }

        var sources = Sources(spec);
        if (spec.Diagnostics.Count > 0)
        {
            return _mistakes.GetOrAdd(sources, Mistakes) is { Length: > 0 } mistakes ? $"{string.Join(", ", spec.Diagnostics)}\n{mistakes}" : null;
        }

        var other = harmless();
        if (other.Diagnostics.Count > 0)
        {
            return $"is accepted, but '{Harmless(text)}' is not: {other.Diagnostics[0]}";
        }

        return MeansTheSame(sources, Sources(other), text);
    }

    /// <summary>Code that is written with the same tokens, but for the text in its strings, compiles if the other does; comments are read as XML.</summary>
    private string? MeansTheSame(string sources, string harmless, string text)
    {
        var tree = Parse(sources);
        var mistakes = string.Join('\n', tree.GetDiagnostics().Take(3)) + _mistakes.GetOrAdd(harmless, Mistakes);
        return mistakes.Length > 0 ? mistakes : Tokens(tree, text) == Tokens(Parse(harmless), text) ? null : "means something else";
    }

    private static CompiledSpec Compile(string name, string text) =>
        SafeCompiler.Compile(new SpecClosure(SafeCompiler.Parse(new SpecFile(name, text, "App")), [], []), CancellationToken.None);

    private static string Sources(CompiledSpec spec) => string.Join(Border, spec.Classes.SelectMany(EmittedFile.Of).Select(file => file.Source));

    private static string Mistakes(string sources)
    {
        var mistakes = new Project().Compilation().AddSyntaxTrees(sources.Split(Border).Select(Parse)).GetDiagnostics().Where(diagnostic => diagnostic.Severity != Microsoft.CodeAnalysis.DiagnosticSeverity.Hidden);
        return string.Join('\n', mistakes.Take(3));
    }

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Project.ParseOptions);

    /// <summary>The code without its comments and layout; where a string is the hostile text, the harmless one.</summary>
    private static string Tokens(SyntaxTree tree, string text) =>
        string.Join(' ', tree.GetRoot().DescendantTokens().Select(token => text.Length == 0 ? token.ValueText : token.ValueText.Replace(text, Harmless(text), StringComparison.Ordinal)));

    /// <summary>A text from which the same C# names are made.</summary>
    private static string Harmless(string text) => string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c : '_'));
}

using System.Text.RegularExpressions;
using NetSpec.Compiler.Emit.Schema;
using NetSpec.Compiler.Syntax;
using NetSpec.Compiler.Tests.Helpers;
using NJsonSchema;

namespace NetSpec.Compiler.Tests.Documentation;

/// <summary>
/// What the documentation shows compiles, without a warning. A YAML block is a whole spec, or says in a comment above it what is round it:
/// <c>&lt;!-- blocks --&gt;</c>, <c>&lt;!-- layers of x: [N, 3] --&gt;</c>. <c>&lt;!-- file a.netspec.yaml --&gt;</c> is one that others import.
/// </summary>
public sealed partial class SpecsInPagesTests
{
    private static readonly string[] Pages = ["README.md", "generator/README.md", "specs/README.md"];

    private static readonly ShownSpec[] All = [.. Pages.SelectMany(SpecsOf)];

    public static TheoryData<string> Places => [.. All.Select(static shown => shown.Place)];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_spec_in_a_page_compiles(string place)
    {
        var shown = All.Single(spec => spec.Place == place);
        var files = All.Where(other => other == shown || (other.Page == shown.Page && other.File is not null));

        var project = SpecProject.Compile([.. files.Select(static spec => new ProjectSpec(SpecCompiler.Parse(spec.Path, spec.Text), "My.Networks"))], "My.Networks");

        Assert.Empty(project.Diagnostics.Select(static diagnostic => diagnostic.ToString()));
        Assert.NotEmpty(project.Files);
        Assert.Empty((await JsonSchema.FromJsonAsync(SpecSchema.Write())).Validate(YamlAsJson.Convert(shown.Text)));
    }

    /// <summary>From this page alone a newcomer writes every construct: each key of the language is in one of its specs.</summary>
    [Fact]
    public void The_page_of_the_language_shows_every_key()
    {
        var specs = string.Concat(All.Where(static shown => shown.Page == "specs/README.md").Select(static shown => shown.Text));
        string[] keys = [.. SpecKeys.File, .. SpecKeys.Model, .. SpecKeys.Layer, .. SpecKeys.Parameter, .. SpecKeys.Input, "multiple_of", "max", "nominal", "extends", "Parameter", "Buffer", "csharp"];

        Assert.All(keys, key => Assert.Matches($@"(?<![\w.]){key}:", specs));
    }

    private static IEnumerable<ShownSpec> SpecsOf(string page)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n");
        return Block().Matches(text).Select(match =>
        {
            var line = text[..match.Index].Count(static c => c == '\n') + 1;
            return new ShownSpec(page, line, match.Groups["file"].Success ? match.Groups["file"].Value : null, Wrapped(match.Groups["round"].Value, match.Groups["yaml"].Value));
        });
    }

    private static string Wrapped(string round, string yaml) => round switch
    {
        "" => yaml,
        "blocks" => $"netspec: 1\nblocks:\n{yaml}",
        _ => $"netspec: 1\nmodels:\n  Net:\n    in: {{{round["layers of ".Length..]}}}\n    layers:\n{Indented(yaml)}",
    };

    private static string Indented(string yaml) => string.Concat(yaml.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => $"      {line}\n"));

    [GeneratedRegex("(<!-- (?<round>(blocks|layers of [^>]*?)) -->\n|<!-- file (?<file>[^ ]*) -->\n)?^```yaml\n(?<yaml>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    private sealed record ShownSpec(string Page, int Line, string? File, string Text)
    {
        public string Place => $"{Page}({Line})";

        /// <summary>Where the page is, so that imports find their files.</summary>
        public string Path => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Page)!, File ?? $"line{Line}.netspec.yaml");
    }
}

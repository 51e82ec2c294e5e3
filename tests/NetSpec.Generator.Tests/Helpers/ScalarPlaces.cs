using System.Globalization;
using System.Text;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Generator.Tests.Helpers;

/// <summary>Every scalar of a YAML text, keys included, and the text with another scalar in its place.</summary>
internal static class ScalarPlaces
{
    /// <summary>The places of all scalars.</summary>
    public static IReadOnlyList<SourceLocation> Of(string text) => [.. Scalars(YamlReader.Read("spec.yaml", text, new DiagnosticBag())!).Select(scalar => scalar.Location)];

    /// <summary>The places of the names of layers, which may hold expressions.</summary>
    public static IReadOnlySet<SourceLocation> OfLayerNames(string text)
    {
        var spec = SpecReader.Read("spec.yaml", text, new DiagnosticBag())!;
        var layers = spec.Blocks.Concat(spec.Models).SelectMany(module => module.Body.Operator is { } single ? [single] : module.Body.Layers);
        return layers.SelectMany(All).Select(layer => layer.Name?.Location).OfType<SourceLocation>().ToHashSet();
    }

    private static IEnumerable<LayerSyntax> All(LayerSyntax layer) =>
        new[] { layer.Children, layer.Branches, layer.Do }.OfType<IReadOnlyList<LayerSyntax>>().SelectMany(inner => inner).SelectMany(All).Prepend(layer);

    /// <summary>The text with another value at a place, whatever is in the value.</summary>
    public static string Put(string text, SourceLocation place, string value) => text[..place.Start] + Quote(value) + text[(place.Start + place.Length)..];

    /// <summary>A double-quoted YAML scalar in ASCII.</summary>
    private static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            quoted.Append(c is >= ' ' and <= '~' and not ('"' or '\\') ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"));
        }

        return quoted.Append('"').ToString();
    }

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence list => list.Items.SelectMany(Scalars),
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Scalars(entry.Value).Prepend(entry.Key)),
        _ => [],
    };
}

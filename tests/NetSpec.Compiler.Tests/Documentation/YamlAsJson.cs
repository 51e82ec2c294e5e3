using System.Globalization;
using System.Text.Json.Nodes;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Tests.Documentation;

/// <summary>A spec as an editor's YAML plug-in hands it to a JSON Schema.</summary>
internal static class YamlAsJson
{
    public static string Convert(string yaml)
    {
        var bag = new DiagnosticBag();
        var node = YamlReader.Read("a.netspec.yaml", yaml, bag);
        Assert.Empty(bag.Diagnostics);
        return Convert(node!)?.ToJsonString() ?? "null";
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Convert(entry.Value)))),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(Convert)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { IsPlain: true, Text: "true" or "false" } truth => JsonValue.Create(truth.Text == "true"),
        YamlScalar { IsPlain: true } number when long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => JsonValue.Create(value),
        YamlScalar { IsPlain: true } number when double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => JsonValue.Create(value),
        YamlScalar scalar => JsonValue.Create(scalar.Text),
        _ => throw new InvalidOperationException($"a {node.GetType().Name} is no JSON"),
    };
}

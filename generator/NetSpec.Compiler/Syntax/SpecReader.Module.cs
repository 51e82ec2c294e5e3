using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Syntax;

/// <content>Reads a block or model and finds its body.</content>
internal sealed partial class SpecReader
{
    private ModuleSyntax? ReadModule(YamlEntry entry, bool isModel)
    {
        CheckModuleName(entry, isModel ? "a model" : "a block");
        if (AsMapping(entry, "a mapping with 'layers', or with one operator") is not { } mapping)
        {
            return null;
        }

        if (isModel && Find(mapping, "in") is null)
        {
            _bag.ReportModelWithoutInput(entry.Key.Location, entry.Key.Text);
        }

        var body = ReadBody(entry.Key, mapping, isModel);
        var module = new ModuleSyntax(entry.Key, isModel) { Body = body ?? new([], null, entry.Key.Location) };
        return mapping.Entries.Aggregate(module, WithModuleKey);
    }

    private ModuleSyntax WithModuleKey(ModuleSyntax module, YamlEntry entry) => entry.Key.Text switch
    {
        "summary" => module with { Summary = ReadSummary(entry) },
        "params" => module with { Parameters = ReadParameters(entry) },
        "in" => module with { Inputs = ReadInputs(entry, module.IsModel) },
        "let" => module with { Lets = ReadLets(entry) },
        "require" => module with { Requires = ReadRequires(entry) },
        "dims" => module with { Dimensions = ReadDimensions(entry) },
        "out" => module with { Outputs = ReadOutputs(entry) },
        "ensure" => module with { Ensures = ReadEnsures(entry) },
        "register" => module with { Register = ReadTexts(entry, "a list of layers' names") },
        "init" => module with { Init = AsMapping(entry, InitExpected) },
        "variants" when module.IsModel => module with { Variants = ReadVariants(entry) },
        _ => module,
    };

    private void CheckModuleName(YamlEntry entry, string what)
    {
        var name = entry.Key;
        if (entry.Value is YamlError)
        {
            return;
        }

        if (!IsIdentifier(name.Text))
        {
            _bag.ReportNotAName(name.Location, name.Text, what);
        }
        else if (SpecKeys.Model.Contains(name.Text) || SpecKeys.Layer.Contains(name.Text) || name.Text == Sequential)
        {
            _bag.ReportReservedName(name.Location, name.Text, what);
        }
    }

    private BodySyntax? ReadBody(YamlScalar name, YamlMapping mapping, bool isModel)
    {
        var layers = Find(mapping, "layers");
        var operators = FindBodyOperators(mapping, isModel, layers is not null, out var hasUnknownKeys);
        if (layers is not null)
        {
            if (operators is [var extra, ..])
            {
                _bag.ReportSeveralBodies(extra.Key.Location, name.Text, ["layers", .. operators.Select(entry => entry.Key.Text)]);
            }

            return new(ReadLayersSection(layers), null, layers.Key.Location);
        }

        if (operators is [])
        {
            if (!hasUnknownKeys)
            {
                _bag.ReportMissingBody(name.Location, name.Text);
            }

            return null;
        }

        if (operators is [_, var second, ..])
        {
            _bag.ReportSeveralBodies(second.Key.Location, name.Text, operators.Select(entry => entry.Key.Text));
            return null;
        }

        var layer = ReadOperator(new(operators[0].Key.Location), operators[0]);
        return new([], layer, operators[0].Key.Location);
    }

    /// <summary>The keys of a module that can be an operator; those that are more likely a mistake are reported.</summary>
    private List<YamlEntry> FindBodyOperators(YamlMapping mapping, bool isModel, bool hasLayers, out bool hasUnknownKeys)
    {
        var keys = isModel ? SpecKeys.Model : SpecKeys.Block;
        var others = mapping.Entries.Where(entry => !keys.Contains(entry.Key.Text)).ToList();

        // 'laeyrs' is a slip even where it stands alone; 'net' may be a block, though 'let' is near.
        var certain = hasLayers || others.Count > 1 ? keys : keys.Where(key => key.Length > 3).ToArray();
        List<YamlEntry> operators = [];
        foreach (var entry in others)
        {
            if (SpecKeys.Layer.Contains(entry.Key.Text))
            {
                _bag.ReportLayerKeyInModule(entry.Key.Location, entry.Key.Text);
            }
            else if (entry.Key.Text == "variants" || IsSlip(entry.Key.Text, certain))
            {
                ReportUnknownKey(entry, keys, isModel ? "a model" : "a block");
            }
            else
            {
                operators.Add(entry);
            }
        }

        hasUnknownKeys = operators.Count < others.Count;
        return operators;
    }

    /// <summary>Whether a key that is no operator is near one of <paramref name="keys"/>; modules begin with a capital, keys never do.</summary>
    private static bool IsSlip(string key, IReadOnlyList<string> keys) => key is not [>= 'A' and <= 'Z', ..] && NearestName.Find(key, keys) is not null;

    private List<LayerSyntax> ReadLayersSection(YamlEntry layers)
    {
        const string Expected = "a mapping of names to layers; a list of layers stands under 'Sequential'";
        var mapping = AsMapping(layers, Expected);
        if (mapping is { Entries: [] })
        {
            _bag.ReportWrongKind(Blame(layers), layers.Key.Text, Expected, "an empty one");
        }

        return mapping is null ? [] : ReadNamedLayers(mapping);
    }
}

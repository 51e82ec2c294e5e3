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

        mapping = CheckModuleKeys(mapping, isModel);
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

    /// <summary>
    /// Reports the keys of a module that can be no operator of its body: those of a layer, and slips. Whether operators exist is not known here,
    /// so a key alone is a slip only of a longer word: <c>laeyrs</c> is one, but <c>net</c> may be a block, though <c>let</c> is near.
    /// </summary>
    private YamlMapping CheckModuleKeys(YamlMapping mapping, bool isModel)
    {
        var keys = isModel ? SpecKeys.Model : SpecKeys.Block;
        var others = OperatorsOf(mapping, keys);
        foreach (var entry in others.Where(IsLayerKey))
        {
            _bag.ReportLayerKeyInModule(entry.Key.Location, entry.Key.Text);
        }

        others.RemoveAll(IsLayerKey);
        var isCertain = others.Count > 1 || Find(mapping, "layers") is not null;
        var slips = others.Where(entry => entry.Key.Text == "variants" || IsSlip(entry.Key.Text, isCertain ? keys : keys.Where(key => key.Length > 3)));
        return ReportUnknownKeys(mapping, [.. slips], keys, isModel ? "a model" : "a block");
    }

    private static bool IsLayerKey(YamlEntry entry) => SpecKeys.Layer.Contains(entry.Key.Text) && !SpecKeys.Model.Contains(entry.Key.Text);

    private static List<YamlEntry> OperatorsOf(YamlMapping mapping, IReadOnlyList<string> keys) =>
        [.. mapping.Entries.Where(entry => !keys.Contains(entry.Key.Text))];

    private BodySyntax? ReadBody(YamlScalar name, YamlMapping mapping, bool isModel)
    {
        var others = OperatorsOf(mapping, isModel ? SpecKeys.Model : SpecKeys.Block);
        var operators = others.Where(entry => !IsLayerKey(entry)).ToList();
        if (Find(mapping, "layers") is { } layers)
        {
            if (operators is [var extra, ..])
            {
                _bag.ReportSeveralBodies(extra.Key.Location, name.Text, ["layers", .. operators.Select(entry => entry.Key.Text)]);
            }

            return new(ReadLayersSection(layers), null, layers.Key.Location);
        }

        switch (operators)
        {
            case [var only]:
                return new([], ReadOperator(new(only.Key.Location), only), only.Key.Location);
            case [_, var second, ..]:
                _bag.ReportSeveralBodies(second.Key.Location, name.Text, operators.Select(entry => entry.Key.Text));
                return null;
            case [] when others is []:
                _bag.ReportMissingBody(name.Location, name.Text);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Whether a key that is no operator is near one of <paramref name="keys"/>; modules begin with a capital, keys never do, so that one with a capital must be a key but for that.</summary>
    private static bool IsSlip(string key, IEnumerable<string> keys) => key is [>= 'A' and <= 'Z', ..]
        ? keys.Contains(key, StringComparer.OrdinalIgnoreCase)
        : NearestName.Find(key, keys) is not null;

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

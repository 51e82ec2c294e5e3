using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Syntax;

/// <content>Reads layers: finds the one operator, or what stands instead, and the keys around it.</content>
internal sealed partial class SpecReader
{
    private const string Sequential = "Sequential";

    private List<LayerSyntax> ReadNamedLayers(YamlMapping mapping)
    {
        List<LayerSyntax> layers = [];
        foreach (var entry in mapping.Entries)
        {
            if (entry.Value is not YamlError && ReadLayer(new(entry.Key.Location) { Name = ReadLayerName(entry.Key) }, entry.Value) is { } layer)
            {
                layers.Add(layer);
            }
        }

        return layers;
    }

    private List<LayerSyntax> ReadListedLayers(YamlSequence list) =>
        [.. list.Items.Select(item => ReadLayer(new LayerSyntax(item.Location), item)).OfType<LayerSyntax>()];

    /// <summary>The layers under <c>Sequential</c>, <c>do</c> or <c>parallel</c>: named in a mapping, numbered in a list.</summary>
    private List<LayerSyntax> ReadLayers(YamlEntry entry)
    {
        switch (entry.Value)
        {
            case YamlMapping mapping:
                return ReadNamedLayers(mapping);
            case YamlSequence list:
                return ReadListedLayers(list);
            case YamlError:
                return [];
            default:
                _bag.ReportWrongKind(Blame(entry), entry.Key.Text, "a list of layers, or a mapping of names to layers", Describe(entry.Value));
                return [];
        }
    }

    private LayerSyntax? ReadLayer(LayerSyntax layer, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar { IsNull: false } scalar:
                CheckOperatorName(scalar);
                return layer with { Operator = scalar, Location = layer.Name is null ? scalar.Location : layer.Location };
            case YamlMapping mapping:
                return ReadLayerMapping(layer, mapping);
            case YamlError:
                return null;
            default:
                _bag.ReportNotALayer(node is YamlSequence { Location: var place } && place.StartLine == place.EndLine ? place : layer.Location, Describe(node), "");
                return null;
        }
    }

    private LayerSyntax? ReadLayerMapping(LayerSyntax layer, YamlMapping mapping)
    {
        mapping = CheckLayerKeys(mapping);
        var place = layer.Name is null && mapping.Entries is [var first, ..] ? first.Key.Location : layer.Location;
        var what = FindWhat(layer, mapping, place);
        if (what is not null)
        {
            layer = layer with { Location = layer.Name is null ? what.Key.Location : layer.Location };
            CheckKeysOfLayer(layer, mapping);
        }

        layer = mapping.Entries.Aggregate(layer, WithLayerKey);
        return what is null || SpecKeys.InsteadOfOperator.Contains(what.Key.Text) ? layer : ReadOperator(layer, what);
    }

    /// <summary>
    /// Reports misspelt keys. A key that is no layer key is taken for an operator, and only where there is one too many for a slip:
    /// whether operators exist is not known here, and <c>all</c> is one, however near <c>call</c> is. Only <c>paralel</c> cannot be.
    /// </summary>
    private YamlMapping CheckLayerKeys(YamlMapping mapping)
    {
        var found = EntriesThatSayWhat(mapping);
        string[] keys = found.Count > 1 ? SpecKeys.Layer : ["parallel"];
        var slips = found.Where(entry => !SpecKeys.Layer.Contains(entry.Key.Text) && IsSlip(entry.Key.Text, keys)).ToList();
        return slips is [] ? mapping : ReportUnknownKeys(mapping, slips, SpecKeys.Layer, "a layer");
    }

    /// <summary>The operators in a layer and the keys that stand instead of one.</summary>
    private static List<YamlEntry> EntriesThatSayWhat(YamlMapping mapping) =>
        [.. mapping.Entries.Where(entry => !SpecKeys.Layer.Contains(entry.Key.Text) || SpecKeys.InsteadOfOperator.Contains(entry.Key.Text))];

    /// <summary>The entry that says what a layer is; <c>null</c> after a report.</summary>
    private YamlEntry? FindWhat(LayerSyntax layer, YamlMapping mapping, SourceLocation place)
    {
        var found = EntriesThatSayWhat(mapping);
        if (found is [])
        {
            _bag.ReportMissingOperator(place, Find(mapping, "for") is not null);
            return null;
        }

        if (found.All(entry => entry.Value is not YamlError) && found is [var first, var second, ..])
        {
            _bag.ReportSeveralOperators(second.Key.Location, found.Select(entry => entry.Key.Text), LayerHints.ForSeveral(layer, first, second));
        }

        return found.FirstOrDefault();
    }

    private LayerSyntax ReadOperator(LayerSyntax layer, YamlEntry what)
    {
        layer = layer with { Operator = what.Key };
        if (what.Value is YamlError || !CheckOperatorName(what.Key))
        {
            return layer;
        }

        if (what.Key.Text == Sequential)
        {
            return layer with { Children = ReadLayers(what) };
        }

        return what.Value is YamlScalar { IsNull: true } ? layer : layer with { Arguments = what.Value };
    }

    private bool CheckOperatorName(YamlScalar name)
    {
        var canBeOne = IsIdentifier(name.Text) && !SpecKeys.Layer.Contains(name.Text);
        if (!canBeOne)
        {
            _bag.ReportNotALayer(name.Location, DiagnosticBag.Quote(name.Text), LayerHints.ForText(name.Text));
        }

        return canBeOne;
    }

    private LayerSyntax WithLayerKey(LayerSyntax layer, YamlEntry entry) => entry.Key.Text switch
    {
        "from" => layer with { From = ReadFrom(entry) },
        "when" => layer with { When = AsExpression(entry, "a condition") },
        "else" => WithElse(layer, entry),
        "repeat" => layer with { Repeat = AsExpression(entry, "how many times") },
        "for" => layer with { For = ReadFor(entry) },
        "index" => layer with { Index = ReadIndex(entry) },
        "do" => layer with { Do = ReadLayers(entry) },
        "names" => layer with { Names = AsText(entry, "a name such as 'layer_{i}'") is { } names ? ReadLayerName(names) : null },
        "inline" => layer with { Inline = ReadFlag(entry) },
        "parallel" => layer with { Branches = ReadLayers(entry) },
        "merge" => layer with { Merge = ReadMerge(entry) },
        "use" => layer with { Use = AsExpression(entry, "a parameter that holds a block") },
        "with" => layer with { With = AsMapping(entry, "a mapping of arguments to values") },
        "call" => layer with { Call = AsText(entry, "the name of a layer above") is { } name ? ReadReference(name) : null },
        "share" => layer with { Share = ReadShare(entry) },
        "only" => layer with { OnlyTraining = ReadWord(entry, ["training"]) is not null },
        "summary" => layer with { Summary = ReadSummary(entry) },
        "init" => layer with { Init = AsMapping(entry, InitExpected) },
        _ => layer,
    };
}

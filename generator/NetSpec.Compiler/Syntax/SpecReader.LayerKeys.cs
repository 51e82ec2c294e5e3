using System.Text.RegularExpressions;
using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Syntax;

/// <content>Reads the values of a layer's keys.</content>
internal sealed partial class SpecReader
{
    private static readonly Regex ForText = new(@"^\s*(\S+)\s+in\s+(?=\S)", RegexOptions.CultureInvariant);

    private List<ReferenceSyntax> ReadFrom(YamlEntry entry)
    {
        const string Expected = "the name of a layer or input, or a list of names";
        if (entry.Value is YamlSequence { Items: not [] })
        {
            return [.. ReadTexts(entry, Expected).Select(ReadReference)];
        }

        return AsText(entry, Expected) is { } name ? [ReadReference(name)] : [];
    }

    private LayerSyntax WithElse(LayerSyntax layer, YamlEntry entry)
    {
        if (AsText(entry, "the name of a layer or input, or 'none'") is not { } name)
        {
            return layer;
        }

        return name.Text == "none" ? layer with { ElseNone = true } : layer with { Else = ReadReference(name) };
    }

    /// <summary><c>x in list</c>.</summary>
    private ForSyntax? ReadFor(YamlEntry entry)
    {
        if (AsText(entry, "'x in list'") is not { } scalar)
        {
            return null;
        }

        var match = ForText.Match(scalar.Text);
        if (!match.Success)
        {
            _bag.ReportFor(scalar.Location, scalar.Text);
            return null;
        }

        var variable = match.Groups[1];
        CheckName(new YamlScalar(variable.Value, isPlain: true, scalar.LocationOf(variable.Index, variable.Length)), "a loop variable");
        var source = ReadPart(scalar, match.Length, scalar.Text.Length);
        return source is null ? null : new(variable.Value, source, scalar.Location);
    }

    private YamlScalar? ReadIndex(YamlEntry entry)
    {
        var index = AsText(entry, "a name for the loop's index");
        if (index is not null)
        {
            CheckName(index, "an index");
        }

        return index;
    }

    private bool ReadFlag(YamlEntry entry) => ReadWord(entry, ["true", "false"]) == "true";

    private string? ReadWord(YamlEntry entry, IReadOnlyList<string> words)
    {
        if (AsText(entry, DiagnosticBag.QuoteAll(words, "or")) is not { } word)
        {
            return null;
        }

        if (words.Contains(word.Text))
        {
            return word.Text;
        }

        _bag.ReportUnknownWord(word.Location, entry.Key.Text, word.Text, words);
        return null;
    }

    /// <summary>What joins branches or rounds: an operator, perhaps with arguments, and none of a layer's keys.</summary>
    private LayerSyntax? ReadMerge(YamlEntry entry)
    {
        switch (entry.Value)
        {
            case YamlScalar { IsNull: false } scalar:
                CheckOperatorName(scalar);
                return new(scalar.Location) { Operator = scalar };
            case YamlMapping { Entries: [var only] }:
                return ReadOperator(new(only.Key.Location), only);
            case YamlError:
                return null;
            default:
                var found = entry.Value is YamlMapping { Entries.Count: var count } ? $"a mapping of {count} keys" : Describe(entry.Value);
                _bag.ReportWrongKind(Blame(entry), entry.Key.Text, "one operator such as 'add' or '{cat: {dim: 1}}'", found);
                return null;
        }
    }

    private List<(YamlScalar Parameter, YamlScalar Source)> ReadShare(YamlEntry section)
    {
        List<(YamlScalar Parameter, YamlScalar Source)> shares = [];
        foreach (var entry in AsMapping(section, "a mapping of own parameters to those of layers above")?.Entries ?? [])
        {
            if (AsText(entry, "the path of a parameter such as 'wte.weight'") is { } source)
            {
                shares.Add((entry.Key, source));
            }
        }

        return shares;
    }
}

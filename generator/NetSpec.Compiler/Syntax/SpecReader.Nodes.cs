using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Syntax;

/// <content>Asks for nodes of a kind. A <see cref="YamlError"/> is never complained about: its error is reported.</content>
internal sealed partial class SpecReader
{
    private static YamlEntry? Find(YamlMapping mapping, string key) => mapping.Entries.FirstOrDefault(entry => entry.Key.Text == key);

    private YamlMapping? AsMapping(YamlEntry entry, string expected)
    {
        if (entry.Value is not (YamlMapping or YamlError))
        {
            _bag.ReportWrongKind(Blame(entry), entry.Key.Text, expected, Describe(entry.Value));
        }

        return entry.Value as YamlMapping;
    }

    private IReadOnlyList<YamlNode> AsList(YamlEntry entry, string expected)
    {
        if (entry.Value is not (YamlSequence or YamlError))
        {
            _bag.ReportWrongKind(Blame(entry), entry.Key.Text, expected, Describe(entry.Value));
        }

        return entry.Value is YamlSequence list ? list.Items : [];
    }

    private YamlScalar? AsText(YamlEntry entry, string expected)
    {
        if (entry.Value is YamlScalar { IsNull: false } scalar)
        {
            return scalar;
        }

        if (entry.Value is not YamlError)
        {
            _bag.ReportWrongKind(Blame(entry), entry.Key.Text, expected, Describe(entry.Value));
        }

        return null;
    }

    private string? ReadSummary(YamlEntry entry) => AsText(entry, "text")?.Text;

    /// <summary>A list of texts: what is none is reported and left out.</summary>
    private List<YamlScalar> ReadTexts(YamlEntry entry, string expected)
    {
        List<YamlScalar> texts = [];
        foreach (var item in AsList(entry, expected))
        {
            if (AsText(entry with { Value = item }, expected) is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    private Expression? AsExpression(YamlEntry entry, string expected) => entry.Value switch
    {
        YamlError => null,
        YamlScalar { IsNull: false } scalar => ExpressionParser.Parse(scalar, _bag),
        YamlSequence list => new ListExpression(ReadExpressions(entry, list.Items, expected), list.Location),
        _ => ReportWrongKind(entry, expected),
    };

    private Expression? ReportWrongKind(YamlEntry entry, string expected)
    {
        _bag.ReportWrongKind(Blame(entry), entry.Key.Text, expected, Describe(entry.Value));
        return null;
    }

    private List<Expression> ReadExpressions(YamlEntry entry, IReadOnlyList<YamlNode> items, string expected)
    {
        List<Expression> expressions = [];
        foreach (var item in items)
        {
            if (AsExpression(entry with { Value = item }, expected) is { } expression)
            {
                expressions.Add(expression);
            }
        }

        return expressions;
    }

    private List<Expression> ReadShape(YamlEntry entry)
    {
        const string Expected = "a list of dimensions such as [N, C, H, W]";
        return ReadExpressions(entry, AsList(entry, Expected), Expected);
    }

    /// <summary>Reports the keys of <paramref name="mapping"/> that are none of <paramref name="keys"/>, and corrects slips.</summary>
    private YamlMapping CheckKeys(YamlMapping mapping, IReadOnlyList<string> keys, string owner)
    {
        var unknown = mapping.Entries.Where(entry => !keys.Contains(entry.Key.Text)).ToList();
        return unknown is [] ? mapping : ReportUnknownKeys(mapping, unknown, keys, owner);
    }

    /// <summary>
    /// Reports keys and gives the mapping with the words that were probably meant, so that nothing is said of a word that is only misspelt:
    /// <c>mrge</c> is one mistake, not also a missing <c>merge</c>.
    /// </summary>
    private YamlMapping ReportUnknownKeys(YamlMapping mapping, IReadOnlyList<YamlEntry> unknown, IReadOnlyList<string> keys, string owner)
    {
        List<YamlEntry> entries = [];
        HashSet<YamlEntry> isUnknown = [.. unknown];
        HashSet<string> present = [.. mapping.Entries.Select(entry => entry.Key.Text)];
        foreach (var entry in mapping.Entries)
        {
            if (!isUnknown.Contains(entry) || entry.Value is YamlError)
            {
                entries.Add(entry);
                continue;
            }

            var key = entry.Key;
            _bag.ReportUnknownKey(key.Location, key.Text, keys, owner);
            if (NearestName.Find(key.Text, keys) is { } meant && present.Add(meant))
            {
                entries.Add(entry with { Key = new(meant, key.IsPlain, key.Location) });
            }
        }

        return new(entries, mapping.Location);
    }

    /// <summary>Where to point when a value is not what its key takes: at the value, or at the key where nothing or many lines stand there.</summary>
    private static SourceLocation Blame(YamlEntry entry)
    {
        var value = entry.Value.Location;
        return value.Length == 0 || value.StartLine != value.EndLine ? entry.Key.Location : value;
    }

    private static string Describe(YamlNode node) => node switch
    {
        YamlScalar { IsNull: true } => "nothing",
        YamlScalar scalar => DiagnosticBag.Quote(scalar.Text),
        YamlSequence => "a list",
        _ => "a mapping",
    };
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace NetSpec.Compiler.Syntax;

/// <content>Reads <c>params:</c>: the types, or what the defaults say of them.</content>
internal sealed partial class SpecReader
{
    private static readonly Regex TypeText = new(@"^\s*(\w+)\s*((?:\[\s*(?:\d+\s*)?\]\s*)*)$", RegexOptions.CultureInvariant);

    private static readonly IReadOnlyDictionary<string, ParameterKind> TypeWords = new Dictionary<string, ParameterKind>
    {
        ["int"] = ParameterKind.Int,
        ["float"] = ParameterKind.Float,
        ["bool"] = ParameterKind.Bool,
        ["string"] = ParameterKind.String,
        ["size"] = ParameterKind.Size,
        ["block"] = ParameterKind.Block,
        ["table"] = ParameterKind.Table,
    };

    private static readonly string[] TypeNames = [.. TypeWords.Keys];

    private List<ParameterSyntax> ReadParameters(YamlEntry section)
    {
        List<ParameterSyntax> parameters = [];
        foreach (var entry in AsMapping(section, "a mapping of names to types or defaults")?.Entries ?? [])
        {
            CheckName(entry, "a parameter");
            if (ReadParameter(entry) is { } parameter)
            {
                parameters.Add(parameter);
            }
        }

        return parameters;
    }

    private ParameterSyntax? ReadParameter(YamlEntry entry)
    {
        if (entry.Value is YamlMapping mapping && IsLongForm(mapping))
        {
            return ReadLongForm(entry, mapping);
        }

        var isDefault = entry.Value is YamlSequence || YamlTypes.IsNumber(entry.Value) || YamlTypes.IsBool(entry.Value);
        var type = isDefault ? InferType(entry) : ReadType(entry);
        return type is null ? null : new(entry.Key, type, isDefault ? entry.Value : null, Summary: null);
    }

    /// <summary>A mapping is a record type unless it has a key that only the long form has, or a summary that is a text and no member's type.</summary>
    private static bool IsLongForm(YamlMapping mapping) => mapping.Entries.Any(static entry =>
        entry.Key.Text is "type" or "table" or "default" || entry is { Key.Text: "summary", Value: YamlScalar text } && !IsType(text.Text));

    private static bool IsType(string text) => TypeText.Match(text) is { Success: true } match && TypeWords.ContainsKey(match.Groups[1].Value);

    private ParameterSyntax? ReadLongForm(YamlEntry entry, YamlMapping mapping)
    {
        mapping = CheckKeys(mapping, SpecKeys.Parameter, "a parameter");
        var (type, table) = (Find(mapping, "type"), Find(mapping, "table"));
        var (@default, summary) = (Find(mapping, "default"), Find(mapping, "summary"));
        if (type is not null && table is not null)
        {
            _bag.ReportKeysExclude(table.Key.Location, "type", "table", "'table' is the parameter's type");
        }

        var read = type is not null ? ReadType(entry with { Value = type.Value })
            : table is not null ? ReadTable(table)
            : InferType(@default is null ? entry : entry with { Value = @default.Value });
        var summaryText = summary is null ? null : ReadSummary(summary);
        return read is null ? null : new(entry.Key, read, @default?.Value, summaryText);
    }

    private ParameterType? ReadType(YamlEntry entry)
    {
        switch (entry.Value)
        {
            case YamlScalar { IsNull: false } text:
                return ParseType(text);
            case YamlMapping { Entries: [{ Key.Text: "table", Value: YamlMapping } table] }:
                return ReadTable(table);
            case YamlMapping { Entries: not [] } record:
                return new(ParameterKind.Record, Members: ReadMembers(record, "a member of a record"));
            case YamlError:
                return null;
            default:
                _bag.ReportMissingType(Blame(entry), entry.Key.Text);
                return null;
        }
    }

    private ParameterType? ReadTable(YamlEntry table)
    {
        var columns = AsMapping(table, "a mapping of columns to types");
        return columns is null ? null : new(ParameterKind.Table, Members: ReadMembers(columns, "a column"));
    }

    private List<(string Name, ParameterType Type)> ReadMembers(YamlMapping mapping, string what)
    {
        List<(string Name, ParameterType Type)> members = [];
        foreach (var entry in mapping.Entries)
        {
            CheckName(entry, what);
            if (ReadType(entry) is { } type)
            {
                members.Add((entry.Key.Text, type));
            }
        }

        return members;
    }

    /// <summary><c>int</c>, <c>int[4]</c>, <c>int[][]</c>: the last pair of brackets is the outermost list.</summary>
    private ParameterType? ParseType(YamlScalar scalar)
    {
        var match = TypeText.Match(scalar.Text);
        if (!match.Success || !TypeWords.TryGetValue(match.Groups[1].Value, out var kind))
        {
            var word = match.Success ? match.Groups[1].Value : scalar.Text;
            _bag.ReportUnknownType(scalar.Location, scalar.Text, word, TypeNames);
            return null;
        }

        var type = new ParameterType(kind, Members: kind == ParameterKind.Table ? [] : null);
        foreach (var length in match.Groups[2].Value.Split(['[', ']'], StringSplitOptions.None).Where((_, index) => index % 2 == 1))
        {
            type = new(ParameterKind.List, type, ParseLength(scalar, length.Trim()));
        }

        return type;
    }

    private int? ParseLength(YamlScalar scalar, string text)
    {
        if (text == "")
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 0)
        {
            return length;
        }

        _bag.ReportListLength(scalar.Location, scalar.Text, text);
        return null;
    }

    private ParameterType? InferType(YamlEntry entry)
    {
        var type = YamlTypes.Infer(entry.Value);
        if (type is null && entry.Value is not YamlError)
        {
            _bag.ReportMissingType(Blame(entry), entry.Key.Text);
        }

        return type;
    }
}

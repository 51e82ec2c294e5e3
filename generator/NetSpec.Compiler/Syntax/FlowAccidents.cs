using System.Text.RegularExpressions;
using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Syntax;

/// <summary>
/// Recognises expressions that YAML's flow style has cut at a comma: <c>{out_channels: max(32, c)}</c> is a mapping of the keys
/// <c>out_channels</c> (<c>max(32</c>) and <c>c)</c>, without any error of YAML's. They are reported and put together again, so that
/// nothing else is said about the pieces.
/// </summary>
internal static class FlowAccidents
{
    /// <summary>A name and what seems to be its value, with a <c>:</c> or the space after it missing, or Python's <c>=</c> in its place.</summary>
    public static readonly Regex KeyAndValue = new(@"^(\w+)(?:\s*(?::|=(?!=))|\s+(?=[\w(\[{""'-]))\s*(.+)$", RegexOptions.CultureInvariant);

    private static readonly Regex Comprehension = new(@"\sfor\s+\w+\s+in\s", RegexOptions.CultureInvariant);

    /// <summary>The list of <paramref name="items"/> with cut expressions joined; a scalar where the list is a comprehension.</summary>
    public static YamlNode Mend(IReadOnlyList<YamlNode> items, SourceLocation location, YamlSource source, DiagnosticBag bag)
    {
        var found = new DiagnosticBag();
        List<YamlNode> mended = [];
        for (var i = 0; i < items.Count; i++)
        {
            var last = LastPiece(items[i], i, items.Count, j => items[j]);
            mended.Add(last > i ? Join(items[i], items[last], key: null, source, found) : items[i]);
            i = last;
        }

        if (mended is [YamlScalar { IsPlain: true } only] && Comprehension.IsMatch(only.Text))
        {
            return Join(location, key: null, source, bag);
        }

        bag.AddRange(found);
        return new YamlSequence(mended, location);
    }

    /// <summary>The entries of a mapping with cut expressions joined, and with the sign added that is missing in <c>{p:1}</c>, <c>{p 1}</c> or <c>{p=1}</c>.</summary>
    public static IReadOnlyList<(YamlNode Key, YamlNode Value)> Mend(IReadOnlyList<(YamlNode Key, YamlNode Value)> pairs, YamlSource source, DiagnosticBag bag)
    {
        List<(YamlNode Key, YamlNode Value)> mended = [];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (key, value) = pairs[i];
            var last = LastPiece(value, i, pairs.Count, j => IsAbsent(pairs[j].Value) ? pairs[j].Key : null);
            mended.Add(last > i ? (key, Join(value, pairs[last].Key, key, source, bag)) : AddColon(key, value, bag));
            i = last;
        }

        return mended;
    }

    /// <summary>The index of the piece that closes the parentheses open in <paramref name="first"/>; its own index where nothing was cut.</summary>
    private static int LastPiece(YamlNode first, int index, int count, Func<int, YamlNode?> pieceAt)
    {
        var open = OpenParentheses(first);
        for (var next = index + 1; open > 0 && next < count && pieceAt(next) is YamlScalar { IsPlain: true } piece; next++)
        {
            open += OpenParentheses(piece);
            if (open == 0)
            {
                return next;
            }
        }

        return index;
    }

    private static int OpenParentheses(YamlNode node) =>
        node is YamlScalar { IsPlain: true } scalar ? scalar.Text.Count(c => c == '(') - scalar.Text.Count(c => c == ')') : 0;

    private static bool IsAbsent(YamlNode value) => value is YamlScalar { IsPlain: true, Text: "" };

    private static YamlScalar Join(YamlNode first, YamlNode last, YamlNode? key, YamlSource source, DiagnosticBag bag) =>
        Join(source.Locate(first.Location.Start, last.Location.Start + last.Location.Length), key, source, bag);

    private static YamlScalar Join(SourceLocation location, YamlNode? key, YamlSource source, DiagnosticBag bag)
    {
        var text = source.Text.Substring(location.Start, location.Length);
        bag.ReportFlowAccident(location, text, (key as YamlScalar)?.Text);
        return new(text, isPlain: true, location);
    }

    private static (YamlNode Key, YamlNode Value) AddColon(YamlNode key, YamlNode value, DiagnosticBag bag)
    {
        if (key is not YamlScalar { IsPlain: true } scalar || !IsAbsent(value) || KeyAndValue.Match(scalar.Text) is not { Success: true } match)
        {
            return (key, value);
        }

        bag.ReportMissingColon(scalar.Location, scalar.Text, match.Groups[1].Value, match.Groups[2].Value);
        return (Part(scalar, match.Groups[1]), Part(scalar, match.Groups[2]));
    }

    private static YamlScalar Part(YamlScalar scalar, Group part) => new(part.Value, isPlain: true, scalar.LocationOf(part.Index, part.Length));
}

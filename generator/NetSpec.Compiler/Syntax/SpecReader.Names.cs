using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Syntax;

/// <content>Reads names, names with expressions in them, and references to layers.</content>
internal sealed partial class SpecReader
{
    /// <summary>Letters of ASCII only: the name is spelt in expressions, in keys of weight files and in C#.</summary>
    private static bool IsIdentifier(string text) =>
        text.Length > 0 && text[0] is not (>= '0' and <= '9') && text.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_');

    /// <summary>Checks the key of an entry as a name that expressions use; a key that could not be read is not one more mistake.</summary>
    private void CheckName(YamlEntry entry, string what)
    {
        if (entry.Value is not YamlError)
        {
            CheckName(entry.Key, what);
        }
    }

    /// <summary>Checks a name that expressions use.</summary>
    private void CheckName(YamlScalar name, string what)
    {
        if (!IsIdentifier(name.Text))
        {
            _bag.ReportNotAName(name.Location, name.Text, what);
        }
        else if (ExpressionLexer.IsReserved(name.Text))
        {
            _bag.ReportReservedName(name.Location, name.Text, what);
        }
    }

    /// <summary>The name of a layer: any text that a reference can spell and that can be part of a weight's key.</summary>
    private NameTemplate ReadLayerName(YamlScalar scalar)
    {
        var name = ReadTemplate(scalar, 0, scalar.Text.Length);

        // What an expression gives is looked at when it is known.
        if (LayerName.MistakeIn(scalar.IsNull ? "" : string.Concat(name.Parts.Select(static part => part.Text ?? "0"))) is { } mistake)
        {
            _bag.ReportLayerName(scalar.Location, scalar.Text, mistake);
        }

        return name;
    }

    /// <summary>Splits a part of a scalar at <c>{expr}</c>. What cannot be read is reported and left out.</summary>
    private NameTemplate ReadTemplate(YamlScalar scalar, int start, int end)
    {
        List<NamePart> parts = [];
        var literalStart = start;
        for (var i = start; i < end; i++)
        {
            if (scalar.Text[i] is not ('{' or '}'))
            {
                continue;
            }

            AddLiteral(parts, scalar.Text, literalStart, i);
            var close = scalar.Text[i] == '{' ? scalar.Text.IndexOf('}', i, end - i) : -1;
            if (close < 0)
            {
                _bag.ReportBraces(scalar.LocationOf(i, 1), scalar.Text);
                literalStart = end;
                break;
            }

            AddExpression(parts, scalar, i + 1, close);
            literalStart = close + 1;
            i = close;
        }

        AddLiteral(parts, scalar.Text, literalStart, end);
        return new(scalar.Text[start..end], parts, scalar.LocationOf(start, end - start));
    }

    private static void AddLiteral(List<NamePart> parts, string text, int start, int end)
    {
        if (end > start)
        {
            parts.Add(new(text[start..end], null));
        }
    }

    private void AddExpression(List<NamePart> parts, YamlScalar scalar, int start, int end)
    {
        if (string.IsNullOrWhiteSpace(scalar.Text[start..end]))
        {
            _bag.ReportBraces(scalar.LocationOf(start - 1, end - start + 2), scalar.Text);
        }
        else if (ReadPart(scalar, start, end) is { } expression)
        {
            parts.Add(new(null, expression));
        }
    }

    private Expression? ReadPart(YamlScalar scalar, int start, int end) =>
        ExpressionParser.Parse(scalar.Text[start..end], (offset, length) => scalar.LocationOf(start + offset, length), _bag);

    /// <summary><c>conv1</c>, <c>layer{s}</c>, <c>lstm.h_n</c>, <c>halves[0]</c>.</summary>
    private ReferenceSyntax ReadReference(YamlScalar scalar)
    {
        var text = scalar.Text;
        var end = EndOfName(text);
        var rest = text[end..];
        var isPosition = rest is ['[', _, .., ']'];
        if (end == 0 || text.IndexOf(',', 0, end) >= 0 || text[0] == '.' || text[end - 1] == '.' || (rest != "" && !isPosition))
        {
            _bag.ReportReference(scalar.Location, text);
            return new(new(text, [], scalar.Location), null, scalar.Location);
        }

        var name = ReadTemplate(scalar, 0, end);
        return new(name, isPosition ? ReadPart(scalar, end + 1, text.Length - 1) : null, scalar.Location);
    }

    /// <summary>Where the name in a reference ends: at the first bracket that is not in braces.</summary>
    private static int EndOfName(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (depth == 0 && text[i] == '[')
            {
                return i;
            }
        }

        return text.Length;
    }
}

using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Syntax;

/// <summary>
/// Says what is wrong where YAML could not be read. The parser's own words name what it expected, which seldom is what the writer did;
/// the text around the place often tells.
/// </summary>
internal sealed class YamlFailure(YamlSource source, DiagnosticBag bag)
{
    /// <summary>What the parser says, in its words, and what that usually comes from.</summary>
    private static readonly (string Says, string Explanation)[] Explanations =
    [
        ("invalid mapping", "a ': ' stands where no key can: quote a text that holds ': ', mend the indentation, or add the ':' that is missing above"),
        ("cannot start any token", "no value can start with this character: quote it"),
        ("sequence entries are not allowed", "a list cannot start on this line: put each '- ' on a line of its own, or quote a value that starts with '- '"),
        ("anchor or alias", "'*' and '&' at the start of a value name an anchor: quote a value that starts with one"),
        ("unexpected end of stream", "the quote that opens this text is never closed"),
        ("multi-line double-quoted scalar", "the quote that opens this text is not closed before the indentation ends"),
        ("multi-line single-quoted scalar", "the quote that opens this text is not closed before the indentation ends"),
        ("unknown escape", "in double quotes '\\' starts an escape, and this one does not exist: use single quotes, or '\\\\'"),
        ("expected key", "this line belongs to no mapping above it: mend the indentation, or the ':' after a name"),
        ("could not find expected ':'", "this line belongs to no mapping above it: mend the indentation, or the ':' after a name"),
        ("expected '-' indicator", "a list goes on with '- ' here: mend the indentation"),
        ("incompatible YAML", "the '%YAML' line names a version of YAML that is not read here: remove the line"),
        ("node content", "a value is missing here"),
    ];

    /// <summary>Reports a failure at <paramref name="location"/>; <paramref name="openBracket"/> is the innermost bracket that is open there.</summary>
    public void Report(string message, SourceLocation location, SourceLocation? openBracket)
    {
        if (FindTab(location, message.Contains(" tab ")) is { } tab)
        {
            bag.ReportTab(tab);
        }
        else if (openBracket is not null && FindCutExpression(location.Start) is { } cut)
        {
            ReportCutExpression(cut, openBracket);
        }
        else if (openBracket is not null && (message == "" || IsLeft(location.Start, openBracket)))
        {
            var bracket = source.Text[openBracket.Start];
            bag.ReportBracketNotClosed(openBracket, bracket, bracket == '[' ? ']' : '}', location.StartLine + 1);
        }
        else
        {
            bag.ReportYamlSyntax(Narrow(location), Explain(message, location.Start, openBracket));
        }
    }

    /// <summary>
    /// Whether the collection that opens at <paramref name="openBracket"/> seems to have ended before <paramref name="offset"/>: the text ended, or
    /// a later line begins no further right than the bracket's own.
    /// </summary>
    private bool IsLeft(int offset, SourceLocation openBracket)
    {
        var line = source.LineOf(offset);
        return source.TrimEnd(0, source.Text.Length) <= offset || (line > openBracket.StartLine && IndentOf(line) <= IndentOf(openBracket.StartLine));
    }

    private int IndentOf(int line)
    {
        var text = source.Text[source.StartOfLine(line)..source.EndOfLine(line)];
        return text.Length - text.TrimStart(' ').Length;
    }

    /// <summary>In <c>{from [a, b]}</c> a ':' is missing; in <c>{p: xs[0]}</c> quotes are.</summary>
    private void ReportCutExpression(SourceLocation cut, SourceLocation openBracket)
    {
        var text = source.Text.Substring(cut.Start, cut.Length);
        var before = source.TrimEnd(0, cut.Start);
        if (source.Text[openBracket.Start] == '{' && source.Text[before - 1] is '{' or ',' && FlowAccidents.KeyAndValue.Match(text) is { Success: true } match)
        {
            bag.ReportMissingColon(cut, text, match.Groups[1].Value, match.Groups[2].Value);
        }
        else
        {
            bag.ReportFlowAccident(cut, text, key: null);
        }
    }

    /// <summary>The first tab that indents the line of the failure; where the parser speaks of a tab, also one further down.</summary>
    private SourceLocation? FindTab(SourceLocation location, bool isSure)
    {
        var last = isSure ? source.LineCount - 1 : location.StartLine;
        for (var line = location.StartLine; line <= last; line++)
        {
            var end = source.EndOfLine(line);
            for (var i = source.StartOfLine(line); i < end && source.Text[i] is ' ' or '\t'; i++)
            {
                if (source.Text[i] == '\t')
                {
                    return source.Locate(i, i + 1);
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The expression that a bracket at <paramref name="offset"/> belongs to: in <c>{a: xs[0], b: 1}</c> the parser ends the value at
    /// <c>xs</c> and is surprised by the bracket.
    /// </summary>
    private SourceLocation? FindCutExpression(int offset)
    {
        var text = source.Text;
        if (offset == 0 || offset >= text.Length || text[offset] is not ('[' or '{') || !IsPartOfExpression(text[offset - 1]))
        {
            return null;
        }

        var start = offset;
        while (start > 0 && text[start - 1] is not (',' or '[' or '{' or '\n' or ':'))
        {
            start--;
        }

        while (start < offset && text[start] == ' ')
        {
            start++;
        }

        return source.Locate(start, EndOfExpression(offset));
    }

    /// <summary>Names, calls and operators before a bracket; a space too, as in <c>for x in [1, 2]</c>.</summary>
    private static bool IsPartOfExpression(char c) => char.IsLetterOrDigit(c) || c is '_' or ' ' or ')' or '(' or ']' or '}';

    private int EndOfExpression(int offset)
    {
        var depth = 0;
        var end = source.EndOfLine(source.LineOf(offset));
        for (var i = offset; i < end; i++)
        {
            var c = source.Text[i];
            if (depth == 0 && c is ',' or ']' or '}')
            {
                return source.TrimEnd(offset, i);
            }

            depth += c is '[' or '{' or '(' ? 1 : c is ']' or '}' or ')' ? -1 : 0;
        }

        return end;
    }

    private string Explain(string message, int offset, SourceLocation? openBracket)
    {
        if (openBracket is not null && message.Contains("did not find expected ','"))
        {
            if (offset > 0 && offset < source.Text.Length && source.Text[offset - 1] == ':' && source.Text[offset] is '{' or '[')
            {
                return "a space is missing after the ':' before this";
            }

            return "a ',' or a closing bracket is missing before this; in flow style a value that holds , [ ] { } must be quoted";
        }

        var before = source.TrimEnd(source.StartOfLine(source.LineOf(offset)), offset);
        if (message.Contains("expected key") && before > 0 && before <= offset && source.Text[before - 1] is ']' or '}' or '"' or '\'')
        {
            return "the value ended before this: one that starts with a quote or a bracket ends with it, so quote the whole, or add a missing ':' before it";
        }

        foreach (var (says, explanation) in Explanations)
        {
            if (message.Contains(says))
            {
                return explanation;
            }
        }

        return message == "" ? "the text cannot be understood from here on" : message.TrimEnd('.');
    }

    /// <summary>One line at most: an unclosed quote would otherwise underline the rest of the file. One character at least, to be seen.</summary>
    private SourceLocation Narrow(SourceLocation location)
    {
        var endOfLine = source.EndOfLine(location.StartLine);
        var end = Math.Min(Math.Max(location.Start + location.Length, location.Start + 1), endOfLine);
        return source.Locate(location.Start, end);
    }
}

using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Syntax;

/// <summary>The text of a spec file and the way from offsets in it to places.</summary>
internal sealed class YamlSource
{
    private readonly string _path;
    private readonly List<int> _lineStarts = [0];

    public YamlSource(string path, string text)
    {
        _path = path;
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (EndsLine(text, i))
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The place from <paramref name="start"/> to <paramref name="end"/> (exclusive); offsets outside the text are moved into it.</summary>
    public SourceLocation Locate(int start, int end)
    {
        start = Math.Min(Math.Max(start, 0), Text.Length);
        end = Math.Min(Math.Max(end, start), Text.Length);
        var (startLine, endLine) = (LineOf(start), LineOf(end));
        return new(_path, start, end - start, startLine, start - _lineStarts[startLine], endLine, end - _lineStarts[endLine]);
    }

    /// <summary>The place of what stands at <paramref name="start"/> up to the next white space.</summary>
    public SourceLocation LocateWord(int start)
    {
        var end = start;
        while (end < Text.Length && !char.IsWhiteSpace(Text[end]))
        {
            end++;
        }

        return Locate(start, end);
    }

    /// <summary>The line (from 0) that holds <paramref name="offset"/>.</summary>
    public int LineOf(int offset)
    {
        var index = _lineStarts.BinarySearch(offset);
        return index >= 0 ? index : ~index - 1;
    }

    /// <summary>How many lines there are.</summary>
    public int LineCount => _lineStarts.Count;

    /// <summary>Where a line starts.</summary>
    public int StartOfLine(int line) => _lineStarts[line];

    /// <summary>Where the text of a line ends, without its line break.</summary>
    public int EndOfLine(int line)
    {
        var end = line + 1 < _lineStarts.Count ? _lineStarts[line + 1] : Text.Length;
        while (end > _lineStarts[line] && IsLineBreak(Text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>The offset <paramref name="end"/> moved back over white space, but not before <paramref name="start"/>.</summary>
    public int TrimEnd(int start, int end)
    {
        end = Math.Min(end, Text.Length);
        while (end > start && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>The line breaks that Roslyn counts: other tools would show another line than the one reported if these differed.</summary>
    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static bool EndsLine(string text, int i) =>
        IsLineBreak(text[i]) && !(text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n');
}

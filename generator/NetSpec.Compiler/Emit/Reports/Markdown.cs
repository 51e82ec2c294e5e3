using System.Text;

namespace NetSpec.Compiler.Emit.Reports;

/// <summary>Writes Markdown with <c>\n</c> on every system. Table cells are not padded: a longer name in one row would change all others.</summary>
internal sealed class Markdown
{
    private readonly StringBuilder _text = new();

    /// <summary>How much was written, in characters.</summary>
    public int Length => _text.Length;

    /// <summary>Writes a line.</summary>
    public Markdown Line(string text = "")
    {
        _text.Append(text).Append('\n');
        return this;
    }

    /// <summary>Writes a paragraph or heading: what follows is set off.</summary>
    public Markdown Paragraph(string text) => Line(text).Line();

    /// <summary>Writes a table; a column whose heading ends with <c>:</c> is aligned right.</summary>
    public Markdown Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(headings.Select(static heading => heading.TrimEnd(':')));
        Row(headings.Select(static heading => heading.EndsWith(":", StringComparison.Ordinal) ? "---:" : "---"));
        foreach (var row in rows)
        {
            Row(row);
        }

        return Line();
    }

    /// <summary>Writes what is folded away until somebody asks for it.</summary>
    public Markdown Details(string summary, Action<Markdown> content)
    {
        Line($"<details><summary>{summary}</summary>").Line();
        content(this);
        return Line("</details>").Line();
    }

    /// <summary>A name or number in code type; a backtick in it cannot end it.</summary>
    public static string Code(string text)
    {
        var fence = text.Contains('`') ? "``" : "`";
        return fence.Length == 1 ? $"`{text}`" : $"`` {text} ``";
    }

    /// <summary>Free text on one line, with nothing of it markup.</summary>
    public static string Text(string text)
    {
        var line = new StringBuilder();
        foreach (var c in string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            line.Append(c is '\\' or '`' or '*' or '_' or '<' or '[' or ']' or '#' ? $"\\{c}" : c.ToString());
        }

        return line.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    // A bar ends a cell even within code.
    private void Row(IEnumerable<string> cells) => Line($"| {string.Join(" | ", cells.Select(static cell => cell.Replace("|", "\\|")))} |");
}

using System.Globalization;
using System.Text;
using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Tests.Helpers;

/// <summary>
/// A spec that says which diagnostics it gives, and where: <c>stride: ⟦NS0107:2 *⟧</c>. Marks may nest and may be empty. YAML needs
/// brackets and braces for itself, hence the white brackets.
/// </summary>
internal sealed class MarkedSpec
{
    private const char Open = '⟦';
    private const char Close = '⟧';

    private MarkedSpec(string text, IReadOnlyList<Mark> marks)
    {
        Text = text;
        Marks = marks;
    }

    /// <summary>The text without the marks.</summary>
    public string Text { get; }

    /// <summary>The marks in the order in which they open.</summary>
    public IReadOnlyList<Mark> Marks { get; }

    public static MarkedSpec Parse(string marked)
    {
        var text = new StringBuilder();
        List<Mark> marks = [];
        Stack<int> open = new();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] == Open)
            {
                var colon = marked.IndexOf(':', i);
                open.Push(marks.Count);
                marks.Add(new(marked[(i + 1)..colon], text.Length, 0));
                i = colon;
            }
            else if (marked[i] == Close)
            {
                var index = open.Pop();
                marks[index] = marks[index] with { Length = text.Length - marks[index].Start };
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        Assert.True(open.Count == 0, "a mark is not closed");
        return new(text.ToString(), marks);
    }

    /// <summary>Runs a stage over the text and fails unless it gives exactly the marked diagnostics. Returns them, for a look at the messages.</summary>
    public static IReadOnlyList<Diagnostic> Verify(string marked, Action<string, DiagnosticBag> run)
    {
        var spec = Parse(marked);
        var bag = new DiagnosticBag();
        run(spec.Text, bag);
        spec.Verify(bag.Diagnostics);
        return bag.Diagnostics;
    }

    private void Verify(IReadOnlyList<Diagnostic> diagnostics)
    {
        var actual = diagnostics.Select(diagnostic => new Mark(diagnostic.Descriptor.Id, diagnostic.Location.Start, diagnostic.Location.Length)).ToList();
        var missing = Marks.Except(actual).ToList();
        var unexpected = diagnostics.Where((_, index) => !Marks.Contains(actual[index])).ToList();
        if (missing.Count > 0 || unexpected.Count > 0)
        {
            Assert.Fail(Explain(missing, unexpected, actual));
        }

        Assert.All(diagnostics, diagnostic => AssertLinesFit(diagnostic.Location));
    }

    private string Explain(List<Mark> missing, List<Diagnostic> unexpected, List<Mark> actual)
    {
        var text = new StringBuilder("The diagnostics differ from the marks.\n");
        foreach (var mark in missing)
        {
            text.Append(CultureInfo.InvariantCulture, $"  missing     {mark.Id} at [{mark.Start}, {mark.Start + mark.Length}) '{TextOf(mark.Start, mark.Length)}'\n");
        }

        foreach (var diagnostic in unexpected)
        {
            text.Append(CultureInfo.InvariantCulture, $"  unexpected  {diagnostic} at '{TextOf(diagnostic.Location.Start, diagnostic.Location.Length)}'\n");
        }

        return text.Append("As it was reported:\n").Append(Render(actual)).ToString();
    }

    private string Render(List<Mark> marks)
    {
        var text = new StringBuilder();
        for (var i = 0; i <= Text.Length; i++)
        {
            text.Append(Close, marks.Count(mark => mark.Length > 0 && mark.Start + mark.Length == i));
            foreach (var mark in marks.Where(mark => mark.Start == i).OrderByDescending(mark => mark.Length))
            {
                text.Append(Open).Append(mark.Id).Append(mark.Length == 0 ? ":⟧" : ":");
            }

            text.Append(i < Text.Length ? Text[i] : ' ');
        }

        return text.ToString();
    }

    private string TextOf(int start, int length) => Text.Substring(start, length).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Offsets and lines are two ways to say one thing, used by different hosts: they have to agree.</summary>
    private void AssertLinesFit(SourceLocation location)
    {
        Assert.Equal((location.StartLine, location.StartColumn), LineAndColumn(location.Start));
        Assert.Equal((location.EndLine, location.EndColumn), LineAndColumn(location.Start + location.Length));
    }

    private (int Line, int Column) LineAndColumn(int offset)
    {
        var before = Text[..offset];
        return (before.Count(c => c == '\n'), offset - (before.LastIndexOf('\n') + 1));
    }

    /// <summary>A diagnostic that is expected: its code and place.</summary>
    internal sealed record Mark(string Id, int Start, int Length);
}

using System.Globalization;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Tool.Specs;
using Spectre.Console;

namespace NetSpec.Tool.Output;

/// <summary>Prints diagnostics with the line that they are about, and what it is underlined.</summary>
internal sealed class DiagnosticPrinter(IAnsiConsole console, SpecSet specs)
{
    /// <summary>Of a longer line a part is shown: thousands of characters would bury the message.</summary>
    private const int LongestLine = 160;

    /// <summary>Prints all, and how many there are.</summary>
    public void Print()
    {
        foreach (var diagnostic in specs.Diagnostics)
        {
            Print(diagnostic);
        }

        var errors = specs.Diagnostics.Count(static diagnostic => diagnostic.Descriptor.Severity == DiagnosticSeverity.Error);
        var warnings = specs.Diagnostics.Count - errors;
        List<string> parts = [];
        parts.AddRange(errors > 0 ? [Counted(errors, "error")] : []);
        parts.AddRange(warnings > 0 ? [Counted(warnings, "warning")] : []);
        if (parts.Count > 0)
        {
            console.WriteLine(string.Join(", ", parts));
        }
    }

    private static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private void Print(Diagnostic diagnostic)
    {
        var place = diagnostic.Location;
        var (word, colour) = diagnostic.Descriptor.Severity == DiagnosticSeverity.Error ? ("error", "red") : ("warning", "yellow");
        var number = (place.StartLine + 1).ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        Write($"[{colour}]{word} {diagnostic.Descriptor.Id}[/]: {Markup.Escape(diagnostic.Message)}");
        Write($"{margin} [blue]-->[/] {Markup.Escape($"{specs.ShownPath(place.Path)}:{number}:{(place.StartColumn + 1).ToString(CultureInfo.InvariantCulture)}")}");
        (var line, place) = Excerpt(specs.Line(place.Path, place.StartLine), place);
        if (line.Length > 0)
        {
            Write($"{margin} [blue]|[/]");
            Write($"[blue]{number} |[/] {Markup.Escape(line.Replace("\t", "  "))}");
            Write($"{margin} [blue]|[/] {new string(' ', Width(line, 0, place.StartColumn))}[{colour}]{Underline(line, place)}[/]");
        }

        console.WriteLine();
    }

    /// <summary>One line of a message is one line of output: a terminal may break it, the printer does not.</summary>
    private void Write(string markup) => console.Write(new Markup(markup + "\n") { Overflow = Overflow.Fold });

    /// <summary>The part of a line round a place, and the place in it.</summary>
    private static (string Line, SourceLocation Place) Excerpt(string line, SourceLocation place)
    {
        if (line.Length <= LongestLine)
        {
            return (line, place);
        }

        var start = Math.Clamp(place.StartColumn - (LongestLine / 4), 0, line.Length - LongestLine);
        var part = line.Substring(start, LongestLine);
        part = start > 0 ? $"…{part[1..]}" : part;
        part = start + LongestLine < line.Length ? $"{part[..^1]}…" : part;
        return (part, place with { StartColumn = place.StartColumn - start, EndColumn = place.EndColumn - start });
    }

    /// <summary>At least one sign, and not beyond the end of the line.</summary>
    private static string Underline(string line, SourceLocation place)
    {
        var end = place.EndLine == place.StartLine ? place.EndColumn : line.TrimEnd().Length;
        return new string('^', Math.Max(1, Width(line, place.StartColumn, Math.Min(end, line.Length))));
    }

    /// <summary>The cells that a part of a line takes: more than one for letters of East Asia and emoji, two for a tab.</summary>
    private static int Width(string line, int start, int end)
    {
        var text = line[Math.Min(start, line.Length)..Math.Max(Math.Min(end, line.Length), Math.Min(start, line.Length))];
        return text.Replace("\t", "  ").GetCellWidth();
    }
}

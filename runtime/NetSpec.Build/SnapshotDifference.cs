using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace NetSpec.Build;

/// <summary>Says where a snapshot first differs from what it has to be.</summary>
internal static class SnapshotDifference
{
    /// <summary>Lines of a difference that are shown.</summary>
    private const int MaxLines = 8;

    /// <summary>The line, from 1 (0 for the file as a whole), and a description that shows the lines.</summary>
    public static (int Line, string Text) Describe(SnapshotChange change)
    {
        if (change.After is null)
        {
            return (0, "This snapshot is of a class that no spec defines any more.");
        }

        if (change.Before is null)
        {
            return (0, "This snapshot is missing: a spec defines a new class, or it was not committed.");
        }

        var lines = InlineDiffBuilder.Diff(change.Before, change.After).Lines;
        var first = lines.FindIndex(static line => line.Type != ChangeType.Unchanged);
        var number = 1 + lines.Take(first).Count(static line => line.Type != ChangeType.Inserted);
        var text = new StringBuilder("The specs say something else now; it first differs here:");
        var shown = lines.Skip(first).TakeWhile(static line => line.Type != ChangeType.Unchanged).ToList();
        foreach (var line in shown.Take(MaxLines))
        {
            text.Append('\n').Append(line.Type == ChangeType.Deleted ? "- " : "+ ").Append(line.Text);
        }

        return (number, shown.Count > MaxLines ? text.Append("\n…").ToString() : text.ToString());
    }
}

using System.Globalization;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace NetSpec.Generator.Tests.Helpers;

/// <summary>One file to compare: <c>Name.verified.Extension</c>.</summary>
internal sealed record SnapshotTarget(string Name, string Extension, string Text);

/// <summary>A folder of verified files, and of received ones where they differ.</summary>
internal sealed class SnapshotFolder(string path)
{
    /// <summary>Lines shown round a difference.</summary>
    private const int Context = 3;

    /// <summary>Compares all that a test gave, so that one run tells of every difference. Returns what is wrong.</summary>
    public IReadOnlyList<string> Compare(string test, IReadOnlyList<SnapshotTarget> targets)
    {
        List<string> failures = [.. targets.Select(Compare).OfType<string>()];
        var expected = targets.Select(target => PathOf(target, "verified")).ToHashSet(StringComparer.Ordinal);
        failures.AddRange(VerifiedFilesOf(test).Where(file => !expected.Contains(file)).Select(file => $"{Path.GetFileName(file)} is no longer produced"));
        return failures;
    }

    private string? Compare(SnapshotTarget target)
    {
        var verified = PathOf(target, "verified");
        var received = PathOf(target, "received");
        var old = File.Exists(verified) ? File.ReadAllText(verified).Replace("\r\n", "\n", StringComparison.Ordinal) : null;
        if (old == target.Text)
        {
            File.Delete(received);
            return null;
        }

        Directory.CreateDirectory(path);
        // With a byte order mark, as Verify writes them: accepting with either tool gives the same file.
        File.WriteAllText(received, target.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return old is null ? $"{Path.GetFileName(verified)} is missing" : $"{Path.GetFileName(verified)} differs\n{Difference(old, target.Text)}";
    }

    private string PathOf(SnapshotTarget target, string kind) => Path.Combine(path, $"{target.Name}.{kind}{target.Extension}");

    private IEnumerable<string> VerifiedFilesOf(string test) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, $"{test}#*.verified.*").Concat(Directory.EnumerateFiles(path, $"{test}.verified.*")).Order(StringComparer.Ordinal)
            : [];

    private static string Difference(string old, string text)
    {
        var lines = InlineDiffBuilder.Diff(old, text, ignoreWhiteSpace: false).Lines;
        var changed = Enumerable.Range(0, lines.Count).Where(i => lines[i].Type != ChangeType.Unchanged);
        var shown = changed.SelectMany(i => Enumerable.Range(i - Context, (2 * Context) + 1)).ToHashSet();
        var message = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (shown.Contains(i))
            {
                message.Append(CultureInfo.InvariantCulture, $"{Sign(lines[i].Type)} {lines[i].Text}\n");
            }
            else if (shown.Contains(i - 1))
            {
                message.Append("  …\n");
            }
        }

        return message.ToString();
    }

    private static char Sign(ChangeType type) => type switch
    {
        ChangeType.Inserted => '+',
        ChangeType.Deleted => '-',
        _ => ' ',
    };
}

using System.Security.Cryptography;
using System.Text;
using NetSpec.Compiler.Emit.Reports;

namespace NetSpec.Build;

/// <summary>What a file of the folder is and what it has to be; null for a file that is not there or has to go.</summary>
internal sealed record SnapshotChange(string Name, string? Before, string? After);

/// <summary>The folder in which snapshots are kept. Files in it that no build wrote are not seen.</summary>
internal sealed class SnapshotFolder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>Reads the folder; it need not be there.</summary>
    public SnapshotFolder(string path)
    {
        Path = path;
        foreach (var file in Directory.Exists(path) ? Directory.GetFiles(path) : [])
        {
            // Git may have checked it out with the line ends of Windows; that is no difference.
            var (name, text) = (System.IO.Path.GetFileName(file), File.ReadAllText(file).Replace("\r\n", "\n"));
            if (ProjectSnapshots.IsSnapshot(name, text))
            {
                _files.Add(name, text);
            }
        }
    }

    /// <summary>The whole path.</summary>
    public string Path { get; }

    /// <summary>The snapshots by name, with <c>\n</c>.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

    /// <summary>UTF-8 without a mark.</summary>
    public static byte[] Encode(string text) => Utf8.GetBytes(text);

    /// <summary>A hash of texts; where one ends and the next begins counts.</summary>
    public static string Hash(IEnumerable<string> texts)
    {
        using var algorithm = SHA256.Create();
        return Convert.ToBase64String(algorithm.ComputeHash(Encode(string.Concat(texts.Select(static text => $"{text.Length}:{text}")))));
    }

    /// <summary>What has to change, in the order of names.</summary>
    public IReadOnlyList<SnapshotChange> ChangesTo(IReadOnlyList<SnapshotFile> expected)
    {
        var after = expected.ToDictionary(static file => file.Name, static file => file.Text, StringComparer.Ordinal);
        return [.. _files.Keys.Union(after.Keys, StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal)
            .Select(name => new SnapshotChange(name, Find(_files, name), Find(after, name)))
            .Where(static change => change.Before != change.After)];
    }

    /// <summary>Makes the changes.</summary>
    public void Apply(IReadOnlyList<SnapshotChange> changes)
    {
        // First what goes: on some systems a file whose name changed only in case would take the new one with it.
        foreach (var change in changes.Where(static change => change.After is null))
        {
            File.Delete(System.IO.Path.Combine(Path, change.Name));
        }

        foreach (var change in changes.Where(static change => change.After is not null))
        {
            AtomicFile.Write(System.IO.Path.Combine(Path, change.Name), Encode(change.After!));
        }
    }

    private static string? Find(IDictionary<string, string> files, string name) => files.TryGetValue(name, out var text) ? text : null;
}

namespace NetSpec.Package.Tests;

/// <summary>An edit of a file that is taken back when the test is over.</summary>
internal sealed class FileEdit : IDisposable
{
    private readonly string _path;
    private readonly string _original;

    public FileEdit(string path, string old, string replacement)
    {
        _path = path;
        _original = File.ReadAllText(path);
        var at = _original.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' is not in {path}");
        var before = _original[..at];
        Line = before.Count(c => c == '\n') + 1;
        Column = at - before.LastIndexOf('\n');
        File.WriteAllText(path, before + replacement + _original[(at + old.Length)..]);
    }

    /// <summary>Where the edit begins; the first line is 1.</summary>
    public int Line { get; }

    /// <summary>Where the edit begins; the first column is 1.</summary>
    public int Column { get; }

    public void Dispose() => File.WriteAllText(_path, _original);
}

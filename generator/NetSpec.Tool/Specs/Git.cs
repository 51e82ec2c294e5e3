using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NetSpec.Tool.Specs;

/// <summary>Asks git; the user's own, so that it finds what the user's git finds.</summary>
internal sealed class Git
{
    private readonly string _folder;

    /// <summary>Asks in the repository that a folder is in.</summary>
    public Git(string folder)
    {
        _folder = folder;
        Root = Path.GetFullPath(Ask($"'{folder}' is in no repository of git, so there are no revisions to read", "rev-parse", "--show-toplevel").Trim());
    }

    /// <summary>The repository's folder.</summary>
    public string Root { get; }

    /// <summary>The revision's whole name.</summary>
    public string Resolve(string revision) =>
        Ask($"git knows no revision '{revision}' in '{Root}'; in a shallow clone, fetch it first", "rev-parse", "--verify", "--end-of-options", $"{revision}^{{commit}}").Trim();

    /// <summary>The text of a file at a revision, by its whole path; null where there is none.</summary>
    public string? Read(string commit, string path) =>
        Run(["cat-file", "blob", $"{commit}:{RelativePath(path)}"], out var text, out _) ? text : null;

    /// <summary>The whole paths of the files at a revision below the folder.</summary>
    public IEnumerable<string> FilesAt(string commit) => Paths("ls-tree", "-r", "-z", "--name-only", "--full-name", commit);

    /// <summary>The whole paths of the files in the working tree below the folder that git does not ignore.</summary>
    public IEnumerable<string> Files() => Paths("ls-files", "-z", "--full-name", "--cached", "--others", "--exclude-standard").Where(File.Exists);

    private string RelativePath(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private IEnumerable<string> Paths(params string[] arguments) =>
        Ask($"git could not list the files of '{_folder}'", arguments).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(path => Path.GetFullPath(path, Root));

    private string Ask(string failure, params string[] arguments) =>
        Run(arguments, out var text, out var error) ? text : throw new ToolException($"{failure} ({error.Trim().Split('\n')[0]})");

    private bool Run(string[] arguments, out string text, out string error)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            text = process.StandardOutput.ReadToEnd();
            error = errors.Result;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception e)
        {
            throw new ToolException($"git could not be started ({e.Message}); it is needed to read revisions");
        }
    }
}

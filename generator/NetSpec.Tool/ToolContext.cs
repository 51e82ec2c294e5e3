using Spectre.Console;

namespace NetSpec.Tool;

/// <summary>Where a run of the tool reads and writes.</summary>
/// <param name="output">What was asked for.</param>
/// <param name="error">What keeps it from being given.</param>
/// <param name="folder">The folder that paths are relative to.</param>
internal sealed class ToolContext(TextWriter output, TextWriter error, string folder)
{
    /// <summary>Wider than any line: only a terminal breaks lines.</summary>
    private const int UnlimitedWidth = 10_000;

    /// <summary>For text as it is.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>For text as it is.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>For text with colours and tables, where it is a terminal.</summary>
    public IAnsiConsole Console { get; } = ConsoleOf(output);

    /// <summary>For diagnostics with colours, where it is a terminal.</summary>
    public IAnsiConsole ErrorConsole { get; } = ConsoleOf(error);

    /// <summary>The folder that paths are relative to.</summary>
    public string Folder { get; } = folder;

    /// <summary>The whole path.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, Folder);

    /// <summary>The path as a person in <see cref="Folder"/> writes it, with / on every system.</summary>
    public string ShownPath(string path)
    {
        var relative = Path.GetRelativePath(Folder, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace('\\', '/');
    }

    private static IAnsiConsole ConsoleOf(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,

            // They would send colours into pipes and files because a build server is known to understand them.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = output.IsTerminal ? console.Profile.Width : UnlimitedWidth;
        return console;
    }
}

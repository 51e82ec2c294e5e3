using System.Diagnostics;
using NetSpec.Tool.Tests.Helpers;

namespace NetSpec.Tool.Tests;

/// <summary>The tool as the shell starts it: in a pipe, and on a terminal.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Escape = "\u001b[";

    private readonly Workspace _workspace = new();

    private static string Tool => typeof(CommandLine).Assembly.Location;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_pipe_gets_plain_text_and_whole_lines()
    {
        _workspace.Write("a.netspec.yaml", TestSpecs.Small.With("BatchNorm2d", "BatchNrom2d"));

        // A build server may say that it understands colours: a file does not.
        var (code, output) = Start("dotnet", [Tool, "check", "a.netspec.yaml"]);

        Assert.Equal(ExitCode.SpecErrors, code);
        Assert.DoesNotContain(Escape, output, StringComparison.Ordinal);
        Assert.Contains("8 |       bn1: BatchNrom2d\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_gets_colours()
    {
        if (!OperatingSystem.IsLinux())
        {
            // There is no other way to get a terminal without a package for it.
            return;
        }

        _workspace.Write("a.netspec.yaml", TestSpecs.Small.With("BatchNorm2d", "BatchNrom2d"));

        var (code, output) = Start("script", ["--quiet", "--return", "--command", $"dotnet '{Tool}' check a.netspec.yaml", "/dev/null"]);

        Assert.Equal(ExitCode.SpecErrors, code);
        Assert.Contains(Escape, output, StringComparison.Ordinal);
        Assert.Contains("BatchNrom2d", output, StringComparison.Ordinal);
    }

    private (int Code, string Output) Start(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = _workspace.Path, RedirectStandardOutput = true };
        start.Environment["GITHUB_ACTIONS"] = "true";
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("NO_COLOR");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.ReplaceLineEndings("\n"));
    }
}

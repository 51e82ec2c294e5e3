using System.CommandLine;
using NetSpec.Tool.Commands;
using Spectre.Console;

namespace NetSpec.Tool;

/// <summary>The tool's commands, and what becomes of mistakes.</summary>
internal static class CommandLine
{
    private const string Description = "Checks, summarises and compares NetSpec's specs of neural networks.";

    /// <summary>Runs a command line; gives the exit code.</summary>
    public static int Run(IReadOnlyList<string> arguments, ToolContext context)
    {
        var root = new RootCommand(Description)
        {
            CheckCommand.Create(context),
            SummaryCommand.Create(context),
            DiffCommand.Create(context),
            EmitCommand.Create(context),
            NewCommand.Create(context),
        };
        var parsed = root.Parse(arguments);
        try
        {
            var code = parsed.Invoke(new InvocationConfiguration { Output = context.Output, Error = context.Error, EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? ExitCode.Failure : code;
        }
        catch (Exception e) when (e is ToolException or IOException or UnauthorizedAccessException)
        {
            context.ErrorConsole.MarkupLineInterpolated($"[red]error:[/] {e.Message}");
            return ExitCode.Failure;
        }
    }
}

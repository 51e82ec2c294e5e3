using System.CommandLine;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.Reports;
using NetSpec.Tool.Output;
using NetSpec.Tool.Specs;

namespace NetSpec.Tool.Commands;

/// <summary><c>netspec check</c>: the diagnostics that a build would report, without a build.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var files = new Argument<string[]>("FILES") { Description = "Spec files, or folders with spec files.", Arity = ArgumentArity.OneOrMore };
        var format = OutputFormat.Option(OutputFormat.Text, OutputFormat.Json);
        var command = new Command("check", "Report mistakes in specs, with the lines they are in.") { files, format };
        command.SetAction(result => Run(context, result.GetValue(files)!, result.GetValue(format) == OutputFormat.Json));
        return command;
    }

    private static int Run(ToolContext context, string[] files, bool isJson)
    {
        var specs = SpecSet.Load(new DiskSource(context), SpecPaths.Find(context, files));
        if (isJson)
        {
            Json.Write(context.Output, specs.Diagnostics.Select(diagnostic => Describe(diagnostic, specs)));
        }
        else
        {
            new DiagnosticPrinter(context.Console, specs).Print();
            if (specs.Diagnostics.Count == 0)
            {
                context.Output.Write($"No mistakes in {Figures.Of(specs.FileCount, "spec")} with {Figures.Of(specs.Models.Count, "model")}.\n");
            }
        }

        return specs.Project.HasErrors ? ExitCode.SpecErrors : ExitCode.Success;
    }

    private static object Describe(Diagnostic diagnostic, SpecSet specs) => new
    {
        diagnostic.Descriptor.Id,
        Severity = diagnostic.Descriptor.Severity == DiagnosticSeverity.Error ? "error" : "warning",
        diagnostic.Message,
        Path = specs.ShownPath(diagnostic.Location.Path),
        Line = diagnostic.Location.StartLine + 1,
        Column = diagnostic.Location.StartColumn + 1,
        EndLine = diagnostic.Location.EndLine + 1,
        EndColumn = diagnostic.Location.EndColumn + 1,
    };
}

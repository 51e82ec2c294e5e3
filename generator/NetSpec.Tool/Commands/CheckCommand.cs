using System.CommandLine;
using NetSpec.Compiler;
using NetSpec.Compiler.Binding;
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
            Json.Write(context.Output, specs.Diagnostics.Select(diagnostic => Describe(diagnostic, specs)).Concat(GuardsOf(specs).Select(guard => Describe(guard.Model, guard.Guard, specs))));
        }
        else
        {
            new DiagnosticPrinter(context.Console, specs).Print();
            if (specs.Diagnostics.Count == 0)
            {
                context.Output.Write($"No mistakes in {Figures.Of(specs.FileCount, "spec")} with {Figures.Of(specs.Models.Count, "model")}.\n");
            }

            foreach (var (model, guard) in GuardsOf(specs))
            {
                context.Output.Write($"{specs.ShownPath(guard.Location.Path)}:{guard.Location.StartLine + 1}: not proved, so {model.Name}.forward checks it: {Told(guard)}\n");
            }
        }

        return specs.Project.HasErrors ? ExitCode.SpecErrors : ExitCode.Success;
    }

    /// <summary>What could be neither proved nor refuted.</summary>
    private static IEnumerable<(ModelInstance Model, DimensionGuard Guard)> GuardsOf(SpecSet specs) =>
        specs.Models.SelectMany(static model => model.Session.Guards.Distinct().Select(guard => (model, guard)));

    private static string Told(DimensionGuard guard) => $"{guard.Layer} needs {guard.AName} = {guard.A} to be {guard.BName} = {guard.B}";

    private static object Describe(ModelInstance model, DimensionGuard guard, SpecSet specs) => new
    {
        Id = "guard",
        Severity = "guard",
        Message = $"{model.Name}: {Told(guard)}",
        Path = specs.ShownPath(guard.Location.Path),
        Line = guard.Location.StartLine + 1,
        Column = guard.Location.StartColumn + 1,
        EndLine = guard.Location.EndLine + 1,
        EndColumn = guard.Location.EndColumn + 1,
    };

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

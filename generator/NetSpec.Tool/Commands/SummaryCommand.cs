using System.CommandLine;
using NetSpec.Compiler;
using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Emit.Reports;
using NetSpec.Tool.Output;
using NetSpec.Tool.Specs;

namespace NetSpec.Tool.Commands;

/// <summary><c>netspec summary</c>: a model's layers, shapes and figures; without a model, the figures of all.</summary>
internal static class SummaryCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The spec file." };
        var model = new Option<string?>("--model", "-m") { Description = "The model or variant; needed only where the file has several.", HelpName = "NAME" };
        var input = new Option<string[]>("--input", "-i")
        {
            Description = "The size of the input, with or without the batch; default: the spec's nominal size. Of several inputs name=shape for each.",
            HelpName = "3x224x224",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var format = OutputFormat.Option(OutputFormat.Text, OutputFormat.Markdown, OutputFormat.Json);
        var command = new Command("summary", "Show a network's layers with shapes, parameters and multiply-adds.") { file, model, input, format };
        command.SetAction(result => Run(context, result.GetValue(file)!, result.GetValue(model), result.GetValue(input)!, result.GetValue(format)!));
        return command;
    }

    private static int Run(ToolContext context, string file, string? name, string[] input, string format)
    {
        var specs = SpecSet.Load(new DiskSource(context), [context.FullPath(file)]);
        if (SpecErrors.Stop(context, specs))
        {
            return ExitCode.SpecErrors;
        }

        if (specs.Models.Count == 0)
        {
            throw new ToolException($"'{file}' defines no model; a summary is of one, with all its sizes known");
        }

        if (name is null && specs.Models.Count > 1)
        {
            WriteAll(context, specs.Models, input, format);
        }
        else
        {
            var model = name is null ? specs.Models[0] : specs.Model(name);
            Write(context, ArchitectureReport.Of(model, InputShapes.Bind(model, input)), format);
        }

        return ExitCode.Success;
    }

    private static void Write(ToolContext context, ArchitectureReport report, string format)
    {
        switch (format)
        {
            case OutputFormat.Json:
                Json.Write(context.Output, ReportJson.Of(report));
                break;
            case OutputFormat.Markdown:
                context.Output.Write(ArchitectureMarkdown.Write(report));
                break;
            default:
                SummaryTable.Write(context.Console, report);
                break;
        }
    }

    private static void WriteAll(ToolContext context, IReadOnlyList<ModelInstance> models, string[] input, string format)
    {
        var reports = models.Select(model => ArchitectureReport.Of(model, InputShapes.Bind(model, input))).ToList();
        switch (format)
        {
            case OutputFormat.Json:
                Json.Write(context.Output, reports.Select(ReportJson.Of));
                break;
            case OutputFormat.Markdown:
                context.Output.Write(string.Join("\n", reports.Select(ArchitectureMarkdown.Write)));
                break;
            default:
                SummaryTable.Write(context.Console, reports);
                break;
        }
    }
}

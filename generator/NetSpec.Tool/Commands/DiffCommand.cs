using System.CommandLine;
using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Analysis.Comparison;
using NetSpec.Compiler.Emit.Reports;
using NetSpec.Tool.Specs;

namespace NetSpec.Tool.Commands;

/// <summary><c>netspec diff</c>: what changed between two versions of specs, as Markdown for a review.</summary>
internal static class DiffCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var files = new Argument<string[]>("OLD NEW")
        {
            Description = "Two versions: each a file, a folder, or a file at a revision of git (HEAD~1:specs/resnet.netspec.yaml). With --git: the files to compare, or none for all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var git = new Option<string?>("--git") { Description = "Compare the files as they are with this revision of git: --git origin/main", HelpName = "REV" };
        var models = new Option<string[]>("--model", "-m")
        {
            Description = "Compare only this model; OLD=NEW compares one model with another.",
            HelpName = "NAME",
            DefaultValueFactory = _ => [],
        };
        var command = new Command("diff", "Show what changed in networks, and whether old checkpoints still load, as Markdown for a pull request.") { files, git, models };
        command.SetAction(result => Run(context, result.GetValue(files)!, result.GetValue(git), result.GetValue(models)!));
        return command;
    }

    private static int Run(ToolContext context, string[] files, string? revision, string[] models)
    {
        var (old, @new) = revision is null ? Versions.Of(context, files) : Versions.Since(context, revision, files);
        if (SpecErrors.Stop(context, @new) | SpecErrors.Stop(context, old))
        {
            return ExitCode.SpecErrors;
        }

        context.Output.Write(ComparisonMarkdown.Write(models.Length == 0 ? ModelPairs.Of(old.Reports, @new.Reports) : [.. models.Select(name => Pair(old, @new, name))]));
        return ExitCode.Success;
    }

    private static ModelPair Pair(SpecSet old, SpecSet @new, string name)
    {
        var names = name.Split('=', 2);
        return new(ArchitectureReport.Of(old.Model(names[0])), ArchitectureReport.Of(@new.Model(names[^1])));
    }
}

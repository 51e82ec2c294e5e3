using System.CommandLine;
using NetSpec.Tool.Specs;

namespace NetSpec.Tool.Commands;

/// <summary><c>netspec emit</c>: the C# that a build would generate.</summary>
internal static class EmitCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var files = new Argument<string[]>("FILES") { Description = "Spec files, or folders with spec files.", Arity = ArgumentArity.OneOrMore };
        var folder = new Option<string?>("--output", "-o") { Description = "The folder to write the files into; without it they are printed.", HelpName = "DIR" };
        var @namespace = new Option<string>("--namespace") { Description = "The namespace of classes whose spec says none.", HelpName = "NAME", DefaultValueFactory = _ => "" };
        var command = new Command("emit", "Write the C# that a build would generate.") { files, folder, @namespace };
        command.SetAction(result => Run(context, result.GetValue(files)!, result.GetValue(folder), result.GetValue(@namespace)!));
        return command;
    }

    private static int Run(ToolContext context, string[] files, string? folder, string @namespace)
    {
        var specs = SpecSet.Load(new DiskSource(context), SpecPaths.Find(context, files), @namespace);
        if (SpecErrors.Stop(context, specs))
        {
            return ExitCode.SpecErrors;
        }

        foreach (var file in specs.Project.Files)
        {
            if (folder is null)
            {
                context.Output.Write($"// ==== {file.HintName}\n{file.Source}\n");
                continue;
            }

            var path = Path.Combine(context.FullPath(folder), file.HintName);
            Directory.CreateDirectory(context.FullPath(folder));
            File.WriteAllText(path, file.Source);
            context.Output.Write($"{context.ShownPath(path)}\n");
        }

        return ExitCode.Success;
    }
}

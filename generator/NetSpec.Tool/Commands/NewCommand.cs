using System.CommandLine;
using NetSpec.Compiler.Emit.CSharp;
using NetSpec.Tool.Specs;

namespace NetSpec.Tool.Commands;

/// <summary><c>netspec new</c>: a commented spec to start from.</summary>
internal static class NewCommand
{
    private const string Starter = "Starter.netspec.yaml";
    private const string StarterModel = "Starter";
    private const string Extension = ".netspec.yaml";

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var name = new Argument<string>("NAME") { Description = "The network's name, or the file's path.", DefaultValueFactory = _ => "Network" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("new", "Write a commented spec to start from.") { name, force };
        command.SetAction(result => Run(context, result.GetValue(name)!, result.GetValue(force)));
        return command;
    }

    private static int Run(ToolContext context, string name, bool force)
    {
        var path = context.FullPath(SpecPaths.IsSpec(name) ? name : name + Extension);
        var model = CSharpNames.TypeName(Path.GetFileName(path)[..Path.GetFileName(path).IndexOf(".netspec.", StringComparison.OrdinalIgnoreCase)]);
        if (!CSharpNames.IsIdentifier(model))
        {
            throw new ToolException($"'{name}' gives the network no name that C# could use; a name needs a letter");
        }

        if (File.Exists(path) && !force)
        {
            throw new ToolException($"'{context.ShownPath(path)}' is there already; choose another name, or say --force to replace it");
        }

        using var resource = new StreamReader(typeof(NewCommand).Assembly.GetManifestResourceStream(Starter)!);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, resource.ReadToEnd().ReplaceLineEndings("\n").Replace(StarterModel, model, StringComparison.Ordinal));
        context.Output.Write($"{context.ShownPath(path)}\n");
        return ExitCode.Success;
    }
}

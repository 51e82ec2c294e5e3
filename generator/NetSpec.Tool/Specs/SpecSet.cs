using NetSpec.Compiler;
using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Tool.Specs;

/// <summary>Spec files with those that they import, compiled.</summary>
internal sealed class SpecSet
{
    private readonly Dictionary<string, ProjectSpec> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked;
    private readonly ISpecSource _source;

    private SpecSet(ISpecSource source, IReadOnlyList<string> paths, string @namespace)
    {
        _source = source;
        _asked = [.. paths.Select(Linker.Normalise)];
        foreach (var path in paths)
        {
            Read(path, isRequired: true);
        }

        Project = SpecProject.Compile([.. _files.Values], @namespace);
    }

    /// <summary>What became of them.</summary>
    public CompiledProject Project { get; }

    /// <summary>The number of files, with those that are imported.</summary>
    public int FileCount => _files.Count;

    /// <summary>The models of the files that were asked for, not of those that they import.</summary>
    public IReadOnlyList<ModelInstance> Models => [.. Project.Models.Where(model => _asked.Contains(Linker.Normalise(model.Model.Home.Syntax.Path)))];

    /// <summary>Reports on the models, at their nominal sizes.</summary>
    public IReadOnlyList<ArchitectureReport> Reports => [.. Models.Select(ArchitectureReport.Of)];

    /// <summary>Reads and compiles files, by their whole paths.</summary>
    public static SpecSet Load(ISpecSource source, IReadOnlyList<string> paths, string @namespace = "") => new(source, paths, @namespace);

    /// <summary>The line of a file, from 0.</summary>
    public string Line(string path, int line) => _files[Linker.Normalise(path)].Spec.Text.Split('\n').ElementAtOrDefault(line)?.TrimEnd('\r') ?? "";

    /// <summary>The path as messages show it.</summary>
    public string ShownPath(string path) => _source.ShownPath(path);

    /// <summary>The errors and warnings, file by file from top to bottom.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics =>
        [.. Project.Diagnostics.OrderBy(static diagnostic => diagnostic.Location.Path, StringComparer.Ordinal).ThenBy(static diagnostic => diagnostic.Location.Start)];

    /// <summary>A model by name.</summary>
    public ModelInstance Model(string name) =>
        Models.FirstOrDefault(model => model.Name == name || model.FullName == name)
        ?? throw new ToolException($"there is no model '{name}'{NearestName.Hint(name, Models.Select(static model => model.Name))}. There {(Models.Count == 1 ? "is" : "are")} {string.Join(", ", Models.Select(static model => model.Name))}");

    private void Read(string path, bool isRequired)
    {
        if (_files.ContainsKey(Linker.Normalise(path)))
        {
            return;
        }

        if (_source.Read(path) is not { } text)
        {
            // What an import does not find is a diagnostic of the file that imports it.
            _ = isRequired ? throw new ToolException($"there is no file '{_source.ShownPath(path)}'") : 0;
            return;
        }

        var spec = SpecCompiler.Parse(path, text);
        _files.Add(Linker.Normalise(path), new(spec, ""));
        foreach (var import in Linker.ImportsOf(spec))
        {
            Read(import.Path, isRequired: false);
        }
    }
}

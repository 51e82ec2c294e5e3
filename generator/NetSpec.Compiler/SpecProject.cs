using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;

namespace NetSpec.Compiler;

/// <summary>What became of the spec files of a project.</summary>
/// <param name="Files">The generated files, in the order of their names.</param>
/// <param name="Models">The models' variants, in the order of the specs.</param>
/// <param name="Diagnostics">What was found, in the order of the files.</param>
internal sealed record CompiledProject(IReadOnlyList<EmittedFile> Files, IReadOnlyList<ModelInstance> Models, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether any spec has an error.</summary>
    public bool HasErrors => Diagnostics.Any(static diagnostic => diagnostic.Descriptor.Severity == DiagnosticSeverity.Error);
}

/// <summary>Compiles all spec files of a project in one go, for the tool and the build; the generator does the same in cached steps.</summary>
internal static class SpecProject
{
    /// <summary>Compiles the files.</summary>
    /// <param name="files">All spec files of the project; those that others import are among them.</param>
    /// <param name="rootNamespace">The namespace of classes whose file says none.</param>
    public static CompiledProject Compile(IReadOnlyList<ProjectSpec> files, string rootNamespace)
    {
        var diagnostics = new List<Diagnostic>();
        var models = new List<ModelInstance>();
        var specs = new List<CompiledSpec>();
        foreach (var closure in SpecLinking.Close(files, rootNamespace))
        {
            var (spec, instances) = InternalError.Guard<(CompiledSpec, IReadOnlyList<ModelInstance>)>(
                closure.Spec.Path,
                () => (SpecCompiler.Compile(closure), SpecCompiler.Instances(closure, new DiagnosticBag())),
                static failure => (new([], [failure], []), []));
            specs.Add(spec);
            diagnostics.AddRange(spec.Diagnostics);
            models.AddRange(instances);
        }

        diagnostics.AddRange(DistinctClasses.Conflicts(specs.Select(static spec => spec.Definitions)));
        var classes = DistinctClasses.Of(specs.Select(static spec => spec.Classes));
        return new([.. classes.SelectMany(EmittedFile.Of)], models, diagnostics);
    }
}

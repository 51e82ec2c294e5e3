using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;
using NetSpec.Compiler.Emit.CSharp.Model;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler;

/// <summary>What became of one spec file.</summary>
/// <param name="Classes">The classes that the file's models need, those of imported blocks included.</param>
/// <param name="Diagnostics">What was found.</param>
/// <param name="Definitions">The classes that the file itself defines, with the places of their names.</param>
internal sealed record CompiledSpec(EquatableArray<ClassModel> Classes, EquatableArray<Diagnostic> Diagnostics, EquatableArray<ClassOrigin> Definitions);

/// <summary>Where a class is defined.</summary>
internal sealed record ClassOrigin(string HintName, string Name, SourceLocation Location);

/// <summary>The stages in their order: parse per file, link, bind and prove instances, lower classes.</summary>
internal static class SpecCompiler
{
    /// <summary>Reads one file.</summary>
    public static ParsedSpec Parse(string path, string text)
    {
        var bag = new DiagnosticBag();
        var syntax = SpecReader.Read(path, text, bag);
        syntax = syntax is null ? null : new ClassNameCheck(bag).Check(syntax);
        return new(path, text, syntax, [.. bag.Diagnostics]);
    }

    /// <summary>The variants of a file's models, resolved and proved: what reports and comparisons are made from. Mistakes go into <paramref name="bag"/>.</summary>
    public static IReadOnlyList<ModelInstance> Instances(SpecClosure file, DiagnosticBag bag)
    {
        try
        {
            return new Linker(bag).Link(file) is { } linked ? [.. linked.Models.SelectMany(new ModelInstances(bag, new ElaborationCache()).Of)] : [];
        }
        catch (FileTakesTooLongException reason)
        {
            bag.ReportFileTakesTooLong(reason);
            return [];
        }
    }

    /// <summary>Compiles one file with those it imports.</summary>
    /// <param name="file">The file with its imports.</param>
    /// <param name="cancellation">Asked between models.</param>
    public static CompiledSpec Compile(SpecClosure file, CancellationToken cancellation = default)
    {
        var bag = new DiagnosticBag();
        bag.AddRange(file.Spec.Diagnostics);
        if (new Linker(bag).Link(file) is not { } linked)
        {
            return new([], [.. bag.Diagnostics], []);
        }

        try
        {
            return Compile(linked, bag, cancellation);
        }
        catch (FileTakesTooLongException reason)
        {
            bag.ReportFileTakesTooLong(reason);
            return new([], [.. bag.Diagnostics], []);
        }
    }

    private static CompiledSpec Compile(LinkedSpec linked, DiagnosticBag bag, CancellationToken cancellation)
    {
        var cache = new ElaborationCache();
        var catalog = new ClassCatalog(bag, cache);
        var instances = new ModelInstances(bag, cache);
        foreach (var model in linked.Models)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var instance in instances.Of(model))
            {
                catalog.ForModel(model, instance.Name, instance.Arguments, instance.Inputs, instance.Constants, instance.Session);
            }
        }

        foreach (var block in linked.Blocks.Values.Where(block => block.Home == linked && !instances.Used.Contains(block)))
        {
            cancellation.ThrowIfCancellationRequested();
            catalog.ForUnusedBlock(block);
        }

        bag.ReportForNothing(linked.Syntax.Path);
        if (!bag.HasErrors)
        {
            // Beside an error it may be its other half: the name that is not known is the one that nothing uses.
            new UnusedNames(bag).Report(linked);
        }

        var types = catalog.Classes.OrderBy(static type => type.Model!.HintName, StringComparer.Ordinal).ToList();
        var own = types.Where(type => type.Module.Definition!.Home == linked).SelectMany(static type => Origins(type));
        return new([.. types.Select(static type => type.Model!)], [.. bag.Diagnostics], [.. own]);
    }

    /// <summary>A class, and the record of its outputs where it has several.</summary>
    private static IEnumerable<ClassOrigin> Origins(BoundClass type)
    {
        var place = type.Module.Definition!.Syntax.Name.Location;
        yield return new(type.Model!.HintName, type.Name, place);
        if (type.Model.Result is { } record)
        {
            yield return new(type.Model.HintName.Replace($"{type.Name}.g.cs", $"{record.Name}.g.cs"), record.Name, place);
        }
    }
}

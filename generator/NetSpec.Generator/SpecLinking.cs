using System.Collections.Immutable;
using NetSpec.Compiler;
using NetSpec.Compiler.Binding;

namespace NetSpec.Generator;

/// <summary>Gives each file its imports and its namespace.</summary>
internal static class SpecLinking
{
    /// <summary>A closure for each file, in the order of the project.</summary>
    public static IReadOnlyList<SpecClosure> Close(ImmutableArray<ProjectSpec> files, ProjectOptions options)
    {
        var named = files.Select(file => file.Namespace.Length == 0 ? file with { Namespace = options.RootNamespace } : file).ToList();
        var byPath = named.GroupBy(static file => Linker.Normalise(file.Spec.Path)).ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
        return [.. byPath.Values.Select(file => Linker.Close(file, byPath))];
    }
}

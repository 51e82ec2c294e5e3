using NetSpec.Compiler.Binding;

namespace NetSpec.Compiler;

/// <summary>Gives each file its imports and its namespace.</summary>
internal static class SpecLinking
{
    /// <summary>A closure for each file, in the order of the project.</summary>
    /// <param name="files">All spec files of the project.</param>
    /// <param name="rootNamespace">The namespace of files that have none.</param>
    public static IReadOnlyList<SpecClosure> Close(IEnumerable<ProjectSpec> files, string rootNamespace)
    {
        var named = files.Select(file => file.Namespace.Length == 0 ? file with { Namespace = rootNamespace } : file).ToList();
        var byPath = named.GroupBy(static file => Linker.Normalise(file.Spec.Path)).ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
        return [.. byPath.Values.Select(file => Linker.Close(file, byPath))];
    }
}

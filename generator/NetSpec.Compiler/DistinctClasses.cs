using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp.Model;

namespace NetSpec.Compiler;

/// <summary>The classes of all files: one that several files use is emitted once; two different ones of one name are a conflict.</summary>
internal static class DistinctClasses
{
    private const string Suffix = ".g.cs";

    /// <summary>The first class of each name, in the order of names; none whose namespace is a class.</summary>
    public static IEnumerable<ClassModel> Of(IEnumerable<EquatableArray<ClassModel>> files)
    {
        var distinct = ByName(files.SelectMany(static classes => classes)).Select(static group => group.First()).ToList();
        var names = new HashSet<string>(distinct.Select(static model => model.FullName), StringComparer.OrdinalIgnoreCase);
        return distinct.Where(model => !Enclosing(model.Namespace).Any(names.Contains));
    }

    /// <summary>A diagnostic for each name that a second file defines otherwise, and for each namespace that is a class.</summary>
    public static IReadOnlyList<Diagnostic> Conflicts(IEnumerable<EquatableArray<ClassOrigin>> files)
    {
        var bag = new DiagnosticBag();
        var byName = files.SelectMany(static origins => origins).ToLookup(static origin => origin.HintName, StringComparer.OrdinalIgnoreCase);
        foreach (var group in byName)
        {
            var first = group.First();
            foreach (var other in group.Where(other => other.Location != first.Location))
            {
                bag.ReportDuplicateDefinition(other.Location, other.Name, $"{Elsewhere(first)}; another name, or another 'namespace' for one of the files, keeps them apart");
            }

            var @namespace = group.Key.Substring(0, Math.Max(0, group.Key.Length - Suffix.Length - first.Name.Length - 1));
            if (Enclosing(@namespace).SelectMany(name => byName[name + Suffix]).FirstOrDefault() is { } enclosing)
            {
                bag.ReportDuplicateDefinition(first.Location, NameOf(enclosing), $"{Elsewhere(enclosing)}, so it cannot be the namespace of '{first.Name}'");
            }
        }

        return [.. bag.Diagnostics];
    }

    private static string Elsewhere(ClassOrigin origin) => $" as class '{NameOf(origin)}' in '{origin.Location.Path.Split('/', '\\').Last()}'";

    private static string NameOf(ClassOrigin origin) => origin.HintName.Substring(0, origin.HintName.Length - Suffix.Length);

    /// <summary><c>A.B.C</c>, <c>A.B</c>, <c>A</c>.</summary>
    private static IEnumerable<string> Enclosing(string @namespace)
    {
        for (var end = @namespace.Length; end > 0; end = @namespace.LastIndexOf('.', end - 1))
        {
            yield return @namespace.Substring(0, end);
        }
    }

    private static IOrderedEnumerable<IGrouping<string, ClassModel>> ByName(IEnumerable<ClassModel> classes) =>
        classes.GroupBy(static model => model.HintName, StringComparer.OrdinalIgnoreCase).OrderBy(static group => group.Key, StringComparer.Ordinal);
}

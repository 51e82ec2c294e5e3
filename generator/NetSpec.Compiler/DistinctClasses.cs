using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp.Model;

namespace NetSpec.Compiler;

/// <summary>The classes of all files: one that several files use is emitted once; two different ones of one name are a conflict.</summary>
internal static class DistinctClasses
{
    /// <summary>The first class of each name, in the order of names.</summary>
    public static IEnumerable<ClassModel> Of(IEnumerable<EquatableArray<ClassModel>> files) =>
        ByName(files.SelectMany(static classes => classes)).Select(static group => group.First());

    /// <summary>A diagnostic for each name that a second file defines otherwise.</summary>
    public static IReadOnlyList<Diagnostic> Conflicts(IEnumerable<EquatableArray<ClassOrigin>> files)
    {
        var bag = new DiagnosticBag();
        foreach (var group in files.SelectMany(static origins => origins).GroupBy(static origin => origin.HintName, StringComparer.OrdinalIgnoreCase))
        {
            var first = group.First();
            foreach (var other in group.Where(other => other.Location != first.Location))
            {
                bag.ReportDuplicateDefinition(other.Location, other.Name, $" as class '{other.HintName.Replace(".g.cs", "")}' in '{first.Location.Path.Split('/', '\\').Last()}'");
            }
        }

        return [.. bag.Diagnostics];
    }

    private static IOrderedEnumerable<IGrouping<string, ClassModel>> ByName(IEnumerable<ClassModel> classes) =>
        classes.GroupBy(static model => model.HintName, StringComparer.OrdinalIgnoreCase).OrderBy(static group => group.Key, StringComparer.Ordinal);
}

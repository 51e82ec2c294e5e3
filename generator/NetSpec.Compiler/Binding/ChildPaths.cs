namespace NetSpec.Compiler.Binding;

/// <summary>
/// Children whose names are paths: <c>convs.0</c> is the item <c>0</c> of <c>convs</c>, a module that only holds others, as PyTorch's
/// <c>ModuleList</c> whose items run in an order of their own.
/// </summary>
internal static class ChildPaths
{
    /// <summary>Brings the items of each such module together, where the first of them stands: so the keys of the <c>state_dict</c> are in PyTorch's order.</summary>
    public static void Group(List<Child> children)
    {
        if (!children.Exists(static child => child.Key.IndexOf('.') >= 0))
        {
            return;
        }

        var grouped = InGroups(children, 0).ToList();
        children.Clear();
        children.AddRange(grouped);
    }

    /// <summary>The modules that a path leads through: of <c>a.b.0</c> these are <c>a</c> and <c>a.b</c>.</summary>
    public static IEnumerable<string> Holders(string path)
    {
        for (var dot = path.IndexOf('.'); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            yield return path.Substring(0, dot);
        }
    }

    private static IEnumerable<Child> InGroups(IEnumerable<Child> children, int depth) =>
        children.GroupBy(child => Holders(child.Key).ElementAtOrDefault(depth) ?? (object)child)
            .SelectMany(group => group.Key is string ? InGroups(group, depth + 1) : group);
}

namespace NetSpec.Tool.Specs;

/// <summary>The paths that a user names.</summary>
internal static class SpecPaths
{
    /// <summary>Whether a file is a spec by its name.</summary>
    public static bool IsSpec(string path) =>
        path.EndsWith(".netspec.yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".netspec.yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>The whole paths of the files; of a folder all specs in and below it.</summary>
    public static IReadOnlyList<string> Find(ToolContext context, IEnumerable<string> names) => [.. names.SelectMany(name => Find(context, name)).Distinct()];

    /// <summary>An option that there is not arrives among the files.</summary>
    public static void RefuseOption(string name, string path)
    {
        if (name.StartsWith('-') && !Path.Exists(path))
        {
            throw new ToolException($"there is no option '{name}'; --help shows those that there are");
        }
    }

    private static IEnumerable<string> Find(ToolContext context, string name)
    {
        var path = context.FullPath(name);
        RefuseOption(name, path);
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsSpec).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new ToolException($"there is no *.netspec.yaml in '{name}' or below");
    }
}

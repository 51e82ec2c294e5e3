namespace NetSpec.Tool.Specs;

/// <summary>The two versions that are compared.</summary>
internal static class Versions
{
    /// <summary>Two files, folders or files at revisions.</summary>
    public static (SpecSet Old, SpecSet New) Of(ToolContext context, IReadOnlyList<string> names) =>
        names is [var old, var @new]
            ? (Load(context, old), Load(context, @new))
            : throw new ToolException($"two versions are needed, {names.Count} given: netspec diff OLD NEW, or netspec diff --git REV [FILES]");

    /// <summary>The files as they are and as they were at a revision; without names all that the folder had or has. A file may be on one side only.</summary>
    public static (SpecSet Old, SpecSet New) Since(ToolContext context, string revision, IReadOnlyList<string> names)
    {
        var git = new Git(context.Folder);
        var disk = new DiskSource(context);
        var before = new GitSource(git, revision);
        var (old, @new) = names.Count == 0
            ? (before.Specs().ToList(), git.Files().Where(SpecPaths.IsSpec).ToList())
            : Present(SpecPaths.Find(context, names), before, disk, revision);
        return (SpecSet.Load(before, old), SpecSet.Load(disk, @new));
    }

    private static (List<string> Old, List<string> New) Present(IReadOnlyList<string> paths, GitSource before, DiskSource disk, string revision)
    {
        var (old, @new) = (paths.Where(path => before.Read(path) is not null).ToList(), paths.Where(path => disk.Read(path) is not null).ToList());
        return paths.FirstOrDefault(path => !old.Contains(path) && !@new.Contains(path)) is { } missing
            ? throw new ToolException($"there is no file '{disk.ShownPath(missing)}', neither now nor at {revision}")
            : (old, @new);
    }

    private static SpecSet Load(ToolContext context, string name)
    {
        var disk = new DiskSource(context);
        SpecPaths.RefuseOption(name, context.FullPath(name));
        if (File.Exists(context.FullPath(name)) || Directory.Exists(context.FullPath(name)))
        {
            return SpecSet.Load(disk, SpecPaths.Find(context, [name]));
        }

        // A letter before a colon is a drive.
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 1
            ? AtRevision(context, name[..colon], name[(colon + 1)..])
            : throw new ToolException($"there is no file '{name}'; a file at a revision of git is written REV:PATH, as in HEAD~1:{name}");
    }

    /// <summary>Paths are relative to the repository, as git has it, or to the folder, as people have it.</summary>
    private static SpecSet AtRevision(ToolContext context, string revision, string path)
    {
        var git = new Git(context.Folder);
        var source = new GitSource(git, revision);
        var candidates = new[] { Path.GetFullPath(path, git.Root), context.FullPath(path) };
        return SpecSet.Load(source, [candidates.FirstOrDefault(candidate => source.Read(candidate) is not null) ?? candidates[0]]);
    }
}

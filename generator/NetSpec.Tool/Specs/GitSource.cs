namespace NetSpec.Tool.Specs;

/// <summary>The files as they were at a revision.</summary>
internal sealed class GitSource(Git git, string revision) : ISpecSource
{
    private readonly string _commit = git.Resolve(revision);

    /// <summary>The spec files at the revision below the folder that git was asked in.</summary>
    public IEnumerable<string> Specs() => git.FilesAt(_commit).Where(SpecPaths.IsSpec);

    /// <inheritdoc/>
    public string? Read(string path) => git.Read(_commit, path);

    /// <inheritdoc/>
    public string ShownPath(string path) => $"{revision}:{Path.GetRelativePath(git.Root, path).Replace('\\', '/')}";
}

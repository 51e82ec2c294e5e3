namespace NetSpec.Tool.Specs;

/// <summary>The files as they are on the disk.</summary>
internal sealed class DiskSource(ToolContext context) : ISpecSource
{
    /// <inheritdoc/>
    public string? Read(string path) => File.Exists(path) ? File.ReadAllText(path) : null;

    /// <inheritdoc/>
    public string ShownPath(string path) => context.ShownPath(path);
}

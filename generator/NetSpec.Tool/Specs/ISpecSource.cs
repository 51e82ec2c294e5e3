namespace NetSpec.Tool.Specs;

/// <summary>Where spec files are read from.</summary>
internal interface ISpecSource
{
    /// <summary>The text of a file by its whole path; null where there is none.</summary>
    string? Read(string path);

    /// <summary>The path as messages show it.</summary>
    string ShownPath(string path);
}

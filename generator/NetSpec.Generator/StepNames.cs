namespace NetSpec.Generator;

/// <summary>The names of the pipeline's steps, for tests that count what ran.</summary>
internal static class StepNames
{
    /// <summary>The project's options.</summary>
    public const string Options = nameof(Options);

    /// <summary>A spec file is read; one run for each changed file.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>A spec file gets the files that it imports.</summary>
    public const string Link = nameof(Link);

    /// <summary>A spec file with its imports is bound, proved and lowered to classes.</summary>
    public const string Compile = nameof(Compile);

    /// <summary>The distinct classes of all files; one that several files use is there once.</summary>
    public const string Classes = nameof(Classes);

    /// <summary>The diagnostics of one file.</summary>
    public const string Diagnostics = nameof(Diagnostics);

    /// <summary>A class is written as C#.</summary>
    public const string Emit = nameof(Emit);
}

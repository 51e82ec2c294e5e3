namespace NetSpec.Compiler.Diagnostics;

/// <summary>A file that would keep an editor waiting. Nothing more is asked of it: what is left of one expression may be as much again.</summary>
/// <param name="location">The expression at which it was enough.</param>
internal sealed class FileTakesTooLongException(SourceLocation location) : Exception
{
    /// <summary>How many steps all expressions of a file may take together: less than a second. Swin, with its tables of indices, takes 0.1 million.</summary>
    public const int MaxSteps = 20_000_000;

    /// <summary>The expression.</summary>
    public SourceLocation Location => location;
}

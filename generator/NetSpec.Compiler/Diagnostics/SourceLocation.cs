namespace NetSpec.Compiler.Diagnostics;

/// <summary>A place in a spec file; lines and columns count from 0, in UTF-16 units, as Roslyn's do.</summary>
internal sealed record SourceLocation(string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>The start of a file: where an error belongs that concerns the file as a whole.</summary>
    public static SourceLocation StartOf(string path) => new(path, 0, 0, 0, 0, 0, 0);

    /// <summary>Most places that are compared are of one file.</summary>
    public override int GetHashCode() => unchecked((Start * 31) + Length);

    /// <summary>A part of this place. Only a place within one line can be cut; another is returned whole.</summary>
    public SourceLocation Slice(int offset, int length)
    {
        if (StartLine != EndLine || offset < 0 || length < 0 || offset + length > Length)
        {
            return this;
        }

        return new(Path, Start + offset, length, StartLine, StartColumn + offset, StartLine, StartColumn + offset + length);
    }
}

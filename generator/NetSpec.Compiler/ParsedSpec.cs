using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler;

/// <summary>A spec file after parsing. Equal where path and text are: everything else follows from them.</summary>
internal sealed class ParsedSpec(string path, string text, SpecSyntax? syntax, EquatableArray<Diagnostic> diagnostics) : IEquatable<ParsedSpec>
{
    /// <summary>The path as the build gave it.</summary>
    public string Path { get; } = path;

    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>The syntax tree; null where nothing could be read.</summary>
    public SpecSyntax? Syntax { get; } = syntax;

    /// <summary>What was found while reading.</summary>
    public EquatableArray<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <inheritdoc/>
    public bool Equals(ParsedSpec? other) => other is not null && Path == other.Path && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParsedSpec);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);
}

/// <summary>A spec file with a namespace for its classes.</summary>
/// <param name="Spec">The file.</param>
/// <param name="Namespace">The namespace where the file says none.</param>
internal sealed record ProjectSpec(ParsedSpec Spec, string Namespace);

/// <summary>A spec file with all files that it imports, directly or not: what its classes depend on, and nothing else.</summary>
/// <param name="File">The file.</param>
/// <param name="Imports">The other files, in order of path.</param>
/// <param name="Nearest">For each import that is no file of the project: the most similar file that is, or nothing.</param>
internal sealed record SpecClosure(ProjectSpec File, EquatableArray<ProjectSpec> Imports, EquatableArray<string> Nearest)
{
    /// <summary>The file itself.</summary>
    public ParsedSpec Spec => File.Spec;
}

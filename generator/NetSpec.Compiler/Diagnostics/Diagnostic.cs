namespace NetSpec.Compiler.Diagnostics;

/// <summary>One finding in a spec: what, where and with which values. Compared by value, so that it can cross the generator's cache.</summary>
internal sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceLocation Location, string Message)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Location.Path}({Location.StartLine + 1},{Location.StartColumn + 1}): {(Descriptor.Severity == DiagnosticSeverity.Error ? "error" : "warning")} {Descriptor.Id}: {Message}";
}

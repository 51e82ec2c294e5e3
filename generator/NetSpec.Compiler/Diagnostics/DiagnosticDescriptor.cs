namespace NetSpec.Compiler.Diagnostics;

/// <summary>How bad a diagnostic is.</summary>
internal enum DiagnosticSeverity
{
    /// <summary>The spec compiles, but something deserves a look.</summary>
    Warning,

    /// <summary>No code is generated from the spec.</summary>
    Error,
}

/// <summary>One kind of diagnostic: a code, a title for the documentation, a severity and a format of the message.</summary>
internal sealed record DiagnosticDescriptor(string Id, string Title, string MessageFormat, DiagnosticSeverity Severity = DiagnosticSeverity.Error);

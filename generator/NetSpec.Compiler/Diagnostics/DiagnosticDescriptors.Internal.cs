namespace NetSpec.Compiler.Diagnostics;

/// <summary>NS0999: the compiler's own mistakes.</summary>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor InternalError = new("NS0999", "A mistake of NetSpec itself", "NetSpec failed on this file, which is a mistake of NetSpec and not yours; please report it with this text: {0}");
}

/// <summary>Reports of the compiler's own mistakes.</summary>
internal sealed partial class DiagnosticBag
{
    public void ReportInternalError(SourceLocation location, string exception) => Report(DiagnosticDescriptors.InternalError, location, exception);
}

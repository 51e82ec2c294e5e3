namespace NetSpec.Compiler.Diagnostics;

/// <summary>A mistake of the compiler itself, as a diagnostic: an exception would silence every other spec (CS8785).</summary>
internal static class InternalError
{
    /// <summary>The diagnostic.</summary>
    public static Diagnostic Of(string path, Exception exception)
    {
        var bag = new DiagnosticBag();
        var place = exception.StackTrace?.Split('\n') is [var first, ..] ? first.Trim() : "unknown";
        bag.ReportInternalError(SourceLocation.StartOf(path), $"{exception.GetType().Name}: {exception.Message.Split('\n')[0]} {place}");
        return bag.Diagnostics[0];
    }
}

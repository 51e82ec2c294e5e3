namespace NetSpec.Compiler.Diagnostics;

/// <summary>
/// A mistake of the compiler itself, as a diagnostic. An exception that got out of a step of the generator would silence every spec of the
/// project with a warning (CS8785): so each step runs here.
/// </summary>
internal static class InternalError
{
    /// <summary>
    /// The result of a step, or, where it fails, of <paramref name="failed"/>. A step is a lambda: what it calls is looked for when it runs, so that
    /// a missing YamlDotNet.dll is caught too.
    /// </summary>
    /// <param name="path">The file that the step works on.</param>
    /// <param name="step">The step.</param>
    /// <param name="failed">Makes a result of the diagnostic.</param>
    public static T Guard<T>(string path, Func<T> step, Func<Diagnostic, T> failed)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return failed(Of(path, e));
        }
    }

    private static Diagnostic Of(string path, Exception exception)
    {
        var bag = new DiagnosticBag();
        var place = exception.StackTrace?.Split('\n') is [var first, ..] ? first.Trim() : "unknown";
        bag.ReportInternalError(SourceLocation.StartOf(path), $"{exception.GetType().Name}: {exception.Message.Split('\n')[0]} {place}");
        return bag.Diagnostics[0];
    }
}

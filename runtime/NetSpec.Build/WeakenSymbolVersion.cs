using Microsoft.Build.Framework;

namespace NetSpec.Build;

/// <summary>
/// Copies a native library for Linux so that it also loads where the C++ library is too old to have a version of symbols that the library asks
/// for but uses nothing of. A library that does not ask for it is copied as it is.
/// </summary>
public sealed class WeakenSymbolVersion : Microsoft.Build.Utilities.Task
{
    private const string DamagedFile = "NS9001";

    /// <summary>The library; only read.</summary>
    [Required]
    public string Source { get; set; } = "";

    /// <summary>The copy; replaced as a whole, as it may be linked to other files.</summary>
    [Required]
    public string Destination { get; set; } = "";

    /// <summary>The version that the library must do without.</summary>
    [Required]
    public string SymbolVersion { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var bytes = File.ReadAllBytes(Source);
            var count = SymbolVersions.Weaken(bytes, SymbolVersion);
            AtomicFile.Write(Destination, bytes);
            Log.LogMessage(MessageImportance.Low, "{0} -> {1}: {2} need(s) of {3} made weak.", Source, Destination, count, SymbolVersion);
        }
        catch (ElfFormatException e)
        {
            ReportError($"This native library is damaged: {e.Message}. Delete the folder of its package and restore again.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ReportError($"This native library cannot be prepared for Linux: {e.Message}");
        }

        return !Log.HasLoggedErrors;
    }

    // The message is an argument, because a path in it may hold braces.
    private void ReportError(string message) => Log.LogError(null, DamagedFile, null, Source, 0, 0, 0, 0, "{0}", message);
}

namespace NetSpec.Build;

/// <summary>Writes files that are either as before or complete.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Puts a new file at a path. What was there is replaced, never written into: outputs may be hard links to it, and a program may be
    /// running from it.
    /// </summary>
    public static void Write(string path, byte[] content)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(temporary, content);
            if (File.Exists(path))
            {
                File.Replace(temporary, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(temporary, path);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}

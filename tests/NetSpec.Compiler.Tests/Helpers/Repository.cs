namespace NetSpec.Compiler.Tests.Helpers;

/// <summary>Files of the repository that follow from the compiler, and tests that keep them current.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Fails unless a file holds a text; with NETSPEC_UPDATE=1 it is written first.</summary>
    public static void AssertCurrent(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable("NETSPEC_UPDATE") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run the tests once with NETSPEC_UPDATE=1");
        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NetSpec.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}

namespace NetSpec.Tool.Tests.Helpers;

/// <summary>A folder with spec files, and the tool run in it as from a pipe.</summary>
internal sealed class Workspace : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("netspec-tool").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>The text of a file that the tests carry with them.</summary>
    public static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Workspace).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
    }

    public ToolResult Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(arguments, new ToolContext(output, error, Path));
        return new(code, output.ToString(), error.ToString());
    }
}

/// <summary>What a run of the tool said.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>The output of a run that went well.</summary>
    public string Succeeded()
    {
        Assert.Equal("", Error);
        Assert.Equal(0, ExitCode);
        return Output;
    }

    /// <summary>The message of a run that could not be carried out: one line, and nothing of a stack.</summary>
    public string Refused()
    {
        Assert.Equal(Tool.ExitCode.Failure, ExitCode);
        Assert.Equal("", Output);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        var line = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        return line["error: ".Length..];
    }
}

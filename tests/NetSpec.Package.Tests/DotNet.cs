using System.Diagnostics;

namespace NetSpec.Package.Tests;

/// <summary>How a command ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output);

/// <summary>Runs <c>dotnet</c> as a user does who shares nothing with this repository but downloaded packages.</summary>
internal sealed class DotNet(string packagesFolder)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs a command that has to succeed; returns what it printed.</summary>
    public string Run(string folder, params string[] arguments)
    {
        var result = Try(folder, arguments);
        Assert.True(result.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} gave {result.ExitCode}:\n{result.Output}");
        return result.Output;
    }

    /// <summary>Runs a command.</summary>
    public CommandResult Try(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        SetEnvironment(start.Environment);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet {string.Join(' ', arguments)} did not end within {Limit}");
        }

        return new(process.ExitCode, output.Result + errors.Result);
    }

    private void SetEnvironment(IDictionary<string, string?> environment)
    {
        // Set by the `dotnet test` that runs this: they would make the user's build a part of it.
        foreach (var name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            environment.Remove(name);
        }

        environment.Remove("CI");
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "true";
        environment["NUGET_PACKAGES"] = packagesFolder;

        // No build server may outlive the test: it would keep files of the folder open.
        environment["MSBUILDDISABLENODEREUSE"] = "1";

        // MSBuild reads these as properties. They spare copies of libtorch, of 0.5 GB each: nothing here writes into a copied file.
        environment["RestoreAdditionalProjectFallbackFolders"] = BuildFacts.PackagesFolder;
        environment["CreateHardLinksForCopyLocalIfPossible"] = "true";
        environment["CreateHardLinksForPublishFilesIfPossible"] = "true";

        environment["NetSpecVersion"] = BuildFacts.PackageVersion;
        environment["LibTorchPackage"] = BuildFacts.LibTorchPackage;
    }
}

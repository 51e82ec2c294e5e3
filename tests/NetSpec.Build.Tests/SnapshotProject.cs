using System.Diagnostics;
using System.Reflection;

namespace NetSpec.Build.Tests;

/// <summary>A project of a user outside the repository that keeps snapshots, compiled with the generator and targets of the repository.</summary>
internal sealed class SnapshotProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SnapshotProject()
    {
        Write("Nets.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>My.Nets</RootNamespace>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <NetSpecCureNatives>false</NetSpecCureNatives>
                <NetSpecSnapshots>snapshots</NetSpecSnapshots>
                <NetSpecTasksAssembly>{Output("runtime/NetSpec.Build", "netstandard2.0/NetSpec.Build.dll")}</NetSpecTasksAssembly>
                <NetSpecTaskFactory>TaskHostFactory</NetSpecTaskFactory>
              </PropertyGroup>
              <Import Project="{Fact("RepositoryRoot")}generator/NetSpec.Generator/NetSpec.props" />
              <ItemGroup>
                <PackageReference Include="TorchSharp" Version="{Fact("TorchSharpVersion")}" />
                <Reference Include="{Output("runtime/NetSpec", "net8.0/NetSpec.dll")}" />
                <Analyzer Include="{Output("generator/NetSpec.Generator", "netstandard2.0/*.dll")}" />
              </ItemGroup>
              <Import Project="{Fact("RepositoryRoot")}runtime/NetSpec/build/NetSpec.targets" />
            </Project>
            """);
    }

    public void Dispose() => _folder.Dispose();

    public string File(string name) => _folder.File(name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
    }

    /// <summary>The names in the folder of the snapshots, with the times of their last change.</summary>
    public Dictionary<string, DateTime> Snapshots() =>
        Directory.GetFiles(File("snapshots")).ToDictionary(file => Path.GetFileName(file), System.IO.File.GetLastWriteTimeUtc);

    /// <summary>Builds as a developer does, or, with the property of build servers, as one of those.</summary>
    public (int ExitCode, string Output) Build(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "-nologo", "-nodeReuse:false", .. arguments]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true };

        // Set by the `dotnet test` that runs this: they would make the user's build a part of it.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["NUGET_PACKAGES"] = File("packages");
        start.Environment["RestoreAdditionalProjectFallbackFolders"] = Fact("PackagesFolder");
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    /// <summary>A build that has to succeed.</summary>
    public void Succeed(params string[] arguments)
    {
        var (code, output) = Build(arguments);
        Assert.True(code == 0, output);
    }

    private static string Output(string project, string file) => $"{Fact("RepositoryRoot")}{project}/bin/{Fact("Configuration")}/{file}";

    private static string Fact(string key) =>
        typeof(SnapshotProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}

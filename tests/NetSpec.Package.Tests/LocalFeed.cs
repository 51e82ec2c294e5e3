namespace NetSpec.Package.Tests;

/// <summary>
/// A folder outside the repository with the package as it would be published, and the projects of users. Packed and built once for
/// all tests.
/// </summary>
public sealed class LocalFeed : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netspec-package").FullName;

    public LocalFeed()
    {
        DotNet = new DotNet(Path.Combine(_folder, "packages"));
        try
        {
            Build = PackAndBuild();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where the package is.</summary>
    public string Feed => Path.Combine(_folder, "feed");

    /// <summary>Where the users' projects are.</summary>
    public string Consumers => Path.Combine(_folder, "Consumers");

    /// <summary>What the first build of the users' projects printed.</summary>
    public string Build { get; }

    internal DotNet DotNet { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A folder with nothing in it.</summary>
    public string EmptyFolder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    /// <summary>The project folder of a user.</summary>
    public string Consumer(string name) => Path.Combine(Consumers, name);

    private string PackAndBuild()
    {
        var project = Path.Combine(BuildFacts.RepositoryRoot, "runtime", "NetSpec");
        DotNet.Run(project, "pack", "--no-build", "-p:BuildProjectReferences=false", "--configuration", BuildFacts.Configuration, "--output", Feed);
        WriteNuGetConfig();
        CopyConsumers();
        return DotNet.Run(Consumers, "build", "Consumers.slnx");
    }

    private void WriteNuGetConfig() => File.WriteAllText(Path.Combine(_folder, "nuget.config"), $"""
        <configuration>
          <packageSources>
            <add key="local" value="{Feed}" />
          </packageSources>
          <packageSourceMapping>
            <packageSource key="local"><package pattern="NetSpec*" /></packageSource>
            <packageSource key="nuget.org"><package pattern="*" /></packageSource>
          </packageSourceMapping>
        </configuration>
        """);

    private void CopyConsumers()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Consumers");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Consumers, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

using System.IO.Compression;

namespace NetSpec.Package.Tests;

/// <summary>The package in the hands of its users: outside the repository, from a feed, with a private packages folder.</summary>
public sealed class PackageTests(LocalFeed feed) : IClassFixture<LocalFeed>
{
    private string Strict => feed.Consumer("Strict");

    private string StrictSpec => Path.Combine(Strict, "resnet.netspec.yaml");

    private string StrictAssembly => Path.Combine(Strict, "bin", "Debug", "net10.0", "Strict.dll");

    [Fact]
    public void The_package_holds_what_a_build_needs_and_what_a_person_reads()
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Feed, $"NetSpec.{BuildFacts.PackageVersion}.nupkg"));
        var names = package.Entries.Select(entry => entry.FullName).ToList();

        string[] expected =
        [
            "README.md", "icon.png", "lib/net8.0/NetSpec.dll", "lib/net8.0/NetSpec.xml",
            "analyzers/dotnet/cs/NetSpec.Compiler.dll", "analyzers/dotnet/cs/NetSpec.Generator.dll", "analyzers/dotnet/cs/YamlDotNet.dll",
            "build/NetSpec.props", "build/NetSpec.targets", "buildTransitive/NetSpec.props", "buildTransitive/NetSpec.targets",
            "tasks/netstandard2.0/NetSpec.Build.dll", "tasks/netstandard2.0/NetSpec.Compiler.dll",
            "tasks/netstandard2.0/YamlDotNet.dll", "tasks/netstandard2.0/DiffPlex.dll",
        ];
        Assert.Superset(expected.ToHashSet(), names.ToHashSet());
        Assert.True(File.Exists(Path.Combine(feed.Feed, $"NetSpec.{BuildFacts.PackageVersion}.snupkg")), "the symbols are missing");
    }

    [Fact]
    public void The_strictest_project_compiles_and_runs()
    {
        var output = feed.DotNet.Run(Strict, StrictAssembly);

        Assert.Equal(
            """
            Tensor Module Scalar
            ResNet18: 2 x 10
            Head: 1 x 3
            SharedNet: 1 x 5
            ResNet18: input 'x' has the wrong shape: expected [N, 3, H, W], got [2, 64, 64, 3]. The channels seem to come last: put them second with x.permute(0, 3, 1, 2). (Parameter 'x')

            """,
            output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_program_for_the_older_framework_runs_what_a_library_brings()
    {
        var output = feed.DotNet.Run(feed.Consumer("Older"), Path.Combine("bin", "Debug", "net8.0", "Older.dll"));

        Assert.Equal("SharedNet: 1 x 5\n", output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Only_a_program_without_libtorch_is_warned()
    {
        var warning = $"{Path.Combine(feed.Consumer("Bare"), "Bare.csproj")} : warning NS9002: ";

        Assert.Contains(warning, feed.Build, StringComparison.Ordinal);
        Assert.DoesNotContain(Lines(feed.Build), line => line.Contains("warning ", StringComparison.Ordinal) && !line.Contains(warning, StringComparison.Ordinal));
    }

    [Fact]
    public void A_program_without_libtorch_is_told_which_package_to_add()
    {
        var output = feed.DotNet.Run(feed.Consumer("Bare"), Path.Combine("bin", "Debug", "net10.0", "Bare.dll"));

        Assert.Contains($"dotnet add package {BuildFacts.LibTorchPackage}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_writes_only_what_changed()
    {
        feed.DotNet.Run(Strict, "build", "--no-restore");
        var before = Stamps();

        feed.DotNet.Run(Strict, "build", "--no-restore");

        Assert.Equal(before, Stamps());
    }

    [Fact]
    public void An_edited_spec_is_compiled_again()
    {
        using var edit = new FileEdit(Path.Combine(Strict, "head.netspec.yml"), "out_features: 3", "out_features: 7");

        feed.DotNet.Run(Strict, "build", "--no-restore");

        Assert.Contains("Head: 1 x 7", feed.DotNet.Run(Strict, StrictAssembly), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_spec_stops_the_build_at_its_place()
    {
        using var edit = new FileEdit(StrictSpec, "{type: int, summary: Channels of the output.}", "{typ: int, summary: Channels of the output.}");

        var result = feed.DotNet.Try(Strict, "build", "--no-restore");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains($"{StrictSpec}({edit.Line},{edit.Column + 1}): error NS0022: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("'type'", result.Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_published_program_runs()
    {
        var folder = Path.Combine(Strict, "published");
        feed.DotNet.Run(Strict, "publish", "--runtime", "linux-x64", "--self-contained", "false", "--output", folder);

        Assert.Contains("ResNet18: 2 x 10", feed.DotNet.Run(folder, "Strict.dll"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_readme_says_works_in_an_empty_folder()
    {
        var readme = new ReadmeSteps(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")), "## Use it in your project");

        var output = readme.Follow(feed.EmptyFolder("MyNets"), feed.DotNet);

        Assert.Contains(readme.ExpectedOutput, output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    /// <summary>Every file that a build writes for the strict project, with the time of its last change.</summary>
    private Dictionary<string, DateTime> Stamps() => Directory
        .EnumerateFiles(Path.Combine(Strict, "obj"), "*", SearchOption.AllDirectories)
        .Append(StrictAssembly)
        .Where(file => Path.GetExtension(file) is ".cs" or ".dll" or ".so" or ".pdb")
        .ToDictionary(file => file, File.GetLastWriteTimeUtc);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

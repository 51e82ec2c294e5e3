using System.Diagnostics;

namespace NetSpec.Build.Tests;

/// <summary>What NetSpec.targets does in a build, seen in a project that has the SDK's targets and items only by name.</summary>
public sealed class TargetsTests : IDisposable
{
    private const string Native = "runtimes/linux-x64/native/libLibTorchSharp.so";

    private readonly TemporaryFolder _folder = new();

    private string Package => _folder.File("package/libLibTorchSharp.so");

    private string Cured => _folder.File("obj/NetSpec/1.2.3/libLibTorchSharp.so");

    private string TorchSharpItem => TorchSharpAsset("RuntimeTargetsCopyLocalItems", packageId: "TorchSharp");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("RuntimeTargetsCopyLocalItems")]
    [InlineData("NativeCopyLocalItems")]
    public void A_cured_copy_takes_the_place_of_the_packages_library(string itemName)
    {
        WriteProject(TorchSharpAsset(itemName, packageId: "TorchSharp"));
        var original = File.ReadAllBytes(Package);

        var output = Build();

        Assert.Contains($"{itemName}: {Cured} -> sub/", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Package, output, StringComparison.Ordinal);
        Assert.Equal(0, SymbolVersions.Weaken(File.ReadAllBytes(Cured), ElfBuilder.Version));
        Assert.Equal(original, File.ReadAllBytes(Package));
    }

    [Fact]
    public void A_second_build_writes_nothing()
    {
        WriteProject(TorchSharpItem);
        Build();
        var written = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Cured, written);

        var output = Build();

        Assert.Equal(written, File.GetLastWriteTimeUtc(Cured));
        Assert.Contains($"RuntimeTargetsCopyLocalItems: {Cured} -> ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_library_stops_the_build_with_its_place()
    {
        WriteProject(TorchSharpItem);
        File.WriteAllText(Package, "not a library");

        Assert.Contains($"{Package} : error NS9001: This native library is damaged: it is not an ELF file.", Build(expectedExitCode: 1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_of_another_package_is_left_alone()
    {
        WriteProject(TorchSharpAsset("RuntimeTargetsCopyLocalItems", packageId: "Other"));

        Assert.Contains($"RuntimeTargetsCopyLocalItems: {Package} -> ", Build(), StringComparison.Ordinal);
        Assert.False(File.Exists(Cured));
    }

    [Fact]
    public void A_program_without_libtorch_is_told_which_package_to_add()
    {
        WriteProject(TorchSharpItem);

        var output = Build("-p:OutputType=Exe", "-p:RuntimeIdentifier=linux-x64");

        Assert.Contains("warning NS9002: ", output, StringComparison.Ordinal);
        Assert.Contains("dotnet add package libtorch-cpu-linux-x64 --version ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-p:OutputType=Library")]
    [InlineData("-p:OutputType=Exe;NetSpecCheckLibTorch=false")]
    public void A_library_or_a_program_that_opts_out_is_not_told(string property)
    {
        WriteProject(TorchSharpItem);

        Assert.DoesNotContain("NS9002", Build(property), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RuntimeTargetsCopyLocalItems", "libtorch-cpu-linux-x64")]
    [InlineData("NativeCopyLocalItems", "libtorch-cuda-12.8-win-x64-part1")]
    public void A_program_with_libtorch_is_not_told(string itemName, string packageId)
    {
        WriteProject(TorchSharpItem + $"""<{itemName} Include="torch.bin" NuGetPackageId="{packageId}" />""");

        Assert.DoesNotContain("NS9002", Build("-p:OutputType=Exe"), StringComparison.Ordinal);
    }

    private string TorchSharpAsset(string itemName, string packageId) =>
        $"""<{itemName} Include="{Package}" NuGetPackageId="{packageId}" NuGetPackageVersion="1.2.3" PathInPackage="{Native}" DestinationSubDirectory="sub/" />""";

    private void WriteProject(string packageAssets)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Package)!);
        File.WriteAllBytes(Package, ElfBuilder.Build([ElfBuilder.Version]));
        File.WriteAllText(_folder.File("test.proj"), $"""
            <Project DefaultTargets="Build">
              <PropertyGroup>
                <IntermediateOutputPath>obj/</IntermediateOutputPath>
                <NetSpecTasksAssembly>{typeof(WeakenSymbolVersion).Assembly.Location}</NetSpecTasksAssembly>
              </PropertyGroup>
              <Target Name="ResolvePackageAssets"><ItemGroup>{packageAssets}</ItemGroup></Target>
              <Target Name="ResolveAssemblyReferences" DependsOnTargets="ResolvePackageAssets" />
              <Target Name="Build" DependsOnTargets="ResolveAssemblyReferences">
                <Message Importance="high" Text="RuntimeTargetsCopyLocalItems: %(RuntimeTargetsCopyLocalItems.Identity) -> %(RuntimeTargetsCopyLocalItems.DestinationSubDirectory)" />
                <Message Importance="high" Text="NativeCopyLocalItems: %(NativeCopyLocalItems.Identity) -> %(NativeCopyLocalItems.DestinationSubDirectory)" />
              </Target>
              <Import Project="{Path.Combine(AppContext.BaseDirectory, "build", "NetSpec.targets")}" />
            </Project>
            """);
    }

    private string Build(params string[] arguments) => Build(expectedExitCode: 0, arguments);

    private string Build(int expectedExitCode, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "test.proj", "-nologo", "-nodeReuse:false", .. arguments])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == expectedExitCode, output);
        return output;
    }
}

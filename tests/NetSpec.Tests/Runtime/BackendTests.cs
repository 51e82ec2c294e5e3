using System.Diagnostics;

namespace NetSpec.Tests.Runtime;

/// <summary>The check in a process of its own, as one that has loaded the libraries cannot lose them.</summary>
public sealed class BackendTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netspec-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_backend_of_this_process_is_there()
    {
        Backend.EnsureLoaded();

        Assert.Equal("ResNet50", Backend.EnsureLoaded("ResNet50"));
    }

    [Fact]
    public void A_program_without_libtorch_is_told_the_package_and_nothing_is_copied()
    {
        CopyManagedAssemblies();
        var before = Files();

        var said = Run();

        Assert.StartsWith("DllNotFoundException: NetSpec: no native libtorch for ", said, StringComparison.Ordinal);
        Assert.Contains("dotnet add package libtorch-cpu-", said, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_library_that_does_not_load_is_told_with_the_reason()
    {
        CopyManagedAssemblies();
        var library = Path.Combine(_folder.FullName, OperatingSystem.IsWindows() ? "torch_cpu.dll" : OperatingSystem.IsMacOS() ? "libtorch_cpu.dylib" : "libtorch_cpu.so");
        File.WriteAllText(library, "not a library");

        var said = Run();

        Assert.StartsWith($"DllNotFoundException: NetSpec: the native library {library} was found but does not load: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("No such file", said, StringComparison.Ordinal);
    }

    private void CopyManagedAssemblies()
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
        {
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
        }
    }

    private string[] Files() => [.. _folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(file => file.Name).Order(StringComparer.Ordinal)];

    /// <summary>Starts this assembly's empty program with <see cref="StartupHook"/> before it.</summary>
    private string Run()
    {
        var assembly = typeof(BackendTests).Assembly.GetName().Name!;
        var program = Path.Combine(_folder.FullName, $"{assembly}.dll");
        var settings = Path.Combine(AppContext.BaseDirectory, $"{assembly}.runtimeconfig.json");
        var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", settings, program]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_STARTUP_HOOKS"] = program;
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}

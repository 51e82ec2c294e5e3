namespace NetSpec.Tests.Runtime;

/// <summary>What a user reads when torch does not start, for causes that this machine cannot show.</summary>
public sealed class BackendFailureTests
{
    [Fact]
    public void A_missing_libtorch_is_told_with_the_package_to_add() =>
        Assert.Matches(
            @"^NetSpec: no native libtorch for win-arm64 was found\. Add it to the program's project: dotnet add package libtorch-cpu-win-arm64 --version \d+\.\d+\.\d+ \(or one for CUDA in its place\)\.$",
            new BackendFailure("win-arm64", "torch_cpu.dll", null, "The specified module could not be found").ToString());

    [Fact]
    public void A_missing_library_of_TorchSharp_is_not_blamed_on_libtorch()
    {
        var message = new BackendFailure("linux-x64", "libLibTorchSharp.so", null, "No such file or directory").ToString();

        Assert.Contains("TorchSharp's native library libLibTorchSharp.so for linux-x64 was not found", message, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch-cpu", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_cpp_library_is_told_with_the_cure()
    {
        var message = new BackendFailure(
            "linux-x64",
            "libLibTorchSharp.so",
            "/app/libLibTorchSharp.so",
            "/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /app/libLibTorchSharp.so)").ToString();

        Assert.StartsWith("NetSpec: the native library /app/libLibTorchSharp.so was found but does not load: /lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found", message, StringComparison.Ordinal);
        Assert.Contains("NetSpecCureNatives", message, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch-cpu", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_without_TorchSharp_is_told_which_there_are() =>
        Assert.Equal(
            "NetSpec: TorchSharp does not run on linux-arm64. It has native libraries for linux-x64, win-x64, win-arm64, osx-arm64.",
            new BackendFailure("linux-arm64", "libtorch_cpu.so", null, "No such file or directory").ToString());

    [Theory]
    [InlineData("libgomp.so.1: cannot open shared object file: No such file or directory")]
    [InlineData("/app/libtorch_cpu.so: file too short")]
    public void The_loaders_reason_is_found_among_the_names_it_tried(string reason)
    {
        var message = $"""
            Unable to load shared library 'torch_cpu' or one of its dependencies. In order to help diagnose loading problems, consider setting LD_DEBUG:
            {reason}
            /app/torch_cpu.so: cannot open shared object file: No such file or directory
            libtorch_cpu.so: cannot open shared object file: No such file or directory

            """;

        Assert.Equal(reason, BackendFailure.Of("torch_cpu", new DllNotFoundException(message)).Reason);
        Assert.Equal(reason, BackendFailure.Of("torch_cpu", new DllNotFoundException(message.Replace("\n/app/torch_cpu", "\n/app/libtorch_cpu", StringComparison.Ordinal))).Reason);
    }
}

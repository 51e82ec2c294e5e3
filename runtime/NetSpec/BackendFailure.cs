using System.Reflection;
using System.Runtime.InteropServices;

namespace NetSpec;

/// <summary>Why torch's native libraries did not load, as told to the user.</summary>
/// <param name="Platform">The platform that runs, as NuGet calls it.</param>
/// <param name="Library">The library that did not load, by its file name.</param>
/// <param name="Path">Where it was found; <c>null</c> where it was not.</param>
/// <param name="Reason">What the system's loader said.</param>
internal sealed record BackendFailure(string Platform, string Library, string? Path, string Reason)
{
    private const string TorchSharp = "LibTorchSharp";

    // Those that TorchSharp's package has a native library for.
    private static readonly string[] Platforms = ["linux-x64", "win-x64", "win-arm64", "osx-arm64"];

    private bool IsTorchSharps => Library.Contains(TorchSharp, StringComparison.Ordinal);

    public static BackendFailure Of(string library, Exception exception)
    {
        var file = FileName(library);
        return new(CurrentPlatform(), file, Find(file), ReasonIn(exception.Message, file));
    }

    public override string ToString()
    {
        if (!Platforms.Contains(Platform))
        {
            return $"NetSpec: TorchSharp does not run on {Platform}. It has native libraries for {string.Join(", ", Platforms)}.";
        }

        return Path is null ? Missing() : Broken();
    }

    private string Missing() => IsTorchSharps
        ? $"NetSpec: TorchSharp's native library {Library} for {Platform} was not found beside the program. Build or publish the program anew with a reference to the package TorchSharp."
        : $"NetSpec: no native libtorch for {Platform} was found. Add it to the program's project: dotnet add package libtorch-cpu-{Platform} --version {LibTorchVersion()} (or one for CUDA in its place).";

    private string Broken()
    {
        var what = $"NetSpec: the native library {Path} was found but does not load: {Reason}.";
        return IsTorchSharps && Reason.Contains("GLIBCXX", StringComparison.Ordinal)
            ? $"{what} This system's C++ library is older than the one that TorchSharp was built with. NetSpec's build target makes the copy in the output folder load here: reference the package NetSpec in the program's project, do not set NetSpecCureNatives to false, and build or publish again."
            : $"{what} Check that the package libtorch-cpu-{Platform} (or the one for CUDA) has version {LibTorchVersion()}, and what the library needs of the system.";
    }

    private static string FileName(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";

    /// <summary>The folders in which the runtime looks for native libraries; a single file keeps no others.</summary>
    private static string? Find(string file)
    {
        var folders = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? string.Empty;
        return folders.Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(AppContext.BaseDirectory)
            .Select(folder => System.IO.Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>
    /// The line that says why, out of a heading and one line for every name that was tried: most say no more than that there is no
    /// such file.
    /// </summary>
    private static string ReasonIn(string message, string file)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var tried = System.IO.Path.GetFileNameWithoutExtension(file).Replace("lib", string.Empty, StringComparison.Ordinal);
        var telling = lines.Skip(1).FirstOrDefault(line => !IsAbsent(line, tried));
        return (telling ?? lines[0]).TrimEnd('.', ':');
    }

    /// <summary>Whether the loader found no file by a name of the library itself; that one it needs is absent would be the reason.</summary>
    private static bool IsAbsent(string line, string library) =>
        line.Contains("No such file", StringComparison.OrdinalIgnoreCase) && line.Split(':')[0].Contains(library, StringComparison.Ordinal);

    private static string CurrentPlatform()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

        // Of musl's Linux only the runtime's own name tells.
        var variant = RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "-musl" : string.Empty;
        return $"{system}{variant}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }

    private static string LibTorchVersion() =>
        typeof(BackendFailure).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "LibTorchVersion").Value!;
}

using System.Runtime.InteropServices;

namespace NetSpec.Build.Tests;

/// <summary>Second names of files, which the class library cannot make.</summary>
internal static partial class HardLink
{
    public static void Create(string path, string target)
    {
        var isMade = OperatingSystem.IsWindows() ? CreateHardLink(path, target, 0) : Link(target, path) == 0;
        Assert.True(isMade, $"'{path}' could not be linked to '{target}': error {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Link(string target, string path);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string path, string target, nint security);
}

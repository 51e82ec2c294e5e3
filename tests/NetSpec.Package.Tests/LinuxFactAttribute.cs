namespace NetSpec.Package.Tests;

/// <summary>A test of what is published for Linux, which only Linux runs.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "the published program is one for Linux";
        }
    }
}

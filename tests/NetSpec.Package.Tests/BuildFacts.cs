using System.Reflection;

namespace NetSpec.Package.Tests;

/// <summary>What the build of these tests knew.</summary>
internal static class BuildFacts
{
    public static string RepositoryRoot => Of(nameof(RepositoryRoot));

    public static string Configuration => Of(nameof(Configuration));

    public static string PackageVersion => Of(nameof(PackageVersion));

    public static string LibTorchPackage => Of(nameof(LibTorchPackage));

    /// <summary>Where the packages lie that this repository was built with.</summary>
    public static string PackagesFolder => Of(nameof(PackagesFolder));

    private static string Of(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}

using System.Runtime.CompilerServices;

namespace NetSpec.Generator.Tests;

/// <summary>Each snapshot belongs to a test: one whose test was renamed or removed would be compared with nothing.</summary>
public sealed class SnapshotFilesTests
{
    [Fact]
    public void Every_snapshot_belongs_to_a_test()
    {
        var tests = typeof(SnapshotFilesTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        var snapshots = Directory.EnumerateFiles(Folder(), "*.verified.*").Select(file => Path.GetFileName(file)).ToList();

        Assert.NotEmpty(snapshots);
        Assert.All(snapshots, file => Assert.Contains(TestOf(file), tests));
    }

    private static string TestOf(string file) => file[..file.IndexOf(file.Contains('#', StringComparison.Ordinal) ? "#" : ".verified.", StringComparison.Ordinal)];

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Snapshots");
}

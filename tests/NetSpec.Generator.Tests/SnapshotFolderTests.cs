using NetSpec.Generator.Tests.Helpers;

namespace NetSpec.Generator.Tests;

/// <summary>The stand-in for Verify fails where Verify does.</summary>
public sealed class SnapshotFolderTests : IDisposable
{
    private const string Test = "Class.method";

    private readonly string _path = Directory.CreateTempSubdirectory("netspec-snapshots").FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void An_equal_file_passes_and_what_an_earlier_run_received_is_removed()
    {
        Write("Class.method#A.g.verified.cs", "one\ntwo");
        Write("Class.method#A.g.received.cs", "old");

        Assert.Empty(Compare("one\ntwo"));
        Assert.Equal(["Class.method#A.g.verified.cs"], Files());
    }

    [Fact]
    public void Line_ends_of_the_checkout_do_not_matter()
    {
        Write("Class.method#A.g.verified.cs", "one\r\ntwo");

        Assert.Empty(Compare("one\ntwo"));
    }

    [Fact]
    public void A_difference_fails_with_the_changed_lines_and_writes_what_was_received()
    {
        Write("Class.method#A.g.verified.cs", "one\ntwo\nthree\n4\n5\n6\n7\n8\n9");

        var failure = Assert.Single(Compare("one\n2\nthree\n4\n5\n6\n7\n8\n9"));

        Assert.Equal("Class.method#A.g.verified.cs differs\n  one\n- two\n+ 2\n  three\n  4\n  5\n  …\n", failure);
        Assert.Equal("one\n2\nthree\n4\n5\n6\n7\n8\n9", File.ReadAllText(Path.Combine(_path, "Class.method#A.g.received.cs")));
    }

    [Fact]
    public void A_final_line_end_is_a_difference()
    {
        Write("Class.method#A.g.verified.cs", "one\n");

        Assert.Single(Compare("one"));
    }

    [Fact]
    public void A_missing_file_fails_and_is_not_accepted_by_itself()
    {
        Assert.Equal(["Class.method#A.g.verified.cs is missing"], Compare("one"));
        Assert.Equal(["Class.method#A.g.received.cs"], Files());
    }

    [Fact]
    public void A_file_that_the_test_no_longer_produces_fails()
    {
        Write("Class.method#A.g.verified.cs", "one");
        Write("Class.method#B.g.verified.cs", "one");
        Write("Class.method.verified.txt", "a diagnostic");
        Write("Class.method_of_a_longer_name#C.g.verified.cs", "of another test");

        Assert.Equal(["Class.method#B.g.verified.cs is no longer produced", "Class.method.verified.txt is no longer produced"], Compare("one"));
    }

    private IReadOnlyList<string> Compare(string text) => new SnapshotFolder(_path).Compare(Test, [new($"{Test}#A.g", ".cs", text)]);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_path, name), text);

    private IEnumerable<string?> Files() => Directory.EnumerateFiles(_path).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}

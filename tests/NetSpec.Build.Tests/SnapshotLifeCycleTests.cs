namespace NetSpec.Build.Tests;

/// <summary>Snapshots from the first build to a renamed model, in a project outside the repository.</summary>
public sealed class SnapshotLifeCycleTests : IDisposable
{
    private const string OnServer = "-p:ContinuousIntegrationBuild=true";

    private const string Spec = """
        netspec: 1
        blocks:
          Head:
            params: {classes: int}
            in: {x: [N, C]}
            layers:
              hidden: {Linear: {out_features: 8}}
              act: relu
              fc: {Linear: {out_features: classes}}
        models:
          Net:
            params: {classes: 3}
            in: {x: [N, 4]}
            layers:
              head: {Head: {classes: classes}}
        """;

    private const string Other = "netspec: 1\nmodels:\n  Other:\n    in: {x: [N, 4]}\n    layers:\n      fc: {Linear: {out_features: 2}}\n";

    private readonly SnapshotProject _project = new();

    public void Dispose() => _project.Dispose();

    // One test, because each step begins where the one before ended, and a restore takes longer than all of them.
    [Fact]
    public void Snapshots_follow_the_specs()
    {
        _project.Write("net.netspec.yaml", Spec);
        _project.Write("other.netspec.yaml", Other);
        _project.Write("Program.cs", "namespace My.Nets;\n\npublic static class Use\n{\n    public static long Classes(Net net) => net.Head.Fc.weight.shape[0];\n}\n");
        _project.Write("snapshots/notes.md", "# Mine\n");

        // The first build writes all; its second run would compile the kept code twice if the targets did not leave it out.
        _project.Succeed();
        Assert.Equal(["Head.g.cs", "Net.g.cs", "Net.md", "Other.g.cs", "Other.md", "notes.md"], Names());
        Assert.Contains("| `head.hidden` | `Linear(out_features=8)` | `x` | [1, 8] | 40 | 32 |", Read("Net.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("\r", Read("Net.md") + Read("Net.g.cs"), StringComparison.Ordinal);

        // Nothing changed: nothing is written, on a server neither.
        var before = _project.Snapshots();
        _project.Succeed("--no-restore");
        _project.Succeed("--no-restore", OnServer);
        Assert.Equal(before, _project.Snapshots());

        // A change is refused by a server, with the lines and the way to accept it.
        _project.Write("net.netspec.yaml", Spec.Replace("out_features: 8", "out_features: 16", StringComparison.Ordinal));
        var (code, output) = _project.Build("--no-restore", OnServer);
        Assert.NotEqual(0, code);
        Assert.Contains($"{_project.File("snapshots/Net.md")}(8,1): error NS9003:", output, StringComparison.Ordinal);
        Assert.Contains("error NS9003: - | parameters | 67 |", output, StringComparison.Ordinal);
        Assert.Contains("error NS9003: + | parameters | 131 |", output, StringComparison.Ordinal);
        Assert.Contains("dotnet build \"Nets.csproj\" -p:ContinuousIntegrationBuild=false", output, StringComparison.Ordinal);
        Assert.Equal(before, _project.Snapshots());

        // Accepted as it says: only what changed is written, and the server is content.
        _project.Succeed("--no-restore", "-p:ContinuousIntegrationBuild=false");
        Assert.Equal(before["Other.md"], _project.Snapshots()["Other.md"]);
        Assert.Contains("| parameters | 131 |", Read("Net.md"), StringComparison.Ordinal);
        _project.Succeed("--no-restore", OnServer);

        // A deleted spec: a server reports what is left of it, a developer's build removes it.
        File.Delete(_project.File("other.netspec.yaml"));
        (code, output) = _project.Build("--no-restore", OnServer);
        Assert.NotEqual(0, code);
        Assert.Contains("Other.md : error NS9003: This snapshot is of a class that no spec defines any more.", output, StringComparison.Ordinal);
        _project.Succeed("--no-restore");
        Assert.Equal(["Head.g.cs", "Net.g.cs", "Net.md", "notes.md"], Names());

        // A renamed model.
        _project.Write("net.netspec.yaml", Spec.Replace("  Net:", "  Renamed:", StringComparison.Ordinal));
        _project.Write("Program.cs", "");
        _project.Succeed("--no-restore");
        Assert.Equal(["Head.g.cs", "Renamed.g.cs", "Renamed.md", "notes.md"], Names());

        // A snapshot that somebody edited or lost is put right, although no spec changed.
        _project.Write("snapshots/Renamed.md", Read("Renamed.md").Replace("67", "68", StringComparison.Ordinal));
        File.Delete(_project.File("snapshots/Head.g.cs"));
        _project.Succeed("--no-restore");
        Assert.Equal(["Head.g.cs", "Renamed.g.cs", "Renamed.md", "notes.md"], Names());
        Assert.Contains("| parameters | 67 |", Read("Renamed.md"), StringComparison.Ordinal);
    }

    private string[] Names() => [.. _project.Snapshots().Keys.Order(StringComparer.Ordinal)];

    private string Read(string name) => File.ReadAllText(_project.File($"snapshots/{name}"));
}

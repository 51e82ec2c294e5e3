using Microsoft.Build.Utilities;

namespace NetSpec.Build.Tests;

/// <summary>The task by itself, where a build would take long to say the same.</summary>
public sealed class KeepSnapshotsTests : IDisposable
{
    private const string Spec = "netspec: 1\nmodels:\n  Net:\n    in: {x: [N, 4]}\n    layers:\n      fc: {Linear: {out_features: 2}}\n";

    private readonly TemporaryFolder _folder = new();
    private readonly BuildLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("..")]
    public void A_folder_that_holds_the_project_is_refused(string folder)
    {
        Assert.False(Run(folder, ("a.netspec.yaml", Spec)));

        var error = Assert.Single(_log.Errors);
        Assert.Equal("NS9004", error.Code);
        Assert.Contains("<NetSpecSnapshots>snapshots</NetSpecSnapshots>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_a_file_is_reported()
    {
        File.WriteAllText(_folder.File("snapshots"), "");

        Assert.False(Run("snapshots", ("a.netspec.yaml", Spec)));

        Assert.Equal("NS9004", Assert.Single(_log.Errors).Code);
    }

    [Fact]
    public void The_line_ends_of_windows_are_no_difference()
    {
        Assert.True(Run("snapshots", ("a.netspec.yaml", Spec)));
        var file = _folder.File("snapshots/Net.md");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.True(Run("snapshots", checkOnly: true, ("a.netspec.yaml", Spec)));
        Assert.True(Run("snapshots", ("a.netspec.yaml", Spec)));

        Assert.Contains("\r\n", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Specs_with_the_line_ends_of_windows_give_the_same_bytes()
    {
        Assert.True(Run("snapshots", ("a.netspec.yaml", Spec)));
        Assert.True(Run("other", ("a.netspec.yaml", Spec.Replace("\n", "\r\n", StringComparison.Ordinal))));

        Assert.Equal(File.ReadAllBytes(_folder.File("snapshots/Net.md")), File.ReadAllBytes(_folder.File("other/Net.md")));
        Assert.Equal(File.ReadAllBytes(_folder.File("snapshots/Net.g.cs")), File.ReadAllBytes(_folder.File("other/Net.g.cs")));
    }

    [Fact]
    public void Specs_with_mistakes_change_nothing()
    {
        Assert.True(Run("snapshots", ("a.netspec.yaml", Spec)));
        var before = File.ReadAllText(_folder.File("snapshots/Net.md"));

        Assert.True(Run("snapshots", ("a.netspec.yaml", Spec.Replace("Linear", "Linaer", StringComparison.Ordinal))));

        Assert.Equal(before, File.ReadAllText(_folder.File("snapshots/Net.md")));
    }

    [Fact]
    public void Only_classes_of_one_name_are_told_apart_by_their_namespaces()
    {
        var third = Spec.Replace("Net:", "Third:", StringComparison.Ordinal);

        Assert.True(Run("snapshots", ("a.netspec.yaml", "namespace: A\n" + Spec), ("b.netspec.yaml", "namespace: B\n" + Spec), ("c.netspec.yaml", "namespace: C\n" + third)));

        Assert.Equal(
            ["A.Net.g.cs", "A.Net.md", "B.Net.g.cs", "B.Net.md", "Third.g.cs", "Third.md"],
            Directory.GetFiles(_folder.File("snapshots")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Generated_code_that_is_not_ours_is_left_alone()
    {
        Directory.CreateDirectory(_folder.File("snapshots"));
        File.WriteAllText(_folder.File("snapshots/Own.g.cs"), "// mine\n");
        File.WriteAllText(_folder.File("snapshots/README.md"), "# Mine\n");

        Assert.True(Run("snapshots", ("a.netspec.yaml", Spec)));

        Assert.True(File.Exists(_folder.File("snapshots/Own.g.cs")));
        Assert.True(File.Exists(_folder.File("snapshots/README.md")));
    }

    private bool Run(string folder, params (string Name, string Text)[] specs) => Run(folder, checkOnly: false, specs);

    private bool Run(string folder, bool checkOnly, params (string Name, string Text)[] specs)
    {
        foreach (var (name, text) in specs)
        {
            File.WriteAllText(_folder.File(name), text);
        }

        return new KeepSnapshots
        {
            BuildEngine = _log,
            Specs = [.. specs.Select(spec => new TaskItem(_folder.File(spec.Name)))],
            Folder = folder,
            StampFile = _folder.File($"obj/{folder.Trim('.')}.stamp"),
            ProjectFile = _folder.File("Nets.csproj"),
            CheckOnly = checkOnly,
        }.Execute();
    }
}

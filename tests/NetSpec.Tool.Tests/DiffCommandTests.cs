using System.Diagnostics;
using NetSpec.Tool.Tests.Helpers;

namespace NetSpec.Tool.Tests;

public sealed class DiffCommandTests : IDisposable
{
    private const string Linear = "netspec: 1\nmodels:\n  Net:\n    in: {x: [N, 3]}\n    layers:\n      fc: {Linear: {out_features: 2}}\n";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Two_files_are_compared()
    {
        _workspace.Write("a.netspec.yaml", TestSpecs.Small);
        _workspace.Write("b.netspec.yaml", TestSpecs.Small.With("stem:", "conv0:"));

        var output = _workspace.Run("diff", "a.netspec.yaml", "b.netspec.yaml").Succeeded();

        Assert.StartsWith("## 1 network changed\n", output, StringComparison.Ordinal);
        Assert.Contains("**Old checkpoints load with this rename table** (2 keys, no shape changed).", output, StringComparison.Ordinal);
        Assert.Contains("| `stem.*` | `conv0.*` | 2 |", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_file_is_no_change()
    {
        _workspace.Write("a.netspec.yaml", TestSpecs.Small);

        Assert.Equal("## No network changed\n\nNot changed: `Small`.\n", _workspace.Run("diff", "a.netspec.yaml", "a.netspec.yaml").Succeeded());
    }

    [Fact]
    public void Two_models_can_be_compared()
    {
        _workspace.Write("a.netspec.yaml", TestSpecs.ResNet);

        Assert.Equal(
            Workspace.Resource("resnet18-to-34.md"),
            _workspace.Run("diff", "a.netspec.yaml", "a.netspec.yaml", "--model", "ResNet18=ResNet34").Succeeded());
    }

    [Fact]
    public void A_renamed_layer_reads_as_the_documentation_shows()
    {
        _workspace.Write("a.netspec.yaml", TestSpecs.ResNet);
        _workspace.Write("b.netspec.yaml", TestSpecs.ResNet.With("bn2", "norm2"));

        Assert.Equal(
            Workspace.Resource("renamed-layer.md"),
            _workspace.Run("diff", "a.netspec.yaml", "b.netspec.yaml", "--model", "ResNet18").Succeeded());
    }

    [Fact]
    public void The_documentation_shows_what_the_tool_writes()
    {
        var documentation = Workspace.Resource("README.md");

        Assert.All(["resnet18-to-34.md", "renamed-layer.md"], name => Assert.Contains(Workspace.Resource(name).TrimEnd(), documentation, StringComparison.Ordinal));
    }

    [Fact]
    public void Files_are_compared_with_a_revision()
    {
        Commit(("nets/a.netspec.yaml", TestSpecs.Small), ("nets/gone.netspec.yaml", Linear.With("Net:", "Gone:").With("[N, 3]", "[N, 5]")));
        _workspace.Write("nets/a.netspec.yaml", TestSpecs.Small.With("num_classes: 10", "num_classes: 7"));
        _workspace.Write("nets/new.netspec.yaml", Linear.With("Net:", "Fresh:"));
        File.Delete(_workspace.File("nets/gone.netspec.yaml"));

        var output = _workspace.Run("diff", "--git", "HEAD").Succeeded();

        Assert.StartsWith("## 1 network changed, 1 network added, 1 network removed\n", output, StringComparison.Ordinal);
        Assert.Contains("| `Fresh`, new | 8 | 6 |  |", output, StringComparison.Ordinal);
        Assert.Contains("! fc: weight [10, 24] → [7, 24], bias [10] → [7]", output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_is_compared_with_a_revision_and_its_imports_are_those_of_the_revision()
    {
        const string Model = "netspec: 1\nimport: [b.netspec.yaml]\nmodels:\n  Net:\n    in: {x: [N, 3]}\n    layers:\n      fc: {Head: {}}\n";
        const string Block = "netspec: 1\nblocks:\n  Head:\n    params: {size: 2}\n    layers:\n      fc: {Linear: {out_features: size}}\n";
        Commit(("a.netspec.yaml", Model), ("b.netspec.yaml", Block));
        _workspace.Write("b.netspec.yaml", Block.With("size: 2", "size: 5"));

        Assert.Contains("! fc.fc: weight [2, 3] → [5, 3]", _workspace.Run("diff", "--git", "HEAD", "a.netspec.yaml").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("! fc.fc: weight [2, 3] → [5, 3]", _workspace.Run("diff", "HEAD:a.netspec.yaml", "a.netspec.yaml").Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        _workspace.Write("a.netspec.yaml", TestSpecs.Small);

        Assert.StartsWith("two versions are needed, 1 given", _workspace.Run("diff", "a.netspec.yaml").Refused(), StringComparison.Ordinal);
        Assert.Contains("a file at a revision of git is written REV:PATH", _workspace.Run("diff", "a.netspec.yaml", "b.netspec.yaml").Refused(), StringComparison.Ordinal);
        Assert.Contains("is in no repository of git", _workspace.Run("diff", "--git", "HEAD").Refused(), StringComparison.Ordinal);
        Commit(("a.netspec.yaml", TestSpecs.Small));
        Assert.Contains("git knows no revision 'nowhere'", _workspace.Run("diff", "--git", "nowhere").Refused(), StringComparison.Ordinal);
        Assert.Equal("there is no file 'c.netspec.yaml', neither now nor at HEAD", _workspace.Run("diff", "--git", "HEAD", "c.netspec.yaml").Refused());
        Assert.Equal("there is no file 'HEAD:c.netspec.yaml'", _workspace.Run("diff", "HEAD:c.netspec.yaml", "a.netspec.yaml").Refused());
        Assert.Contains("did you mean 'Small'?", _workspace.Run("diff", "a.netspec.yaml", "a.netspec.yaml", "--model", "Smal").Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_shown_with_the_revision_that_they_are_in()
    {
        Commit(("a.netspec.yaml", TestSpecs.Small.With("BatchNorm2d", "BatchNrom2d")));
        _workspace.Write("a.netspec.yaml", TestSpecs.Small);

        var result = _workspace.Run("diff", "--git", "HEAD");

        Assert.Equal((ExitCode.SpecErrors, ""), (result.ExitCode, result.Output));
        Assert.Contains("--> HEAD:a.netspec.yaml:8:12", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_of_many_networks_is_folded_and_not_too_long()
    {
        var renamed = TestSpecs.ResNet.With("bn2", "norm2").With("conv2:", "convolution2:");
        _workspace.Write("a.netspec.yaml", TestSpecs.ResNet);
        _workspace.Write("b.netspec.yaml", renamed);

        var output = _workspace.Run("diff", "a.netspec.yaml", "b.netspec.yaml").Succeeded();

        Assert.Contains("<details><summary>ResNet50: old checkpoints load with renames</summary>", output, StringComparison.Ordinal);
        Assert.InRange(output.Length, 1, 65_536);
    }

    private void Commit(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            _workspace.Write(name, text);
        }

        Git("init", "--quiet");
        Git("add", "--all");
        Git("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "test");
    }

    private void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _workspace.Path })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}

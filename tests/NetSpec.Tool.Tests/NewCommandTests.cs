using NetSpec.Tool.Tests.Helpers;

namespace NetSpec.Tool.Tests;

public sealed class NewCommandTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("LeNet", "LeNet.netspec.yaml", "LeNet")]
    [InlineData("nets/le_net", "nets/le_net.netspec.yaml", "LeNet")]
    [InlineData("my-net.netspec.yml", "my-net.netspec.yml", "MyNet")]
    public void The_starter_compiles(string name, string file, string model)
    {
        Assert.Equal(file + "\n", _workspace.Run("new", name).Succeeded());

        Assert.Equal("No mistakes in 1 spec with 1 model.\n", _workspace.Run("check", file).Succeeded());
        Assert.StartsWith($"{model}: x [1, 3, 32, 32] → out [1, 10]", _workspace.Run("summary", file).Succeeded(), StringComparison.Ordinal);
        Assert.DoesNotContain("Starter", File.ReadAllText(_workspace.File(file)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_name_it_is_called_Network() => Assert.Equal("Network.netspec.yaml\n", _workspace.Run("new").Succeeded());

    [Fact]
    public void A_file_that_is_there_is_not_replaced_unasked()
    {
        _workspace.Write("Net.netspec.yaml", "mine");

        Assert.Equal("'Net.netspec.yaml' is there already; choose another name, or say --force to replace it", _workspace.Run("new", "Net").Refused());
        Assert.Equal("mine", File.ReadAllText(_workspace.File("Net.netspec.yaml")));
        _workspace.Run("new", "Net", "--force").Succeeded();
        Assert.StartsWith("# A network", File.ReadAllText(_workspace.File("Net.netspec.yaml")), StringComparison.Ordinal);
    }
}

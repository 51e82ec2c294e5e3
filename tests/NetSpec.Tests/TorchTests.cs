using TorchSharp;

namespace NetSpec.Tests;

/// <summary>The native libraries load in the output of a build of this repository.</summary>
public sealed class TorchTests
{
    [Fact]
    public void Torch_computes()
    {
        using var x = torch.tensor(new float[] { 1, 2, 3 });
        using var squares = x.square();
        using var sum = squares.sum();

        Assert.Equal(14f, sum.item<float>());
    }
}

using NetSpec.Compiler.Analysis;
using NetSpec.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Tests.Proofs;

/// <summary>The smallest images that networks take: the published ones, and libtorch's own.</summary>
public sealed class SmallestInputTests
{
    private const string AlexNet = """
        netspec: 1
        namespace: Smallest
        models:
          AlexNet:
            in: {x: [N, 3, H, W]}
            Sequential:
              - Conv2d: {out_channels: 64, kernel_size: 11, stride: 4, padding: 2}
              - ReLU
              - MaxPool2d: {kernel_size: 3, stride: 2}
              - Conv2d: {out_channels: 192, kernel_size: 5, padding: 2}
              - ReLU
              - MaxPool2d: {kernel_size: 3, stride: 2}
              - Conv2d: {out_channels: 384, kernel_size: 3, padding: 1}
              - ReLU
              - Conv2d: {out_channels: 256, kernel_size: 3, padding: 1}
              - ReLU
              - Conv2d: {out_channels: 256, kernel_size: 3, padding: 1}
              - ReLU
              - MaxPool2d: {kernel_size: 3, stride: 2}
              - AdaptiveAvgPool2d: {output_size: 6}
        """;

    private const string SqueezeNet = """
        netspec: 1
        namespace: Smallest
        blocks:
          Fire:
            params: {squeeze: int, expand: int}
            layers:
              squeeze: {Conv2d: {out_channels: squeeze, kernel_size: 1}}
              act: relu
              both:
                parallel:
                  one: {Conv2d: {out_channels: expand, kernel_size: 1}}
                  three: {Conv2d: {out_channels: expand, kernel_size: 3, padding: 1}}
                merge: {cat: {dim: 1}}
        models:
          SqueezeNet1_0:
            in: {x: [N, 3, H, W]}
            Sequential:
              - Conv2d: {out_channels: 96, kernel_size: 7, stride: 2}
              - MaxPool2d: {kernel_size: 3, stride: 2, ceil_mode: true}
              - Fire: {squeeze: 16, expand: 64}
              - MaxPool2d: {kernel_size: 3, stride: 2, ceil_mode: true}
              - Fire: {squeeze: 32, expand: 128}
              - MaxPool2d: {kernel_size: 3, stride: 2, ceil_mode: true}
              - Fire: {squeeze: 64, expand: 256}
          SqueezeNet1_1:
            in: {x: [N, 3, H, W]}
            Sequential:
              - Conv2d: {out_channels: 64, kernel_size: 3, stride: 2}
              - MaxPool2d: {kernel_size: 3, stride: 2, ceil_mode: true}
              - Fire: {squeeze: 16, expand: 64}
              - MaxPool2d: {kernel_size: 3, stride: 2, ceil_mode: true}
              - Fire: {squeeze: 32, expand: 128}
              - MaxPool2d: {kernel_size: 3, stride: 2, ceil_mode: true}
              - Fire: {squeeze: 48, expand: 192}
        """;

    [Theory]
    [InlineData("Examples/vgg", "VGG16", 32)]
    [InlineData("Examples/densenet", "DenseNet121", 29)]
    [InlineData("Examples/googlenet", "GoogLeNet", 15)]
    [InlineData(AlexNet, "AlexNet", 63)]
    [InlineData(SqueezeNet, "SqueezeNet1_0", 21)]
    [InlineData(SqueezeNet, "SqueezeNet1_1", 17)]
    public void The_smallest_image_is_the_published_one_and_the_door_says_so(string spec, string name, int smallest)
    {
        var text = spec.StartsWith("Examples/", StringComparison.Ordinal) ? SpecModels.Text(spec) : spec;
        var model = SpecModels.Of(text).Models.Single(model => model.Name == name);
        using var network = DynamicNetworks.Compile(text).Create("spec", model.FullName);
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        network.eval();

        Assert.Equal([smallest, smallest], SmallestInput.Of(model.Session.LowerBounds).OrderBy(static pair => pair.Key.Name).Select(static pair => (int)pair.Value));
        Assert.NotEmpty(DynamicNetworks.Call(network, torch.zeros(1, 3, smallest, smallest)));
        var refused = Assert.Throws<ArgumentException>(() => DynamicNetworks.Call(network, torch.zeros(1, 3, smallest, smallest - 1)));
        Assert.Contains($"W >= {smallest}", refused.Message, StringComparison.Ordinal);
    }
}

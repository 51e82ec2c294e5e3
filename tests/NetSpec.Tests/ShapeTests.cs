using NetSpec.Tests.Helpers;
using NetSpec.Zoo;
using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec.Tests;

/// <summary>
/// The shapes that the compiler works out are those that torch gives. A forward of an empty batch takes next to no time, and raises
/// torch's real errors.
/// </summary>
public sealed class ShapeTests
{
    private static readonly (long Height, long Width)[] Sizes = [(224, 224), (225, 225), (97, 97), (64, 64), (33, 33), (33, 226)];

    [Theory]
    [Device(TorchDevices.Cpu)]
    [Device(TorchDevices.Cuda)]
    public void Every_layer_of_ResNet18_has_the_described_shape(string device) => AssertShapes(ResNets.Get(nameof(ResNet18)), 3, device);

    [Theory]
    [Device(TorchDevices.Cpu)]
    [Device(TorchDevices.Cuda)]
    public void Every_layer_of_ResNet50_has_the_described_shape(string device) => AssertShapes(ResNets.Get(nameof(ResNet50)), 3, device);

    [Theory]
    [Device(TorchDevices.Cpu)]
    [Device(TorchDevices.Cuda)]
    public void Every_layer_of_ResNeXt50_has_the_described_shape(string device) => AssertShapes(ResNets.Get(nameof(ResNeXt50_32x4d)), 3, device);

    [Theory]
    [Device(TorchDevices.Cpu)]
    [Device(TorchDevices.Cuda)]
    public void Every_layer_of_D2lResNet18_has_the_described_shape(string device) =>
        AssertShapes(new(d => new D2lResNet18(device: d), (n, h, w) => D2lResNet18.Describe(n: n, h: h, w: w)), 1, device);

    private static void AssertShapes(Network generated, long channels, string device)
    {
        using var noGradients = no_grad();
        using var network = generated.Create(torch.device(device));
        network.eval();
        var run = HookShapes(network);

        foreach (var (height, width) in Sizes)
        {
            run.Clear();
            using var input = zeros([0, channels, height, width], device: torch.device(device));
            using var output = network.call(input);

            var description = generated.Describe(0, height, width);
            var described = description.Layers.Where(layer => run.ContainsKey(layer.Path)).Select(layer => Line(layer.Path, layer.Output));
            Assert.Equal(described, description.Layers.Where(layer => run.ContainsKey(layer.Path)).Select(layer => Line(layer.Path, run[layer.Path])));
            Assert.Empty(Leaves(network).Except(description.Layers.Select(layer => layer.Path)));
            Assert.Equal(output.shape, Assert.Single(description.Outputs).Shape);
        }
    }

    /// <summary>Writes down the shape of what each module returns.</summary>
    private static Dictionary<string, long[]> HookShapes(nn.Module network)
    {
        Dictionary<string, long[]> shapes = [];
        foreach (var (path, module) in network.named_modules())
        {
            (module as nn.Module<Tensor, Tensor>)?.register_forward_hook((_, _, output) =>
            {
                shapes[path] = output.shape;
                return output;
            });
        }

        return shapes;
    }

    private static IEnumerable<string> Leaves(nn.Module network) =>
        network.named_modules().Where(entry => !entry.module.named_children().Any()).Select(entry => entry.name);

    private static string Line(string path, IEnumerable<long> shape) => $"{path} [{string.Join(", ", shape)}]";
}

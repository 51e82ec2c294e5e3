using NetSpec.Zoo;
using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec.Tests;

/// <summary>Networks can be trained: no part of them is cut off, and nothing that backward needs was overwritten.</summary>
public sealed class GradientTests
{
    private static readonly Dictionary<string, (Func<nn.Module<Tensor, Tensor>> Create, long Channels)> Networks = new()
    {
        [nameof(ResNet18)] = (() => new ResNet18(), 3),
        [nameof(ResNet50)] = (() => new ResNet50(), 3),
        [nameof(ResNeXt50_32x4d)] = (() => new ResNeXt50_32x4d(), 3),
        [nameof(WideResNet50_2)] = (() => new WideResNet50_2(), 3),
        [nameof(D2lResNet18)] = (() => new D2lResNet18(), 1),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_backward_pass_gives_every_parameter_a_gradient(string name)
    {
        var (create, channels) = Networks[name];
        using var network = create();
        using var scope = NewDisposeScope();

        // In double: libtorch's float32 kernels (oneDNN's) divide by zero, which ends the process, in the gradient of a 1×1 convolution
        // of 512 to 1024 channels with stride 2 on virtual machines that do not tell how their caches are made.
        network.to(ScalarType.Float64).train();
        network.call(randn([2, channels, 64, 64], ScalarType.Float64)).square().mean().backward();

        foreach (var (key, parameter) in network.named_parameters())
        {
            var gradient = parameter.grad;
            Assert.True(gradient is not null, $"{key} has no gradient");
            Assert.True(gradient.isfinite().all().item<bool>(), $"the gradient of {key} is not finite");
        }
    }
}

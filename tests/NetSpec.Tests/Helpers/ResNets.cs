using NetSpec.Zoo;
using TorchSharp;

namespace NetSpec.Tests.Helpers;

/// <summary>A ResNet of specs/resnet.netspec.yaml, with what others say of it.</summary>
/// <param name="Create">Makes an instance on a device.</param>
/// <param name="Describe">The description for n items of height h and width w.</param>
/// <param name="Pattern">How its state_dict is built.</param>
/// <param name="Parameters">The number of parameters that torchvision's documentation publishes.</param>
/// <param name="MultiplyAdds">The multiply-adds for one image of 224 × 224 that hooks on PyTorch's layers counted.</param>
internal sealed record ResNet(
    Func<torch.Device?, torch.nn.Module<torch.Tensor, torch.Tensor>> Create,
    Func<long, long, long, ModelDescription> Describe,
    ResNetPattern Pattern,
    long Parameters,
    long MultiplyAdds) : Network(Create, Describe);

/// <summary>All ten ResNets by the names of their classes.</summary>
internal static class ResNets
{
    private static readonly int[] Depths18 = [2, 2, 2, 2];
    private static readonly int[] Depths50 = [3, 4, 6, 3];
    private static readonly int[] Depths101 = [3, 4, 23, 3];
    private static readonly int[] Depths152 = [3, 8, 36, 3];

    private static readonly Dictionary<string, ResNet> ByName = new()
    {
        [nameof(ResNet18)] = new(d => new ResNet18(device: d), (n, h, w) => ResNet18.Describe(n: n, h: h, w: w), new(false, Depths18), 11689512, 1814073344),
        [nameof(ResNet34)] = new(d => new ResNet34(device: d), (n, h, w) => ResNet34.Describe(n: n, h: h, w: w), new(false, Depths50), 21797672, 3663761408),
        [nameof(ResNet50)] = new(d => new ResNet50(device: d), (n, h, w) => ResNet50.Describe(n: n, h: h, w: w), new(true, Depths50), 25557032, 4089184256),
        [nameof(ResNet101)] = new(d => new ResNet101(device: d), (n, h, w) => ResNet101.Describe(n: n, h: h, w: w), new(true, Depths101), 44549160, 7801405440),
        [nameof(ResNet152)] = new(d => new ResNet152(device: d), (n, h, w) => ResNet152.Describe(n: n, h: h, w: w), new(true, Depths152), 60192808, 11513626624),
        [nameof(ResNeXt50_32x4d)] = new(
            d => new ResNeXt50_32x4d(device: d), (n, h, w) => ResNeXt50_32x4d.Describe(n: n, h: h, w: w), new(true, Depths50, 32, 4), 25028904, 4230479872),
        [nameof(ResNeXt101_32x8d)] = new(
            d => new ResNeXt101_32x8d(device: d), (n, h, w) => ResNeXt101_32x8d.Describe(n: n, h: h, w: w), new(true, Depths101, 32, 8), 88791336, 16414015488),
        [nameof(ResNeXt101_64x4d)] = new(
            d => new ResNeXt101_64x4d(device: d), (n, h, w) => ResNeXt101_64x4d.Describe(n: n, h: h, w: w), new(true, Depths101, 64, 4), 83455272, 15460270080),
        [nameof(WideResNet50_2)] = new(
            d => new WideResNet50_2(device: d), (n, h, w) => WideResNet50_2.Describe(n: n, h: h, w: w), new(true, Depths50, 1, 128), 68883240, 11398021120),
        [nameof(WideResNet101_2)] = new(
            d => new WideResNet101_2(device: d), (n, h, w) => WideResNet101_2.Describe(n: n, h: h, w: w), new(true, Depths101, 1, 128), 126886696, 22753050624),
    };

    public static TheoryData<string> Names => [.. ByName.Keys];

    public static ResNet Get(string name) => ByName[name];
}

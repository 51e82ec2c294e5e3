using NetSpec.Tests.Helpers;
using NetSpec.Zoo;
using static TorchSharp.torch;

namespace NetSpec.Tests;

/// <summary>A forward frees all that it makes but its output.</summary>
public sealed class TensorLifetimeTests
{
    private static readonly Dictionary<string, (Func<nn.Module<Tensor, Tensor>> Create, long[] Input)> Modules = new()
    {
        ["BasicBlock"] = (() => new BasicBlock(inChannels: 8, planes: 8), [2, 8, 9, 9]),
        ["BasicBlock with Downsample"] = (() => new BasicBlock(inChannels: 8, planes: 16, stride: 2), [2, 8, 9, 9]),
        ["Bottleneck"] = (() => new Bottleneck(inChannels: 32, planes: 8), [2, 32, 9, 9]),
        ["Bottleneck with Downsample"] = (() => new Bottleneck(inChannels: 8, planes: 8), [2, 8, 9, 9]),
        ["Residual"] = (() => new Residual(inChannels: 3, numChannels: 3), [4, 3, 6, 6]),
        ["Residual with Conv3"] = (() => new Residual(inChannels: 3, numChannels: 6, use1x1conv: true, strides: 2), [4, 3, 6, 6]),
        ["ResnetBlock"] = (() => new ResnetBlock(inChannels: 3, numChannels: 6, numResiduals: 2), [4, 3, 6, 6]),
        ["ResnetBlock of no residuals"] = (() => new ResnetBlock(inChannels: 3, numChannels: 3, numResiduals: 0), [4, 3, 6, 6]),
        ["ResNet18"] = (() => new ResNet18(), [2, 3, 64, 64]),
        ["ResNet50"] = (() => new ResNet50(), [2, 3, 64, 64]),
        ["D2lResNet18"] = (() => new D2lResNet18(), [2, 1, 64, 64]),
    };

    public static TheoryData<string> Names => [.. Modules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void In_eval_mode_only_the_output_is_left(string name) => AssertOnlyTheOutputIsLeft(name, training: false);

    [Theory]
    [MemberData(nameof(Names))]
    public void In_training_mode_only_the_output_is_left(string name) => AssertOnlyTheOutputIsLeft(name, training: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_input_is_neither_freed_nor_changed(string name)
    {
        var (create, shape) = Modules[name];
        using var module = create();
        using var input = randn(shape);
        var before = input.data<float>().ToArray();

        using var output = module.call(input);

        Assert.Equal(before, input.data<float>().ToArray());
    }

    private static void AssertOnlyTheOutputIsLeft(string name, bool training)
    {
        var (create, shape) = Modules[name];
        using var module = create();
        module.train(training);
        using var input = randn(shape);

        var before = LivingTensors.Count();
        var output = module.call(input);
        Assert.Equal(before + 1, Tensor.TotalCount);

        output.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }
}

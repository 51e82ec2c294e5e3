using NetSpec.Zoo;
using static TorchSharp.torch;

namespace NetSpec.Tests;

/// <summary>A generated class can be used as one written by hand.</summary>
public sealed class ClassTests
{
    [Fact]
    public void Layers_are_reached_by_name_and_are_those_of_the_state_dict()
    {
        using var net = new ResNet50(device: META);

        Assert.Same(net.state_dict()["layer1.0.conv1.weight"], net.Layer1[0].Conv1.weight);
        Assert.Same(net.state_dict()["layer3.5.bn3.running_var"], net.Layer3[5].Bn3.running_var);
        Assert.Same(net.state_dict()["fc.bias"], net.Fc.bias);
    }

    [Fact]
    public void A_part_that_is_not_needed_is_null()
    {
        using var net = new ResNet18(device: META);

        Assert.Null(net.Layer1[0].Downsample);
        Assert.Same(net.state_dict()["layer2.0.downsample.0.weight"], net.Layer2[0].Downsample?.Conv2d0.weight);
        Assert.Null(net.Layer2[1].Downsample);
    }

    [Fact]
    public void Other_arguments_give_another_network_and_its_description()
    {
        using var net = new ResNet50(numClasses: 10, device: META);

        Assert.Equal(2048 * 10 + 10, net.Fc.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(net.parameters().Sum(parameter => parameter.numel()), net.Spec.Parameters);
        Assert.Equal([1, 10], Assert.Single(net.Spec.Outputs).Shape);
    }

    [Fact]
    public void A_block_refuses_what_its_spec_does_not_allow()
    {
        var exception = Assert.Throws<ArgumentException>(() => new BasicBlock(inChannels: 64, planes: 64, groups: 2));

        Assert.Equal("BasicBlock requires groups == 1 and base_width == 64; here groups = 2, baseWidth = 64.", exception.Message);
    }

    [Fact]
    public void Weights_survive_a_dispose_scope_that_ends_after_they_were_made()
    {
        ResNet18 net;
        using (NewDisposeScope())
        {
            net = new ResNet18();
        }

        using (net)
        using (var input = zeros(2, 3, 32, 32))
        using (var output = net.call(input))
        {
            Assert.Equal([2, 1000], output.shape);
        }
    }

    [Fact]
    public void Weights_of_another_type_compute_in_that_type()
    {
        using var net = new BasicBlock(inChannels: 3, planes: 6, stride: 2, dtype: ScalarType.BFloat16);
        using var input = zeros([1, 3, 8, 8], ScalarType.BFloat16);

        using var output = net.call(input);

        Assert.Equal(ScalarType.BFloat16, output.dtype);
    }

    [Fact]
    public void A_hook_on_an_inner_layer_sees_its_output()
    {
        using var net = new ResNet18();
        long[] shape = [];
        net.Layer2[0].Downsample!.BatchNorm2d1.register_forward_hook((_, _, result) =>
        {
            shape = result.shape;
            return result;
        });

        using var input = zeros(2, 3, 64, 64);
        using var output = net.call(input);

        Assert.Equal([2, 128, 8, 8], shape);
    }
}

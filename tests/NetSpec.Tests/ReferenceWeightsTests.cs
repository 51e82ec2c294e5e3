using NetSpec.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Tests;

/// <summary>The formula gives here what it gives in Python: one test for each of its rules, to the last bit.</summary>
public sealed class ReferenceWeightsTests
{
    [Theory]
    [InlineData("conv1.weight", new long[] { 64, 3, 7, 7 }, new[] { 0.129833952f, 0.0760437325f, 0.120433718f })]
    [InlineData("bn1.weight", new long[] { 64 }, new[] { 0.606887877f, 0.792675018f, 0.673730075f })]
    [InlineData("bn1.bias", new long[] { 64 }, new[] { 0.206007004f, -0.00674435124f, 0.361504346f })]
    [InlineData("bn1.running_mean", new long[] { 64 }, new[] { 0.321321338f, 0.141251996f, 0.105657205f })]
    [InlineData("bn1.running_var", new long[] { 64 }, new[] { 0.0732048452f, 1.91813743f, 0.0630524158f })]
    public void An_entry_of_a_state_dict_has_the_values_that_Python_gives(string name, long[] shape, float[] start)
    {
        Assert.Equal(start, ReferenceWeights.Values(name, shape).Take(3));
    }

    [Fact]
    public void The_input_has_the_values_that_Python_gives()
    {
        using var input = ReferenceWeights.Input(1, 3, 224, 224);

        Assert.Equal([2.39226508f, -3.10703754f, -3.49985504f], input.data<float>().Take(3));
    }

    [Fact]
    public void A_module_is_filled_by_the_names_of_its_state_dict_but_for_its_counters()
    {
        using var module = torch.nn.Sequential(("conv1", torch.nn.Conv2d(3, 64, 7)), ("bn1", torch.nn.BatchNorm2d(64)));

        ReferenceWeights.Fill(module);

        var state = module.state_dict();
        Assert.Equal(ReferenceWeights.Values("conv1.weight", 64, 3, 7, 7), state["conv1.weight"].data<float>().ToArray());
        Assert.Equal(ReferenceWeights.Values("bn1.running_var", 64), state["bn1.running_var"].data<float>().ToArray());
        Assert.Equal(0, state["bn1.num_batches_tracked"].item<long>());
    }
}

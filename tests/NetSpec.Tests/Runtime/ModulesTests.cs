using NetSpec.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetSpec.Tests.Runtime;

/// <summary>The runtime library's modules behave as TorchSharp's do when they are moved, replaced and made in a scope.</summary>
public sealed class ModulesTests
{
    [Fact]
    public void Weights_outlive_the_scope_they_were_made_in()
    {
        RMSNorm module;
        using (NewDisposeScope())
        {
            module = new RMSNorm(4);
        }

        using var input = randn(2, 4);
        using var output = module.call(input);
        Assert.Equal([2, 4], output.shape);
        module.Dispose();
    }

    [Fact]
    public void Weights_follow_a_change_of_type_and_the_old_ones_are_freed()
    {
        using var module = new LayerNorm2d(3);
        var old = module.weight;
        module.to(float64);

        Assert.True(old.IsInvalid);
        Assert.Equal(float64, module.weight.dtype);
        Assert.Equal(float64, module.bias!.dtype);
        using var input = randn(1, 3, 2, 2, dtype: float64);
        using var output = module.call(input);
        Assert.Equal(float64, output.dtype);
    }

    [Fact]
    public void A_weight_can_be_replaced()
    {
        using var module = new RMSNorm(2);
        module.weight = new Parameter(tensor(new float[] { 2, 3 }));
        using var input = ones(1, 2);
        using var output = module.call(input);

        Assert.Equal([2f, 3f], output.data<float>().ToArray().Select(static value => MathF.Round(value, 3)));
        Assert.Equal(["weight"], module.state_dict().Keys);
    }

    [Fact]
    public void A_module_without_weights_owns_nothing()
    {
        using var norm = new RMSNorm(2, elementwiseAffine: false);
        using var channels = new LayerNorm2d(2, bias: false);

        Assert.Empty(norm.state_dict());
        Assert.Equal(["weight"], channels.state_dict().Keys);
    }

    [Fact]
    public void Root_mean_squares_of_half_precision_do_not_overflow()
    {
        using var input = full(1, 4, 400f, dtype: float16);
        using var output = Functions.RMSNorm(input, [4]);

        Assert.Equal(float16, output.dtype);
        using var wide = output.to(float32);
        Assert.All(wide.data<float>().ToArray(), static value => Assert.Equal(1, value, 2));
    }

    [Fact]
    public void Stochastic_depth_keeps_the_mean()
    {
        manual_seed(1);
        using var module = new StochasticDepth(0.25);
        using var input = ones(4000, 2);
        module.train();
        using var output = module.call(input);
        using var mean = output.mean();

        Assert.Equal(1, mean.item<float>(), 0.05);
        module.P = 0;
        using var same = module.call(input);
        Assert.True(same.Equals(input));
    }
}

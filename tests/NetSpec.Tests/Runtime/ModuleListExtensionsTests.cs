using NetSpec.Tests.Helpers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetSpec.Tests.Runtime;

public sealed class ModuleListExtensionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_chain_leaves_only_its_output_alive(int length)
    {
        using var modules = Linears(length);
        using var input = ones(2, 4);
        var before = LivingTensors.Count();

        using var output = modules.Chain(input);

        Assert.Equal(before + 1, Tensor.TotalCount);
        Assert.Equal([2, 4], output.shape);
        Assert.False(input.IsInvalid);
    }

    [Fact]
    public void A_chain_calls_the_modules_in_order()
    {
        using var modules = Linears(2);
        using var input = randn(2, 4);
        using var first = modules[0].call(input);
        using var expected = modules[1].call(first);

        using var output = modules.Chain(input);

        Assert.True(output.equal(expected).all().item<bool>());
    }

    [Fact]
    public void A_chain_runs_hooks()
    {
        using var modules = Linears(2);
        using var input = ones(2, 4);
        var calls = 0;
        modules[1].register_forward_hook((_, _, output) =>
        {
            calls++;
            return output;
        });

        modules.Chain(input).Dispose();

        Assert.Equal(1, calls);
    }

    [Fact]
    public void An_empty_chain_gives_the_same_memory_under_another_tensor()
    {
        using var modules = Linears(0);
        using var input = ones(2, 4);

        using var output = modules.Chain(input);
        output[0, 0] = 5;

        Assert.NotSame(input, output);
        Assert.Equal(5, input[0, 0].item<float>());
    }

    [Fact]
    public void A_gradient_goes_through_a_chain()
    {
        using var modules = Linears(3);
        using var input = ones(2, 4);

        using var output = modules.Chain(input);
        using var sum = output.sum();
        sum.backward();

        Assert.All(modules, module => Assert.NotNull(module.weight.grad));
    }

    [Fact]
    public void A_chain_needs_a_list_and_an_input()
    {
        using var modules = Linears(1);
        using var input = ones(2, 4);

        Assert.Equal("modules", Assert.Throws<ArgumentNullException>(() => ((ModuleList<Linear>)null!).Chain(input)).ParamName);
        Assert.Equal("input", Assert.Throws<ArgumentNullException>(() => modules.Chain(null!)).ParamName);
    }

    private static ModuleList<Linear> Linears(int count) => new([.. Enumerable.Range(0, count).Select(_ => nn.Linear(4, 4))]);
}

using NetSpec.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Tests.Proofs;

/// <summary>What is proved for all sizes, what is refused, and what becomes of the rest.</summary>
public sealed class ProofTests
{
    private const string Cut = """
        netspec: 1
        namespace: Cut
        models:
          Net:
            in: {x: [N, 4, L]}
            layers:
              start: {slice: {dim: 2, end: 1000}}
              sum: {add: [x, start]}
        """;

    public static TheoryData<string> Specs => [.. SpecModels.Names];

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_join_of_the_zoo_and_of_the_examples_is_proved_for_all_sizes(string name)
    {
        var (models, diagnostics) = SpecModels.Of(SpecModels.Text(name));

        Assert.Empty(diagnostics);
        Assert.All(models, static model => Assert.Empty(model.Session.Guards));
    }

    [Fact]
    public void UNet_without_facts_is_refused_with_an_example_and_the_fact_that_mends_it()
    {
        var text = SpecModels.Text("Examples/unet");
        var without = string.Join("\n", text.Split('\n').Where(static line => !line.Contains("multiple_of", StringComparison.Ordinal) && !line.Contains("dims:", StringComparison.Ordinal)));
        var (models, diagnostics) = SpecModels.Of(without);

        Assert.Empty(models);
        Assert.Contains(diagnostics, static diagnostic => diagnostic.Message.Contains("at H = 24 dimension 2 of 'skip'", StringComparison.Ordinal));
        Assert.Contains(diagnostics, static diagnostic => diagnostic.Message.Contains("equal when H is a multiple of 16", StringComparison.Ordinal));
        Assert.Empty(Assert.Single(SpecModels.Of(text).Models).Session.Guards);
    }

    [Fact]
    public void What_cannot_be_decided_becomes_a_guard_that_names_the_layer()
    {
        var guard = Assert.Single(Assert.Single(SpecModels.Of(Cut).Models).Session.Guards);
        using var network = DynamicNetworks.Compile(Cut).Create("spec", "Cut.Net");
        using var scope = torch.NewDisposeScope();

        Assert.Equal("'add'", guard.Layer);
        Assert.Equal([2, 4, 1000], DynamicNetworks.Call(network, torch.zeros(2, 4, 1000))[0].shape);
        var refused = Assert.Throws<ArgumentException>(() => DynamicNetworks.Call(network, torch.zeros(2, 4, 1001)));
        Assert.Contains("'add' needs equal dimensions", refused.Message, StringComparison.Ordinal);
        Assert.Contains("1001", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("H", "", null)]
    [InlineData("2 * (H // 2)", "", "at H = 225 dimension 2 of 'out' as promised is 224 and as it comes out is 225; equal when H is a multiple of 2")]
    [InlineData("2 * (H // 2)", "dims: {H: {multiple_of: 2}}", null)]
    [InlineData("H + 1", "", "is promised as")]
    public void A_promise_is_proved_or_refuted(string height, string dims, string? message)
    {
        var (models, diagnostics) = SpecModels.Of($"netspec: 1\nmodels:\n  Net:\n    in: {{x: [N, 3, H, W]}}\n    {dims}\n    layers:\n      act: relu\n    ensure: {{out: [N, 3, {height}, W]}}\n");

        Assert.Equal(message is null, diagnostics.Count == 0);
        Assert.Contains(message ?? "", string.Join("\n", diagnostics), StringComparison.Ordinal);
        Assert.All(models, static model => Assert.Empty(model.Session.Guards));
    }

    [Fact]
    public void A_promise_that_cannot_be_decided_is_checked_when_the_network_runs()
    {
        var text = Cut.Replace("      sum: {add: [x, start]}", "    ensure: {out: [N, 4, L]}", StringComparison.Ordinal);
        using var network = DynamicNetworks.Compile(text).Create("spec", "Cut.Net");
        using var scope = torch.NewDisposeScope();

        Assert.Equal([2, 4, 1000], DynamicNetworks.Call(network, torch.zeros(2, 4, 1000))[0].shape);
        Assert.Contains("'ensure'", Assert.Throws<ArgumentException>(() => DynamicNetworks.Call(network, torch.zeros(2, 4, 1001))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_joins_inputs_of_which_one_use_gives_a_single_place()
    {
        const string Spec = """
            netspec: 1
            namespace: Joins
            blocks:
              Join:
                in: {a: [N, C, H, W], b: [N, C, h, w]}
                layers:
                  conv: {from: b, Conv2d: {out_channels: C, kernel_size: 1}}
                  sum: {add: [conv, a]}
                  out: {mul: [sum, a]}
            models:
              Net:
                in: {x: [N, 4, H, W]}
                layers:
                  pool: {adaptive_avg_pool2d: {output_size: 1}}
                  one: {from: [x, pool], Join: {}}
                  two: {from: [pool, x], Join: {}}
                  all: {from: [x, x], Join: {}}
                  out: {add: [one, two, all]}
            """;
        using var network = DynamicNetworks.Compile(Spec).Create("spec", "Joins.Net");
        using var scope = torch.NewDisposeScope();

        Assert.Equal([2, 4, 5, 6], DynamicNetworks.Call(network, torch.rand(2, 4, 5, 6))[0].shape);
    }

    [Theory]
    [InlineData("4, 8, W", "", null)]
    [InlineData("4, H, W", "H: {multiple_of: 4, max: 64}", null)]
    [InlineData("3, 8, W", "", "the multiple of 2 below 'C' is 2, 'C' is 3")]
    [InlineData("4, 4, W", "", "needs 'H' to be at least 8; here it is 4")]
    [InlineData("4, 72, W", "", "the most that 'H' may be is 64, 'H' is 72")]
    [InlineData("4, H, W", "H: {max: 64}", "equal when H is a multiple of 4")]
    [InlineData("4, H, W", "H: {multiple_of: 4}", "equal when H is at most 64")]
    public void What_dims_of_a_block_ask_is_proved_where_it_is_used(string sizes, string dims, string? message)
    {
        var (models, diagnostics) = SpecModels.Of(
            $"netspec: 1\nblocks:\n  Down:\n    in: {{x: [N, C, H, W]}}\n    dims: {{H: {{multiple_of: 4, min: 8, max: 64}}, C: {{multiple_of: 2}}}}\n    layers:\n      act: relu\n"
            + $"models:\n  Net:\n    in: {{x: [N, {sizes}]}}\n    dims: {{{dims}}}\n    layers:\n      down: Down\n");

        Assert.Equal(message is null, diagnostics.Count == 0);
        Assert.Contains(message ?? "", string.Join("\n", diagnostics), StringComparison.Ordinal);
        Assert.All(models, static model => Assert.Empty(model.Session.Guards));
    }

    [Fact]
    public void A_dimension_that_a_block_does_not_have_is_told() => Assert.Contains(
        SpecModels.Of("netspec: 1\nblocks:\n  Act:\n    in: {x: [N, C]}\n    dims: {D: {min: 2}}\n    layers:\n      act: relu\nmodels:\n  Net:\n    in: {x: [N, 3]}\n    layers:\n      act: Act\n").Diagnostics,
        static diagnostic => diagnostic.Message.Contains("'D'", StringComparison.Ordinal));
}

using System.Reflection;
using System.Runtime.InteropServices;
using NetSpec.Tests.Helpers;
using static TorchSharp.torch;

namespace NetSpec.Tests;

/// <summary>The smallest input, where it depends on what the constructor is given: libtorch takes what the door lets in, and the door refuses nothing else.</summary>
public sealed class SmallestInputTests
{
    private const int Largest = 64;

    private const string Spec = """
        netspec: 1
        namespace: Smallest
        blocks:
          Stem:
            params: {kernel: 3, stride: 2}
            let: {pad: kernel // 2 - 1}
            layers:
              conv: {Conv2d: {out_channels: 2, kernel_size: kernel, stride: stride, padding: pad}}
              pool: {MaxPool2d: {kernel_size: kernel, stride: stride, ceil_mode: true}}
        models:
          Valid:
            params: {kernel: 5, dilation: 1, padding: 0}
            in: {x: [N, 1, H, W]}
            layers:
              conv1: {Conv2d: {out_channels: 2, kernel_size: kernel, dilation: dilation}}
              conv2: {Conv2d: {out_channels: 2, kernel_size: kernel, padding: [padding, 0]}}
          Strided:
            params: {kernel: 5, stride: 1, pool: 2}
            in: {x: [N, 1, H, W]}
            let: {inner: kernel + 1}
            layers:
              conv1: {Conv2d: {out_channels: 2, kernel_size: kernel, stride: stride}}
              pool: {MaxPool2d: {kernel_size: pool}}
              conv2: {Conv2d: {out_channels: 2, kernel_size: [2, inner], stride: [stride, 1]}}
              half: {AvgPool2d: {kernel_size: 2}}
          Nested:
            params: {kernel: 3, width: 2}
            in: {x: [N, 1, H, W]}
            layers:
              stem: {Stem: {kernel: kernel + 1}}
              up: {Upsample: {scale_factor: width}}
              conv: {Conv2d: {out_channels: 1, kernel_size: 5}}
          Joint:
            in: {x: [N, 1, H, W]}
            layers:
              tokens: {flatten: {start_dim: 2}}
              pool: {AvgPool1d: {kernel_size: 7}}
        """;

    private static readonly Lazy<DynamicNetworks> Networks = new(() => DynamicNetworks.Compile(Spec));

    [Theory]
    [InlineData("Valid", new long[] { 1, 1, 0 })]
    [InlineData("Valid", new long[] { 3, 1, 0 })]
    [InlineData("Valid", new long[] { 5, 3, 2 })]
    [InlineData("Valid", new long[] { 2, 2, 4 })]
    [InlineData("Strided", new long[] { 5, 1, 2 })]
    [InlineData("Strided", new long[] { 2, 3, 1 })]
    [InlineData("Strided", new long[] { 1, 2, 3 })]
    [InlineData("Nested", new long[] { 3, 1 })]
    [InlineData("Nested", new long[] { 4, 2 })]
    [InlineData("Nested", new long[] { 1, 3 })]
    public void The_door_lets_in_what_the_layers_can_take_and_nothing_else(string model, long[] arguments)
    {
        using var guarded = Networks.Value.Create("spec", $"Smallest.{model}", [.. arguments.Cast<object>()]);
        using var open = Networks.Value.Create("spec", $"Smallest.{model}", [.. arguments.Cast<object>()]);
        open.GetType().GetField("_xRule", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(open, new InputRule(model, "x", ["N", "C", "H", "W"]));

        foreach (var shape in new Func<long, long[]>[] { static size => [1, 1, size, Largest], static size => [1, 1, Largest, size] })
        {
            var smallest = Smallest(shape, input => Runs<ExternalException>(open, input));
            Assert.InRange(smallest, 1, Largest - 1);
            Assert.Equal(smallest, Smallest(shape, input => Runs<ArgumentException>(guarded, input)));
        }
    }

    [Fact]
    public void An_input_whose_dimensions_are_too_small_together_is_told_the_layer_and_the_size()
    {
        using var network = Networks.Value.Create("spec", "Smallest.Joint");
        using var small = zeros(1, 1, 2, 3);
        using var large = zeros(1, 1, 7, 1);

        Assert.True(Runs<ArgumentException>(network, large));
        var error = Assert.Throws<ArgumentException>(() => DynamicNetworks.Call(network, small));
        Assert.Equal("Joint: this input is too small for 'AvgPool1d': a size of at least 1 is expected there, got 0.", error.Message);
    }

    private static long Smallest(Func<long, long[]> shape, Predicate<Tensor> runs)
    {
        var size = Largest;
        for (; size > 0; size--)
        {
            using var input = zeros(shape(size));
            if (!runs(input))
            {
                break;
            }
        }

        return size + 1;
    }

    /// <summary>Whether a network takes an input; any exception but the expected one fails the test.</summary>
    private static bool Runs<TRefusal>(nn.Module network, Tensor input)
        where TRefusal : Exception
    {
        try
        {
            foreach (var output in DynamicNetworks.Call(network, input))
            {
                output.Dispose();
            }

            return true;
        }
        catch (TRefusal)
        {
            return false;
        }
    }
}

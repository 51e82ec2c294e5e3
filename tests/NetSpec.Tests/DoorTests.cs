using NetSpec.Tests.Helpers;
using static TorchSharp.torch;

namespace NetSpec.Tests;

/// <summary>What a person is told who gives a network what it cannot take: values for its constructor, or an input.</summary>
public sealed class DoorTests
{
    private const string Spec = """
        netspec: 1
        namespace: Door
        blocks:
          Mixed:
            params: {width: int, groups: 1, reduction: 4, stride: {type: size, default: 1}, squeezed: false, class: 1, drop: 0.0}
            in: {x: [N, C, H, W]}
            require: [{width < 1000: "a width below {1000}"}, groups != 7]
            let: {inner: width - reduction}
            layers:
              conv: {Conv2d: {out_channels: width, kernel_size: 1, groups: groups, stride: stride, padding: class - 1}}
              squeeze: {when: squeezed, Conv2d: {out_channels: inner, kernel_size: 1}}
              expand: {Conv2d: {out_channels: width * 2, kernel_size: 1}}
              dropout: {Dropout: {p: drop}}
          Stack:
            params: {depth: int, width: int, groups: 1}
            in: {x: [N, C, H, W]}
            layers:
              body:
                repeat: depth
                Sequential:
                  conv: {Conv2d: {out_channels: width * (i + 1), kernel_size: 1, groups: groups}}
                  bn: BatchNorm2d
          Rows:
            params: {depth: int, width: int}
            in: {x: [N, C, H, W]}
            Sequential:
              - repeat: depth - 1
                Conv2d: {out_channels: width - i, kernel_size: 1}
          Halves:
            in: {x: [N, C, H, W]}
            layers:
              halves: {chunk: {chunks: 2, dim: 1}}
              conv: {from: "halves[0]", Conv2d: {out_channels: 4, kernel_size: 1}}
          Residual:
            params: {planes: int}
            in: {x: [N, C, H, W]}
            layers:
              conv: {Conv2d: {out_channels: planes, kernel_size: 1}}
              sum: {add: [conv, x]}
          Product:
            params: {width: int}
            in: {x: [N, C]}
            layers:
              fc: {Linear: {out_features: 4}}
              factors: {Parameter: {shape: [width, 4]}}
              product: {matmul: [x, factors]}
          Heads:
            params: {heads: int}
            in: {x: [N, T, C]}
            layers:
              split: {reshape: {shape: [N, T, heads, C // heads]}}
          Doubled:
            params: {width: int}
            in: {x: [N, C]}
            layers:
              fc: {Linear: {out_features: 2 * width}}
          Gated:
            params: {width: int}
            in: {x: [N, C]}
            layers:
              fc: {Linear: {out_features: width}}
              gated: glu
          Grouped:
            params: {heads: int, groups: int}
            in: {x: [N, 1, C]}
            layers:
              keys: {Parameter: {shape: [groups, 4]}}
              all: {from: keys, repeat_interleave: {repeats: heads // groups, dim: 0}}
              queries: {Parameter: {shape: [heads, 4]}}
              scores: {mul: [all, queries]}
        models:
          Net:
            params: {num_classes: 10}
            in: {x: [N, 3, H, W]}
            layers:
              conv: {Conv2d: {out_channels: 8, kernel_size: 5}}
              body: {Mixed: {width: 8}}
              pool: {MaxPool2d: {kernel_size: 2}}
              gap: {AdaptiveAvgPool2d: {output_size: 1}}
              flatten: {flatten: {start_dim: 1}}
              fc: {Linear: {out_features: num_classes}}
          Masked:
            params: {length: 7, width: 7}
            in: {x: [N, length, width]}
            layers:
              out: {from: [x, x, x, x], scaled_dot_product_attention: {}}
        """;

    private const string Sized = """
        netspec: 1
        namespace: Sized
        models:
          Net:
            params: {kernel: 5, pool: 2}
            in: {x: [N, 3, H, W]}
            layers:
              conv: {Conv2d: {out_channels: 8, kernel_size: [kernel, 1]}}
              pooled: {MaxPool2d: {kernel_size: [pool, 1]}}
              tall: {Conv2d: {out_channels: 8, kernel_size: [kernel + 2, 1]}}
              last: {from: pooled, Conv2d: {out_channels: 8, kernel_size: [pool + kernel * kernel, 1], stride: 2}}
            out: {a: tall, b: last}
        """;

    private static readonly Lazy<DynamicNetworks> Networks = new(() => DynamicNetworks.Compile(Spec));

    public static TheoryData<string, object[], string> BadArguments => new()
    {
        { "Mixed", [0L, 8L], "Mixed: inChannels must be at least 1, but is 0. (Parameter 'inChannels')" },
        { "Mixed", [4L, -8L], "Mixed: width must be at least 1, but is -8. (Parameter 'width')" },
        { "Mixed", [4L, 8L, 0L], "Mixed: groups must be at least 1, but is 0. (Parameter 'groups')" },
        { "Mixed", [4L, 8L, 3L], "Mixed: inChannels must be a multiple of groups, but they are 4 and 3. (Parameter 'inChannels')" },
        { "Mixed", [6L, 8L, 3L], "Mixed: width must be a multiple of groups, but they are 8 and 3. (Parameter 'width')" },
        { "Mixed", [7L, 7L, 7L], "Mixed requires groups != 7; here groups = 7." },
        { "Mixed", [4L, 1000L], "Mixed requires a width below {1000}; here width = 1000." },
        { "Mixed", [4L, 8L, 1L, 4L, (1L, 0L)], "Mixed: stride1 must be at least 1, but is 0. (Parameter 'stride1')" },
        { "Mixed", [4L, 8L, 1L, 8L, null!, true], "Mixed: inner must be at least 1, but is 0. (Parameter 'inner')" },
        { "Mixed", [4L, 8L, 1L, 4L, null!, false, 0L], "Mixed: class - 1 must be at least 0, but is -1. (Parameter 'class - 1')" },
        { "Mixed", [4L, 8L, 1L, 4L, null!, false, 1L, 1.5], "Mixed: drop must be from 0 to 1, but is 1.5. (Parameter 'drop')" },
        { "Mixed", [4L, 8L, 1L, 4L, null!, false, 1L, double.NaN], "Mixed: drop must be from 0 to 1, but is NaN. (Parameter 'drop')" },
        { "Halves", [7L], "Halves: inChannels must be a multiple of 2, but they are 7 and 2. (Parameter 'inChannels')" },
        { "Stack", [8L, 2L, 0L], "Stack: width * (i + 1) must be at least 1, but is 0. (Parameter 'width * (i + 1)')" },
        { "Stack", [8L, 2L, 8L, 0L], "Stack: groups must be at least 1, but is 0. (Parameter 'groups')" },
        { "Stack", [6L, 2L, 8L, 4L], "Stack: i == 0 ? inChannels : i * width must be a multiple of groups, but they are 6 and 4. (Parameter 'i == 0 ? inChannels : i * width')" },
        { "Stack", [8L, 2L, 6L, 4L], "Stack: i * width + width must be a multiple of groups, but they are 6 and 4. (Parameter 'i * width + width')" },
        { "Stack", [8L, -1L, 8L], "Stack: depth must be at least 0, but is -1. (Parameter 'depth')" },
        { "Rows", [8L, 0L, 3L], "Rows: depth - 1 must be at least 0, but is -1. (Parameter 'depth - 1')" },
        { "Rows", [0L, 2L, 8L], "Rows: inChannels must be at least 1, but is 0. (Parameter 'inChannels')" },
        { "Residual", [4L, 8L], "Residual: planes must equal inChannels or be 1, but they are 8 and 4. (Parameter 'planes')" },
        { "Product", [4L, 8L], "Product: inChannels must equal width, but they are 4 and 8. (Parameter 'inChannels')" },
        { "Heads", [0L], "Heads: heads must be at least 1, but is 0. (Parameter 'heads')" },
        { "Doubled", [8L, 0L], "Doubled: width must be at least 1, but is 0. (Parameter 'width')" },
        { "Gated", [4L, 7L], "Gated: width must be a multiple of 2, but they are 7 and 2. (Parameter 'width')" },
        { "Grouped", [8L, 3L], "Grouped: heads must be a multiple of groups, but they are 8 and 3. (Parameter 'heads')" },
        { "Masked", [7L, 3L], "Masked: width must equal length or be 1, but they are 3 and 7. (Parameter 'width')" },
        { "Rows", [8L, 5L, 3L], "Rows: width - i must be at least 1, but is 0. (Parameter 'width - i')" },
    };

    [Fact]
    public void A_smallest_size_of_several_long_candidates_has_a_line_for_each()
    {
        const string Expected = """
                    _xRule = new(
                        nameof(Net),
                        "x",
                        [
                            "N",
                            3,
                            new("H", min: global::System.Math.Max(
            """;

        Assert.Contains(Expected, DynamicNetworks.Compile(Sized).SourceOf("spec"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadArguments))]
    public void A_constructor_refuses_what_its_layers_could_not_take(string type, object[] arguments, string message)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => Networks.Value.Create("spec", $"Door.{type}", arguments));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData(8L)]
    [InlineData(1L)]
    public void A_constructor_takes_what_its_sum_can_stretch(long planes)
    {
        using var block = Networks.Value.Create("spec", "Door.Residual", 8L, planes);
        using var sum = ((nn.Module<Tensor, Tensor>)block).call(zeros(2, 8, 3, 3));

        Assert.Equal([2, 8, 3, 3], sum.shape);
    }

    [Fact]
    public void A_constructor_takes_a_mask_that_is_stretched()
    {
        using var net = Networks.Value.Create("spec", "Door.Masked", 7L, 1L);
        using var attended = ((nn.Module<Tensor, Tensor>)net).call(zeros(2, 7, 1));

        Assert.Equal([2, 7, 1], attended.shape);
    }

    [Fact]
    public void A_value_that_only_an_absent_layer_needs_is_not_checked()
    {
        using var block = Networks.Value.Create("spec", "Door.Mixed", 4L, 8L, 1L, 8L, null, false);
    }

    [Fact]
    public void A_value_that_only_a_round_of_a_loop_needs_is_not_checked_where_there_is_none()
    {
        using var block = Networks.Value.Create("spec", "Door.Stack", 8L, 0L, 0L);
    }

    [Fact]
    public void A_models_constructor_names_the_class_the_parameter_and_the_value()
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => Networks.Value.Create("spec", "Door.Net", 0L));

        Assert.Equal("Net: numClasses must be at least 1, but is 0. (Parameter 'numClasses')", error.Message);
    }

    [Theory]
    [InlineData(new long[] { 3, 32, 32 }, "The batch dimension seems to be missing: add it with x.unsqueeze(0).")]
    [InlineData(new long[] { 2, 4, 32, 32 }, null)]
    [InlineData(new long[] { 2, 3, 5, 32 }, null)]
    [InlineData(new long[] { 2, 32, 32, 3 }, "The channels seem to come last: put them second with x.permute(0, 3, 1, 2).")]
    public void A_model_refuses_a_shape_that_it_cannot_take(long[] shape, string? cure)
    {
        using var input = zeros(shape);

        var message = Refusal(input);

        Assert.Equal($"Net: input 'x' has the wrong shape: expected [N, 3, H >= 6, W >= 6], got [{string.Join(", ", shape)}].{(cure is null ? "" : $" {cure}")} (Parameter 'x')", message);
    }

    [Fact]
    public void A_model_takes_the_smallest_input_that_it_names()
    {
        using var network = Networks.Value.Create("spec", "Door.Net");
        using var input = zeros(2, 3, 6, 6);
        using var output = Assert.Single(DynamicNetworks.Call(network, input));

        Assert.Equal([2, 10], output.shape);
    }

    [Fact]
    public void A_model_refuses_numbers_of_another_type()
    {
        using var input = zeros(2, 3, 32, 32, float64);

        Assert.Equal(
            "Net: input 'x' has the wrong type: expected Float32 as the model's weights, got Float64. Convert it with x.to(torch.ScalarType.Float32). (Parameter 'x')",
            Refusal(input));
    }

    [Theory]
    [InlineData("meta")]
    [Device(TorchDevices.Cuda)]
    public void A_model_refuses_an_input_on_another_device(string name)
    {
        using var input = zeros(2, 3, 32, 32, device: device(name));

        Assert.StartsWith("Net: input 'x' is on the wrong device: expected cpu, where the model's weights are, got " + name, Refusal(input), StringComparison.Ordinal);
    }

    private static string Refusal(Tensor input)
    {
        using var network = Networks.Value.Create("spec", "Door.Net");
        return Assert.ThrowsAny<ArgumentException>(() => DynamicNetworks.Call(network, input)).Message;
    }
}

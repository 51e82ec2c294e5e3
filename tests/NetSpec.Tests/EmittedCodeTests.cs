using NetSpec.Tests.Helpers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetSpec.Tests;

/// <summary>What a reviewer reads in the generated code: names, docs and statements as a person would write them.</summary>
public sealed class EmittedCodeTests
{
    private const string Spec = """
        netspec: 1
        namespace: Emitted
        blocks:
          Inverted:
            params: {channels: int, stride: 1}
            in: {x: [N, C, H, W]}
            layers:
              conv: {Conv2d: {out_channels: channels, kernel_size: 3, stride: stride, padding: 1}}
              out: {when: stride == 1 and C == channels, else: conv, add: [x, conv]}
          Merging:
            in: {x: [N, H, W, C]}
            layers:
              fc: {Linear: {out_features: 2 * C, bias: false}}
          Scaled:
            params: {buckets: int, causal: false}
            in: {x: [N, T, T]}
            layers:
              near: {clamp: {max: buckets - 1}}
              far: {mul: {other: buckets + 1}}
              lower: {when: causal, tril: {}}
          Heads:
            params: {heads: int}
            in: {x: [N, T, C]}
            layers:
              proj: {Linear: {out_features: C}}
              split: {reshape: {shape: [N, T, heads, C // heads]}}
          Stack:
            params: {num_layers: int}
            in: {x: [N, C]}
            layers:
              layers: {repeat: num_layers, Linear: {out_features: C}}
              mlp:
                Sequential:
                  - {repeat: 3, Sequential: [{Linear: {out_features: C}}, LeakyReLU]}
                  - Dropout
              running: {from: mlp, repeat: 2, Linear: {out_features: C}, merge: add}
              table: {Buffer: {shape: [100], value: "[v / 3 for v in range(0, 100)]"}}
              again: {from: running, repeat: 2, Linear: {out_features: C}, merge: add}
        """;

    private static readonly Lazy<DynamicNetworks> Networks = new(() => DynamicNetworks.Compile(Spec));

    private static string Source => Networks.Value.FailureOf("spec") is { } failure ? throw new InvalidOperationException(failure) : Networks.Value.SourceOf("spec");

    [Theory]
    [InlineData(4L, 1L)]
    [InlineData(8L, 1L)]
    [InlineData(4L, 2L)]
    public void A_sum_that_stride_and_channels_decide_is_what_libtorch_gives(long channels, long stride)
    {
        using var block = Networks.Value.Create("spec", "Emitted.Inverted", 4L, channels, stride);
        var conv = (Conv2d)block.named_children().Single().module;
        using var x = randn(2, 4, 5, 5).requires_grad_(true);
        using var copy = x.detach().clone().requires_grad_(true);

        using var actual = Assert.Single(DynamicNetworks.Call(block, x));
        using var convolved = nn.functional.conv2d(copy, conv.weight, conv.bias, strides: [stride, stride], padding: [1, 1]);
        using var expected = channels == 4 && stride == 1 ? convolved + copy : convolved.alias();
        actual.sin().sum().backward();
        expected.sin().sum().backward();

        Assert.True(actual.allclose(expected));
        Assert.True(x.grad!.allclose(copy.grad!));
    }

    [Theory]
    [InlineData("conv.add_(x, One);", "a sum under a condition works in place where its size is that of the layer")]
    [InlineData("(N, inChannels, H, W) → (N, channels, ⌊(H - 1) / stride⌋ + 1, ⌊(W - 1) / stride⌋ + 1)", "its shape is that of the layer")]
    [InlineData("public Merging(long inChannels, Device?", "channels that are last are the channels")]
    [InlineData("x.clamp(max: _nearScalar)", "a formula's field has the name of the layer")]
    [InlineData(".mul_(_farScalar)", "and that of another layer another one")]
    [InlineData("_causal ? ", "a parameter that decides is asked itself")]
    [InlineData("this.RequireAtLeast(1, heads);", "a divisor is checked")]
    [InlineData("<c>numLayers</c> × fully connected layer over the last dimension.", "a loop says how often it runs")]
    [InlineData("3 × (fully connected layer over the last dimension and LeakyReLU) and dropout", "equal layers are counted, activations named")]
    public void The_code_says(string text, string because) => Assert.True(Source.Contains(text, StringComparison.Ordinal), $"{because}:\n{Source}");

    [Theory]
    [InlineData("inChannelsValue")]
    [InlineData("_value")]
    [InlineData("_hasLower")]
    [InlineData("RequireAtLeast(-1, inChannels / heads)")]
    [InlineData("output2")]
    [InlineData("joined2")]
    [InlineData("global::NetSpec.Numbers")]
    public void The_code_has_no(string text) => Assert.DoesNotContain(text, Source, StringComparison.Ordinal);

    [Fact]
    public void No_line_is_longer_than_200_characters() => Assert.DoesNotContain(Source.Split('\n'), static line => line.Length > 200);
}

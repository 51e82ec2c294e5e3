using NetSpec.Tests.Helpers;
using static TorchSharp.torch;

namespace NetSpec.Tests.Operators;

/// <summary>Modules in blocks, lists, loops and under conditions, whose arguments only the constructor knows.</summary>
public sealed class ModulesInBlocksTests
{
    private const string Volumes = """
        netspec: 1
        namespace: Volumes
        blocks:
          Volume:
            params: {out: int, k: 2, s: 1, p: 0, groups: 1, drop: 0.1, use_bias: true, affine: true}
            in: {x: [N, C, D, H, W]}
            layers:
              conv: {Conv3d: {out_channels: out, kernel_size: k, padding: p, bias: use_bias}}
              norm: {GroupNorm: {num_groups: groups, affine: affine}}
              pooled: {max_pool3d: {kernel_size: k, stride: s}}
              averaged: {avg_pool3d: {kernel_size: [k, 1, 1], stride: s}}
              powers: {LPPool3d: {norm_type: 2, kernel_size: 1, stride: s}}
              up: {ConvTranspose3d: {out_channels: out, kernel_size: [k, 1, k], stride: [s, 1, 1]}}
              fixed: {AdaptiveMaxPool3d: {output_size: k}}
              dropped: {Dropout3d: {p: drop}}
        models:
          Net:
            params: {width: 4}
            in: {x: [N, 3, D, H, W]}
            layers:
              one: {Volume: {out: width}}
              two: {from: x, Volume: {out: width, k: 3, p: 1, groups: 2, use_bias: false, affine: false}}
              flat_one: {from: one, adaptive_avg_pool3d: {output_size: 1}}
              flat_two: {from: two, adaptive_max_pool3d: {output_size: 1}}
              out: {add: [flat_one, flat_two]}
        """;

    private const string Images = """
        netspec: 1
        namespace: Images
        blocks:
          Image:
            params: {k: 3, p: 1, drop: 0.1, factor: 2, affine: true, eps: 1e-5, extra: false}
            in: {x: [N, C, H, W]}
            layers:
              body:
                Sequential:
                  - Conv2d: {out_channels: C * factor * factor, kernel_size: k, padding: p, padding_mode: reflect}
                  - GroupNorm: {num_groups: factor}
                  - InstanceNorm2d: {affine: affine}
                  - LayerNorm2d: {eps: eps}
                  - LocalResponseNorm: {size: k, alpha: eps}
                  - PixelShuffle: {upscale_factor: factor}
                  - Dropout2d: {p: drop}
                  - ReflectionPad2d: {padding: p}
                  - ZeroPad2d: {padding: [p, 0, p, 0]}
                  - ConstantPad2d: {padding: p, value: eps}
                  - CircularPad2d: {padding: p}
                  - StochasticDepth: {p: drop, mode: batch}
                  - MaxPool2d: {kernel_size: k, stride: 1}
                  - AvgPool2d: {kernel_size: [k, 1], stride: 1, padding: [p, 0]}
                  - ChannelShuffle: {groups: factor}
                  - Upsample: {scale_factor: factor}
                  - Identity
              norms: {repeat: 2, GroupNorm: {num_groups: factor}}
              more: {when: extra, LayerNorm2d: {eps: eps}}
              again: {when: extra, GroupNorm: {num_groups: factor}}
              dropped: {dropout2d: {p: drop}}
              padded: {pad: {pad: [p, p], value: eps}}
              same: identity
              columns: {unfold: {kernel_size: k, stride: k, padding: p}}
        models:
          Net:
            in: {x: [N, 4, H, W]}
            layers:
              one: Image
              two: {from: x, Image: {k: 5, p: 2, affine: false, extra: true}}
              one_mean: {from: one, mean: {dim: [1, 2]}}
              two_mean: {from: two, mean: {dim: [1, 2]}}
              out: {add: [one_mean, two_mean]}
        """;

    private const string Sequences = """
        netspec: 1
        namespace: Sequences
        blocks:
          Sequence:
            params: {heads: 2, k: 2, drop: 0.1, eps: 1e-6, bias: true, affine: true}
            in: {x: [N, T, C]}
            layers:
              norms: {repeat: 2, RMSNorm: {eps: eps}}
              norm: {LayerNorm: {eps: eps, bias: bias, elementwise_affine: affine}}
              fc: {Linear: {out_features: heads * C, bias: bias}}
              parts: {Unflatten: {dim: 2, unflattened_size: [heads, -1]}}
              turned: {Permute: {dims: [0, 2, 1, 3]}}
              both: {from: [turned, turned], Bilinear: {out_features: C, bias: bias}}
              plain: {layer_norm: {eps: eps}}
              roots: {rms_norm: {eps: eps}}
              joined: {Flatten: {start_dim: 1, end_dim: 2}}
              batch: {from: joined, permute: {dims: [0, 2, 1]}}
              normed: {BatchNorm1d: {affine: affine, eps: eps}}
              up: {ConvTranspose1d: {kernel_size: k, stride: k, bias: bias}}
              pooled: {lp_pool1d: {norm_type: 2.0, kernel_size: k}}
              dropped: {Dropout1d: {p: drop}}
              alpha: {alpha_dropout: {p: drop}}
              deep: {stochastic_depth: {p: drop}}
        models:
          Net:
            in: {tokens: {shape: [N, T], dtype: int64}}
            layers:
              embedding: {Embedding: {num_embeddings: 9, embedding_dim: 6, padding_idx: 0}}
              one: Sequence
              two: {from: embedding, Sequence: {heads: 3, k: 1, bias: false, affine: false}}
              one_mean: {from: one, mean: {dim: 2}}
              two_mean: {from: two, mean: {dim: 2}}
              out: {add: [one_mean, two_mean]}
        """;

    private static readonly Dictionary<string, string> Specs = new() { ["Volumes"] = Volumes, ["Images"] = Images, ["Sequences"] = Sequences };

    private static readonly Lazy<DynamicNetworks> Networks = new(static () => DynamicNetworks.Compile(Specs));

    public static TheoryData<string> Names => [.. Specs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void They_run_and_own_what_the_compiler_says(string name)
    {
        using var scope = NewDisposeScope();
        var (network, bound) = (Networks.Value.Create(name, $"{name}.Net"), new BoundNetwork(Specs[name]));
        var input = name == "Sequences" ? randint(0, 9, [2, 5], int64) : name == "Images" ? randn(2, 4, 6, 7) : randn([2L, 3, 6, 5, 6]);
        var sizes = new Dictionary<string, long> { ["N"] = 2, ["T"] = 5, ["D"] = 6, ["H"] = name == "Images" ? 6 : 5, ["W"] = name == "Images" ? 7 : 6 };
        foreach (var training in new[] { false, true })
        {
            network.train(training);
            var before = LivingTensors.Count();
            var outputs = DynamicNetworks.Call(network, input);

            Assert.Equal(1, Tensor.TotalCount - before);
            Assert.Equal(bound.OutputShapes(sizes), outputs.Select(static output => output.shape));
        }

        Assert.Equal(
            bound.State.OrderBy(static fact => fact.Key, StringComparer.Ordinal),
            TensorFact.StateDictOf(network).OrderBy(static fact => fact.Key, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void They_train(string name)
    {
        using var scope = NewDisposeScope();
        var network = Networks.Value.Create(name, $"{name}.Net");
        var input = name == "Sequences" ? randint(1, 9, [2, 5], int64) : name == "Images" ? randn(2, 4, 6, 7) : randn([2L, 3, 6, 5, 6]);
        DynamicNetworks.Call(network, input)[0].pow(2).sum().backward();

        Assert.All(network.named_parameters(), static parameter => Assert.True(parameter.parameter.grad is not null, parameter.name));
    }

    [Fact]
    public void A_group_norm_begins_with_ones_and_zeros()
    {
        using var network = Networks.Value.Create("Images", "Images.Net");
        var norms = network.named_parameters().Where(static entry => entry.name.Contains("norms", StringComparison.Ordinal) || entry.name.Contains("again", StringComparison.Ordinal)).ToList();

        Assert.Equal(10, norms.Count);
        Assert.All(norms, static entry => Assert.Equal(entry.name.EndsWith("weight", StringComparison.Ordinal) ? 1 : 0, entry.parameter.mean().item<float>()));
    }
}

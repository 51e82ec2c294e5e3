using NetSpec.Tests.Helpers;
using static TorchSharp.torch;

namespace NetSpec.Tests.Operators;

/// <summary>Operators in blocks, whose arguments and dimensions only the constructor or the forward pass knows.</summary>
public sealed class OperatorsInBlocksTests
{
    private const string Decoder = """
        netspec: 1
        namespace: Decoder
        blocks:
          Attention:
            params: {heads: int, dropout: 0.0}
            in: {x: [N, T, C]}
            layers:
              qkv: {Linear: {out_features: 3 * C}}
              parts: {chunk: {chunks: 3, dim: -1}}
              q: {from: "parts[0]", reshape: {shape: [N, T, heads, C // heads]}}
              k: {from: "parts[1]", reshape: {shape: [N, T, heads, -1]}}
              v: {from: "parts[2]", unflatten: {dim: 2, sizes: [heads, -1]}}
              q_heads: {from: q, transpose: {dim0: 1, dim1: 2}}
              k_heads: {from: k, permute: {dims: [0, 2, 1, 3]}}
              v_heads: {from: v, transpose: {dim0: 1, dim1: 2}}
              attended: {from: [q_heads, k_heads, v_heads], scaled_dot_product_attention: {is_causal: true, dropout_p: dropout}}
              ordered: {transpose: {dim0: 1, dim1: 2}}
              merged: {reshape: {shape: [N, T, C]}}
              proj: {Linear: {out_features: C}}
          Layer:
            params: {heads: int, ratio: 4, slope: 0.1}
            in: {x: [N, T, C]}
            layers:
              ln_1: LayerNorm
              attention: {Attention: {heads: heads}}
              skip: {add: [x, attention]}
              ln_2: LayerNorm
              fc1: {Linear: {out_features: ratio * C}}
              act: {leaky_relu: {negative_slope: slope}}
              scaled: {mul: {other: slope}}
              fc2: {Linear: {out_features: C}}
              out: {add: [skip, fc2]}
        models:
          Net:
            params: {classes: 5, width: 8, temperature: 2.0}
            in: {tokens: {shape: [N, T], dtype: int64}}
            layers:
              wte: {Embedding: {num_embeddings: 11, embedding_dim: width}}
              positions: {arange: {end: T}}
              wpe: {from: positions, Embedding: {num_embeddings: 16, embedding_dim: width}}
              h: {add: [wte, wpe]}
              layers: {repeat: 2, Layer: {heads: 2}}
              encoders: {repeat: 2, MultiheadAttention: {num_heads: 2}}
              mean: {mean: {dim: 1}}
              fc: {Linear: {out_features: classes}}
              cooler: {div: {other: temperature}}
        """;

    private const string Sequences = """
        netspec: 1
        namespace: Sequences
        blocks:
          Encoder:
            params: {hidden: int, layers: 1, both: false}
            in: {x: [N, L, C]}
            layers:
              lstm: {LSTM: {hidden_size: hidden, num_layers: layers, bidirectional: both, batch_first: true}}
              last: {from: lstm.output, select: {dim: 1, index: -1}}
              state: {from: lstm.c_n, mean: {dim: 0}}
              joined: {cat: {tensors: [last, state], dim: 1}}
              fc: {Linear: {out_features: hidden}}
          Attend:
            params: {heads: int, causal: false}
            in: {query: [N, T, C], memory: [N, S, M]}
            layers:
              cross: {from: [query, memory, memory], MultiheadAttention: {num_heads: heads, is_causal: causal}}
              norm: {sum: {dim: -1, keepdim: true}}
              out: {div: [cross, norm]}
        models:
          Net:
            params: {classes: 3}
            in: {x: [N, L, 6], memory: [N, S, 5]}
            layers:
              one: {from: x, Encoder: {hidden: 4}}
              two: {from: x, Encoder: {hidden: 4, layers: 2, both: true}}
              gru: {from: x, GRU: {hidden_size: 4, batch_first: true}}
              attended: {from: [gru.output, memory], Attend: {heads: 2}}
              best: {from: attended, max: {dim: 1}}
              out: {add: [one, two, best.values]}
              fc: {Linear: {out_features: classes}}
        """;

    private const string Images = """
        netspec: 1
        namespace: Images
        blocks:
          Up:
            params: {factor: 2.0, keep: true}
            in: {x: [N, C, H, W], skip: [N, C, H2, W2]}
            layers:
              larger: {from: x, interpolate: {size: [H2, W2], mode: bilinear}}
              sum: {add: [larger, skip]}
              pooled: {mean: {dim: [2, 3], keepdim: keep}}
              gate: sigmoid
              gated: {mul: [sum, gate]}
              factored: {interpolate: {scale_factor: factor}}
              halves: {split: {split_size_or_sections: [C // 2, C - C // 2], dim: 1}}
              out: {cat: {tensors: ["halves[1]", "halves[0]"], dim: 1}}
        models:
          Net:
            in: {x: [N, 4, H, W]}
            layers:
              skip: {Conv2d: {out_channels: 4, kernel_size: 3, padding: 1}}
              down: {from: skip, MaxPool2d: {kernel_size: 2}}
              up: {from: [down, skip], Up: {factor: 1.5}}
              rolled: {roll: {shifts: [-1, 1], dims: [2, 3]}}
        """;

    private static readonly Lazy<DynamicNetworks> Networks =
        new(static () => DynamicNetworks.Compile(new Dictionary<string, string> { ["Decoder"] = Decoder, ["Sequences"] = Sequences, ["Images"] = Images }));

    [Fact]
    public void A_decoder_sees_only_what_is_before()
    {
        using var scope = NewDisposeScope();
        var network = Networks.Value.Create("Decoder", "Decoder.Net");
        network.eval();
        var tokens = randint(0, 11, [2, 5], int64);

        AssertOnlyOutputsLive(network, [[2, 5]], tokens);
        AssertTrains(network, tokens);
        Assert.Contains("layers.1.attention.qkv.weight", network.state_dict().Keys);
        Assert.Contains("encoders.1.in_proj_weight", network.state_dict().Keys);
    }

    [Fact]
    public void Sequences_run_through_recurrent_layers_and_attention_in_blocks()
    {
        using var scope = NewDisposeScope();
        var network = Networks.Value.Create("Sequences", "Sequences.Net");
        var (sequence, memory) = (randn(2, 5, 6), randn(2, 3, 5));

        AssertOnlyOutputsLive(network, [[2, 3]], sequence, memory);
        AssertTrains(network, sequence, memory);
        Assert.Contains("two.lstm.weight_hh_l1_reverse", network.state_dict().Keys);
        Assert.Contains("attended.cross.k_proj_weight", network.state_dict().Keys);
    }

    [Fact]
    public void Images_are_resized_to_the_size_of_another()
    {
        using var scope = NewDisposeScope();
        var network = Networks.Value.Create("Images", "Images.Net");
        var image = randn(2, 4, 6, 9);

        AssertOnlyOutputsLive(network, [[2, 4, 9, 13]], image);
        AssertTrains(network, image);
    }

    private static void AssertOnlyOutputsLive(nn.Module network, long[][] shapes, params Tensor[] inputs)
    {
        foreach (var training in new[] { false, true })
        {
            network.train(training);
            var before = LivingTensors.Count();
            var outputs = DynamicNetworks.Call(network, inputs);

            Assert.Equal(outputs.Length, Tensor.TotalCount - before);
            Assert.Equal(shapes, outputs.Select(static output => output.shape));
        }
    }

    private static void AssertTrains(nn.Module network, params Tensor[] inputs)
    {
        network.train();
        DynamicNetworks.Call(network, inputs)[0].pow(2).sum().backward();

        Assert.All(network.named_parameters(), static parameter => Assert.True(parameter.parameter.grad is not null, parameter.name));
    }
}

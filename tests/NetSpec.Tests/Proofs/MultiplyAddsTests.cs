using System.Text.Json;
using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Tests.Helpers;

namespace NetSpec.Tests.Proofs;

/// <summary>Multiply-adds, compared with those that PyTorch's networks make (Reference/README.md).</summary>
public sealed class MultiplyAddsTests
{
    private const string VisionTransformer = """
        netspec: 1
        blocks:
          Encoder:
            params: {heads: int, width: int}
            in: {x: [N, L, E]}
            layers:
              ln_1: {LayerNorm: {eps: 1e-6}}
              self_attention: {MultiheadAttention: {num_heads: heads}}
              first: {add: [self_attention, x]}
              ln_2: {LayerNorm: {eps: 1e-6}}
              mlp: {Sequential: [{Linear: {out_features: width}}, GELU, {Linear: {out_features: E}}]}
              second: {add: [first, mlp]}
        models:
          Vit:
            params: {patch: 16, width: 768, heads: 12, depth: 12, mlp: 3072}
            in: {x: [N, 3, 224, 224]}
            layers:
              conv_proj: {Conv2d: {out_channels: width, kernel_size: patch, stride: patch}}
              rows: {flatten: {start_dim: 2}}
              tokens: {permute: {dims: [0, 2, 1]}}
              class_token: {Parameter: {shape: [1, 1, width]}}
              first: {from: class_token, expand: {size: [N, 1, width]}}
              all: {cat: {tensors: [first, tokens], dim: 1}}
              layers: {repeat: depth, Encoder: {heads: heads, width: mlp}}
              ln: {LayerNorm: {eps: 1e-6}}
              head: {select: {dim: 1, index: 0}}
              fc: {Linear: {out_features: 1000}}
            variants:
              vit_b_16: {}
              vit_b_32: {patch: 32}
              vit_l_16: {width: 1024, heads: 16, depth: 24, mlp: 4096}
              vit_l_32: {extends: vit_l_16, patch: 32}
              vit_h_14: {patch: 14, width: 1280, heads: 16, depth: 32, mlp: 5120}
        """;

    private static readonly Dictionary<string, long> Reference =
        JsonSerializer.Deserialize<Dictionary<string, long>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "multiply_adds.json")))!.Where(static pair => !pair.Key.StartsWith("regnet", StringComparison.Ordinal)).ToDictionary(static pair => Plain(pair.Key), static pair => pair.Value);

    [Fact]
    public void Every_network_that_PyTorch_tells_of_makes_as_many()
    {
        var models = SpecModels.Names.Select(SpecModels.Text).Append(VisionTransformer).SelectMany(static text => SpecModels.Of(text).Models);
        var compared = models.Where(static model => Reference.ContainsKey(Plain(model.Name))).DistinctBy(static model => model.Name).ToList();

        Assert.All(compared, static model => Assert.Equal((model.Name, Reference[Plain(model.Name)]), (model.Name, ArchitectureReport.Of(model).MultiplyAdds)));
        Assert.Equal(29, compared.Count);
    }

    [Fact]
    public void A_module_that_runs_twice_counts_twice_each_time_over_its_own_shape()
    {
        const string Spec = """
            netspec: 1
            namespace: Twice
            models:
              Net:
                in: {x: [N, 4, 8, 8]}
                layers:
                  head: {Conv2d: {out_channels: 4, kernel_size: 3, padding: 1}}
                  down: {MaxPool2d: {kernel_size: 2}}
                  small: {call: head, from: down}
                  flat: {from: small, flatten: {start_dim: 2}}
                  attended: {from: [flat, flat, flat], scaled_dot_product_attention: {}}
                out: {head: head, attended: attended}
            """;

        // The convolution over 8×8 and over 4×4, and two products of [4, 16] with [16, 4] and of [4, 4] with [4, 16].
        const long Expected = (4 * 4 * 9 * (64 + 16)) + (2 * 4 * 4 * 16);
        var model = Assert.Single(SpecModels.Of(Spec).Models);
        using var network = DynamicNetworks.Compile(Spec).Create("spec", "Twice.Net");

        Assert.Equal(Expected, ArchitectureReport.Of(model).MultiplyAdds);
        Assert.Equal(Expected, ((ModelDescription)network.GetType().GetProperty("Spec")!.GetValue(network)!).MultiplyAdds);
        Assert.Contains(Expected.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), DynamicNetworks.Compile(Spec).SourceOf("spec"), StringComparison.Ordinal);
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}

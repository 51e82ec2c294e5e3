using NetSpec.Tests.Helpers;
using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec.Tests.Language;

/// <summary>How weights are drawn (<c>init</c>), and which are one tensor (<c>share</c>, <c>call</c>).</summary>
public sealed class WeightTests
{
    private const string Drawn = """
        netspec: 1
        namespace: Drawn
        blocks:
          Inner:
            params: {width: int}
            layers:
              fc: {Linear: {out_features: width}}
              own: {Linear: {out_features: width}, init: {weight: {uniform: {a: 2, b: 3}}}}
            init:
              Linear: {weight: {normal: {std: 0.5}}}
          Plain:
            params: {width: int}
            layers:
              fc: {Linear: {out_features: width}}
        models:
          Net:
            in: {x: [N, 64]}
            layers:
              first: {Linear: {out_features: 64}}
              special: {Linear: {out_features: 64}}
              inner: {Inner: {width: 64}}
              plain: {Plain: {width: 64}}
              list: {repeat: 2, Linear: {out_features: 64}}
              scale: {Parameter: {shape: [64], init: {constant: {val: 3}}}}
              out: {mul: [list, scale]}
            init:
              Linear: {weight: {trunc_normal: {std: 0.02}}, bias: zeros}
              special: {weight: {xavier_uniform: {gain: 2}}, bias: ones}
        """;

    private const string Tied = """
        netspec: 1
        namespace: Tied
        blocks:
          Body:
            params: {vocabulary: int}
            in: {tokens: {shape: [N, T], dtype: int64}}
            layers:
              wte: {Embedding: {num_embeddings: vocabulary, embedding_dim: 4}}
              act: tanh
        models:
          Net:
            in: {tokens: {shape: [N, T], dtype: int64}}
            layers:
              body: {Body: {vocabulary: 50}}
              head: {Linear: {out_features: 50, bias: false}, share: {weight: body.wte.weight}}
            init:
              Embedding: {weight: {constant: {val: 5}}}
              Linear: {weight: zeros}
        """;

    private static readonly DynamicNetworks Networks = DynamicNetworks.Compile(new Dictionary<string, string> { ["drawn"] = Drawn, ["tied"] = Tied });

    [Fact]
    public void The_initialiser_that_is_nearest_to_a_layer_wins()
    {
        using var network = Networks.Create("drawn", "Drawn.Net");
        var state = network.state_dict();

        AssertDrawn(state["first.weight"], mean: 0, std: 0.02);
        AssertDrawn(state["special.weight"], mean: 0, std: 2 * Math.Sqrt(2.0 / 128));
        AssertDrawn(state["inner.fc.weight"], mean: 0, std: 0.5);
        AssertDrawn(state["inner.own.weight"], mean: 2.5, std: 1 / Math.Sqrt(12));
        AssertDrawn(state["plain.fc.weight"], mean: 0, std: 0.02);
        AssertDrawn(state["list.1.weight"], mean: 0, std: 0.02);
        AssertAll(state["first.bias"], 0);
        AssertAll(state["inner.own.bias"], 0);
        AssertAll(state["special.bias"], 1);
        AssertAll(state["scale"], 3);
    }

    [Fact]
    public void Shared_weights_are_drawn_as_the_layer_says_that_they_belong_to()
    {
        using var network = Networks.Create("tied", "Tied.Net");

        AssertAll(network.state_dict()["head.weight"], 5);
        AssertAll(network.state_dict()["body.wte.weight"], 5);
    }

    [Fact]
    public void Shared_weights_are_drawn_anew_by_the_rules_of_their_owner_only()
    {
        using var network = Networks.Create("tied", "Tied.Net");
        using (no_grad())
        {
            network.state_dict()["body.wte.weight"].fill_(9);
        }

        ((IInitialised)network).Initialise();

        AssertAll(network.state_dict()["head.weight"], 5);
    }

    [Fact]
    public void Shared_weights_stay_shared_when_the_network_moves()
    {
        using var network = Networks.Create("tied", "Tied.Net");
        network.to(float64);
        using (no_grad())
        {
            network.state_dict()["body.wte.weight"].fill_(9);
        }

        AssertAll(network.state_dict()["head.weight"], 9);
        Assert.Equal(float64, network.state_dict()["head.weight"].dtype);
    }

    [Fact]
    public void Shared_weights_are_one_tensor_for_an_optimiser()
    {
        using var network = Networks.Create("tied", "Tied.Net");
        using var tokens = randint(0, 50, [2, 3], int64);
        using var optimiser = optim.SGD(network.parameters(), 0.1);

        DynamicNetworks.Call(network, tokens)[0].sum().backward();
        optimiser.step();

        Assert.Equal(network.state_dict()["body.wte.weight"].data<float>().ToArray(), network.state_dict()["head.weight"].data<float>().ToArray());
        Assert.NotEqual(5, network.state_dict()["head.weight"][0, 0].item<float>());
    }

    [Fact]
    public void Shared_weights_are_trained_once_in_a_step()
    {
        using var network = Networks.Create("tied", "Tied.Net");
        using var tokens = randint(0, 50, [2, 3], int64);
        using var optimiser = optim.SGD(network.parameters(), 1);
        using var before = network.state_dict()["head.weight"].detach().clone();
        DynamicNetworks.Call(network, tokens)[0].square().sum().backward();
        using var gradient = network.get_parameter("head.weight")!.grad!.clone();

        optimiser.step();

        using var expected = before.sub(gradient);
        Assert.True(allclose(expected, network.state_dict()["head.weight"].detach()));
        Assert.Single(network.parameters());
        Assert.Equal(["body.wte.weight", "head.weight"], network.state_dict().Keys);
    }

    private static void AssertDrawn(Tensor weight, double mean, double std)
    {
        Assert.InRange(weight.mean().item<float>(), mean - (std / 5), mean + (std / 5));
        Assert.InRange(weight.std().item<float>(), std * 0.9, std * 1.1);
    }

    private static void AssertAll(Tensor weight, double value) => Assert.True(weight.detach().eq(value).all().item<bool>());
}

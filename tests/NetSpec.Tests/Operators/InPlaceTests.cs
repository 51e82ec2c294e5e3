using NetSpec.Tests.Helpers;
using static TorchSharp.torch;

namespace NetSpec.Tests.Operators;

/// <summary>
/// Functions that overwrite what a layer above made: forward and backward give what they give out of place. Each network doubles its input,
/// applies the function and adds 1, in place wherever the generated code dares to.
/// </summary>
public sealed class InPlaceTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> Functions = new()
    {
        ["relu"] = static x => x.relu(),
        ["relu6"] = static x => x.relu6(),
        ["leaky_relu: {negative_slope: 0.2}"] = static x => where(x > 0, x, 0.2 * x),
        ["silu"] = static x => x * x.sigmoid(),
        ["hardswish"] = static x => x.hardswish(),
        ["hardsigmoid"] = static x => x.hardsigmoid(),
        ["hardtanh"] = static x => x.clamp(-1, 1),
        ["elu: {alpha: 0.7}"] = static x => where(x > 0, x, 0.7 * (x.exp() - 1)),
        ["celu: {alpha: 0.7}"] = static x => where(x > 0, x, 0.7 * ((x / 0.7).exp() - 1)),
        ["selu"] = static x => x.selu(),
        ["threshold: {threshold: 0.1, value: 3}"] = static x => where(x > 0.1, x, full_like(x, 3)),
        ["sigmoid"] = static x => x.sigmoid(),
        ["tanh"] = static x => x.tanh(),
        ["clamp: {min: -0.5, max: 0.5}"] = static x => x.clamp(-0.5, 0.5),
        ["neg"] = static x => -x,
        ["abs"] = static x => x.abs(),
        ["exp"] = static x => x.exp(),
        ["sin"] = static x => x.sin(),
        ["cos"] = static x => x.cos(),
        ["erf"] = static x => x.erf(),
        ["add: {other: 2}"] = static x => x + 2,
        ["sub: {other: 2}"] = static x => x - 2,
        ["mul: {other: 3}"] = static x => x * 3,
        ["div: {other: 4}"] = static x => x / 4,
        ["pow: {exponent: 2}"] = static x => x * x,
        ["log"] = static x => x.log(),
        ["sqrt"] = static x => x.sqrt(),
        ["rsqrt"] = static x => x.rsqrt(),
        ["reciprocal"] = static x => 1 / x,
    };

    private static readonly Lazy<DynamicNetworks> Networks =
        new(static () => DynamicNetworks.Compile(Functions.Keys.ToDictionary(NameOf, static layer => Spec(NameOf(layer), layer))));

    public static TheoryData<string> Layers => [.. Functions.Keys];

    /// <summary>TorchSharp's cat of one tensor is that tensor, and PyTorch's a copy.</summary>
    [Fact]
    public void What_follows_a_cat_of_one_tensor_leaves_that_tensor_as_it_is()
    {
        using var scope = NewDisposeScope();
        var network = DynamicNetworks.Compile("""
            netspec: 1
            namespace: OneTensor
            models:
              Net:
                in: {x: [N, 3]}
                layers:
                  all: {cat: {tensors: [x], dim: 1}}
                  act: relu
            """).Create("spec", "OneTensor.Net");
        var (input, copy) = (tensor(new[,] { { -1f, 0f, 1f } }), tensor(new[,] { { -1f, 0f, 1f } }));

        var output = DynamicNetworks.Call(network, input)[0];

        Assert.Equal(copy.data<float>().ToArray(), input.data<float>().ToArray());
        Assert.Equal([0f, 0f, 1f], output.data<float>().ToArray());
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_function_overwrites_only_what_nobody_reads(string layer)
    {
        using var scope = NewDisposeScope();
        var network = Networks.Value.Create(NameOf(layer), $"{NameOf(layer)}.Net");
        var values = layer is "log" or "sqrt" or "rsqrt" or "reciprocal" ? rand(2, 3) + 0.5 : randn(2, 3);
        var (input, copy) = (values.clone().requires_grad_(), values.clone().requires_grad_());

        var actual = DynamicNetworks.Call(network, input)[0];
        var expected = Functions[layer](copy * 2) + 1;
        actual.sum().backward();
        expected.sum().backward();

        Assert.True(allclose(expected, actual, 1e-5, 1e-6), layer);
        Assert.True(allclose(copy.grad!, input.grad!, 1e-5, 1e-6), layer);
        Assert.True(allclose(values, input), "the caller's tensor was overwritten");
        Assert.Contains($"{layer.Split(':')[0].Replace("hardtanh", "clamp", StringComparison.Ordinal)}_(", Networks.Value.SourceOf(NameOf(layer)));
    }

    private static string NameOf(string layer) => $"InPlace_{layer.Split(':')[0]}";

    private static string Spec(string @namespace, string layer) => $"""
        netspec: 1
        namespace: {@namespace}
        models:
          Net:
            in:
              x: [N, 3]
            layers:
              doubled:
                mul:
                  other: 2
              applied:
                {(layer.Contains(':', StringComparison.Ordinal) ? layer : $"{layer}:")}
              out:
                add:
                  other: 1
        """;

    [Fact]
    public void Another_name_for_a_tensor_is_no_step()
    {
        const string Spec = """
            netspec: 1
            namespace: Names
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  fc: {Linear: {out_features: 4}}
                  shortcut: {from: x, identity: {}}
                  sum: {add: [fc, shortcut]}
                  out: identity
            """;
        var networks = DynamicNetworks.Compile(Spec);

        Assert.DoesNotContain("alias()", networks.SourceOf("spec"), StringComparison.Ordinal);
        using var network = networks.Create("spec", "Names.Net");
        using var input = zeros(2, 4);
        using var output = DynamicNetworks.Call(network, input)[0];
        Assert.Equal([2, 4], output.shape);
    }
}

using NetSpec.Tests.Helpers;
using static TorchSharp.torch;

namespace NetSpec.Tests.Language;

/// <summary>Five networks that a newcomer writes from specs/README.md: they compile, run, learn and free what they make.</summary>
public sealed class NewcomerTests
{
    private static readonly DynamicNetworks Networks = DynamicNetworks.Compile(
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Language", "Newcomer"), "*.netspec.yaml")
            .ToDictionary(static file => Path.GetFileName(file).Replace(".netspec.yaml", "", StringComparison.Ordinal), File.ReadAllText));

    private static readonly Dictionary<string, (string Type, Func<long, Tensor[]> Inputs, string Outputs, long Parameters)> Specs = new()
    {
        ["segmentation"] = ("Segmenter", static n => [randn(n, 3, 32, 40)], "[N, 21, 32, 40]; [N, 1, 32, 40]", 310054),
        ["gpt"] = ("Gpt", static n => [randint(0, 65, [n, 7], int64)], "[N, 7, 65]", 89568),
        ["bilstm"] = ("BiLstmClassifier", static n => [randint(0, 1000, [n, 9], int64)], "[N, 5]", 57589),
        ["siamese"] = ("Siamese", static n => [randn(n, 1, 24, 24), randn(n, 1, 24, 24)], "[N, 1]; [N, 64]; [N, 64]", 27521),
        ["detector"] = ("Detector", static n => [randn(n, 3, 64, 96)], "[N, 3, 8, 12, 25]; [N, 3, 4, 6, 25]; [N, 3, 2, 3, 25]", 174919),
    };

    public static TheoryData<string> Names => [.. Specs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_have_the_shapes_of_the_task(string name)
    {
        var (_, inputs, outputs, _) = Specs[name];
        using var network = Create(name);
        using var noGradients = no_grad();
        foreach (var (batch, training) in new[] { (0L, false), (2L, false), (2L, true) }.Where(run => name != "bilstm" || run.Item1 > 0))
        {
            network.train(training);
            var results = DynamicNetworks.Call(network, inputs(batch));
            Assert.Equal(outputs.Replace("N", $"{batch}", StringComparison.Ordinal), string.Join("; ", results.Select(static result => $"[{string.Join(", ", result.shape)}]")));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_description_counts_the_parameters(string name)
    {
        using var network = Create(name);
        var description = (ModelDescription)network.GetType().GetProperty("Spec")!.GetValue(network)!;

        Assert.Equal(description.Parameters, network.parameters().Sum(static parameter => parameter.numel()));
        Assert.Equal(Specs[name].Parameters, description.Parameters);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_on_one_batch_lowers_the_loss(string name)
    {
        manual_seed(1);
        using var network = Create(name);
        network.train();
        var inputs = Specs[name].Inputs(2);
        using var optimiser = optim.Adam(network.parameters(), 0.01);
        var losses = Enumerable.Range(0, 8).Select(_ =>
        {
            using var scope = NewDisposeScope();
            optimiser.zero_grad();
            var loss = DynamicNetworks.Call(network, inputs).Select(static output => output.sub(0.5).square().mean()).Aggregate(static (sum, part) => sum + part);
            loss.backward();
            optimiser.step();
            return loss.item<float>();
        }).ToList();

        Assert.True(losses[^1] < losses[0], string.Join(" ", losses));
        Assert.All(network.named_parameters(), static entry => Assert.True(entry.parameter.grad is not null, entry.name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_the_outputs_stay_alive(string name)
    {
        using var network = Create(name);
        foreach (var training in new[] { false, true })
        {
            network.train(training);
            var inputs = Specs[name].Inputs(2);
            var before = LivingTensors.Count();
            var outputs = DynamicNetworks.Call(network, inputs);

            Assert.Equal(outputs.Length, Tensor.TotalCount - before);
            Array.ForEach(outputs, static output => output.Dispose());
        }
    }

    [Fact]
    public void The_decoder_looks_only_back()
    {
        using var network = Create("gpt");
        network.eval();
        using var noGradients = no_grad();
        using var tokens = randint(0, 65, [1, 6], int64);
        using var changed = tokens.clone();
        changed[0, 5] = (tokens[0, 5] + 1) % 65;

        using var first = DynamicNetworks.Call(network, tokens)[0];
        using var second = DynamicNetworks.Call(network, changed)[0];

        Assert.True(allclose(first.narrow(1, 0, 5), second.narrow(1, 0, 5)));
        Assert.False(allclose(first.narrow(1, 5, 1), second.narrow(1, 5, 1)));
    }

    [Fact]
    public void The_Siamese_towers_see_alike()
    {
        using var network = Create("siamese");
        network.eval();
        using var image = randn(2, 1, 24, 24);
        var outputs = DynamicNetworks.Call(network, image, image);

        Assert.True(allclose(outputs[1], outputs[2]));
    }

    private static nn.Module Create(string name) => Networks.Create(name, $"Newcomer.{Specs[name].Type}");
}

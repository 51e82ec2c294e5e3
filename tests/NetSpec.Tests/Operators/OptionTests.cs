using System.Text.RegularExpressions;
using NetSpec.Compiler.Operators;
using NetSpec.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Tests.Operators;

/// <summary>
/// The cases are not blind: each option of each operator is written in one that would fail if the compiler passed over it. Each case is compiled
/// once more without the option, and must then be another network.
/// </summary>
public sealed partial class OptionTests
{
    /// <summary>What changes no result here: tests of their own see the initial values and the sparse gradients, ELU asks TorchSharp in vain, and attention is always batch first.</summary>
    private static readonly HashSet<string> SeenElsewhere = ["ELU.inplace", "MultiheadAttention.batch_first", "Parameter.init", "PReLU.init", "Buffer.value", "Embedding.sparse", "EmbeddingBag.sparse", "sort.stable", "topk.sorted"];

    private static readonly IReadOnlyList<Mutant> Mutants = [.. OperatorSuite.Cases.SelectMany(MutantsOf)];

    private static readonly Lazy<DynamicNetworks> Networks = new(static () => DynamicNetworks.Compile(Mutants
        .Where(static mutant => mutant.Bound.Errors.Count == 0)
        .ToDictionary(static mutant => mutant.Name, static mutant => mutant.Case.Spec(mutant.Name))));

    public static TheoryData<string> Operators => [.. OperatorTable.All.Select(static op => op.Name).Where(static name => OptionsOf(name).Any())];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Each_option_has_a_case_that_is_another_network_without_it(string name)
    {
        var unnoticed = OptionsOf(name).Where(option => !SeenElsewhere.Contains($"{name}.{option}") && !Mutants.Any(mutant => mutant.Case.Operator == name && mutant.Option == option && IsNoticed(mutant))).ToList();

        Assert.True(unnoticed.Count == 0, $"no case of '{name}' would fail without {string.Join(", ", unnoticed)}");
    }

    [Fact]
    public void A_module_in_place_overwrites_its_input()
    {
        var inPlace = Enumerable.Range(0, OperatorSuite.Cases.Count).Where(static index => OperatorSuite.Cases[index].Layer.Contains("inplace: true", StringComparison.Ordinal) && OperatorSuite.Cases[index].Operator != "ELU").ToList();

        Assert.Equal(OperatorTable.All.Count(static op => op.Parameter("inplace") is not null && op.Name != "ELU"), inPlace.Select(static index => OperatorSuite.Cases[index].Operator).Distinct().Count());
        Assert.All(inPlace, static index =>
        {
            using var scope = torch.NewDisposeScope();
            var (network, input) = (OperatorSuite.Network(index), OperatorSuite.Cases[index].MakeInputs(OperatorSuite.Cases[index].NominalSizes)[0]);
            var copy = input.clone();
            network.train();

            var output = DynamicNetworks.Call(network, input)[0];

            Assert.False(torch.allclose(copy, input), OperatorSuite.Cases[index].Layer);
            Assert.True(torch.allclose(output, input), OperatorSuite.Cases[index].Layer);
        });
    }

    [Fact]
    public void Tensors_begin_with_the_values_that_are_written()
    {
        using var network = Compile("slopes: {PReLU: {num_parameters: 3, init: 0.1}}", "own: {Parameter: {shape: [3], init: {constant: {val: 2}}}}", "held: {Buffer: {shape: [3], value: [3, 4, 5]}}", "sum: {add: [slopes, own, held]}");
        var state = network.state_dict().ToDictionary(static entry => entry.Key, static entry => entry.Value.data<float>().ToArray());

        Assert.Equal([0.1f, 0.1f, 0.1f], state["slopes.weight"]);
        Assert.Equal([2f, 2f, 2f], state["own"]);
        Assert.Equal([3f, 4f, 5f], state["held"]);
    }

    [Fact]
    public void A_sparse_embedding_has_a_sparse_gradient()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Compile(
            "place: {argmax: {dim: 1, keepdim: true}}",
            "one: {from: place, Embedding: {num_embeddings: 3, embedding_dim: 2, sparse: true}}",
            "bag: {from: place, EmbeddingBag: {num_embeddings: 3, embedding_dim: 4, sparse: true}}",
            "flat: {from: one, flatten: {start_dim: 1}}",
            "both: {cat: {tensors: [flat, bag], dim: 1}}");

        DynamicNetworks.Call(network, torch.randn(2, 3))[0].sum().backward();

        Assert.All(network.parameters(), static parameter => Assert.True(parameter.grad!.is_sparse));
    }

    private static torch.nn.Module Compile(params string[] layers) =>
        DynamicNetworks.Compile($"netspec: 1\nnamespace: OfOptions\nmodels:\n  Net:\n    in: {{x: [N, 3]}}\n    layers:\n      {string.Join("\n      ", layers)}\n").Create("spec", "OfOptions.Net");

    /// <summary>What may be left out; what the compiler infers changes nothing.</summary>
    private static IEnumerable<string> OptionsOf(string name) =>
        OperatorTable.Find(name)!.Parameters.Where(static parameter => !parameter.IsRequired && !parameter.IsInferred).Select(static parameter => parameter.Name);

    private static bool IsNoticed(Mutant mutant)
    {
        var (original, test) = (OperatorSuite.Bound(mutant.Index), OperatorSuite.Cases[mutant.Index]);
        if (mutant.Bound.Errors.Count > 0 || !mutant.Bound.State.SequenceEqual(original.State) || !mutant.Bound.OutputTypes.SequenceEqual(original.OutputTypes)
            || test.Grid().Append(test.NominalSizes).Any(sizes => ShapesOf(original, sizes) != ShapesOf(mutant.Bound, sizes)))
        {
            return true;
        }

        var (network, changed) = (OperatorSuite.Network(mutant.Index), Networks.Value.Create(mutant.Name, $"{mutant.Name}.Net"));
        return IsAnother(training: false) || IsAnother(training: true);

        bool IsAnother(bool training) => !Run(network, mutant.Index, training).SequenceEqual(Run(changed, mutant.Index, training));
    }

    private static string ShapesOf(BoundNetwork network, Dictionary<string, long> sizes) =>
        network.Accepts(sizes) ? string.Join("; ", network.OutputShapes(sizes).Select(static shape => string.Join(", ", shape))) : "none";

    /// <summary>What a case's tests see of a network: results, what has become of inputs and buffers, gradients.</summary>
    private static List<string> Run(torch.nn.Module network, int index, bool training)
    {
        using var scope = torch.NewDisposeScope();
        var test = OperatorSuite.Cases[index];
        network.train(training);
        network.zero_grad();
        Fill(network);
        var inputs = test.MakeInputs(test.NominalSizes);
        torch.manual_seed(3);
        var outputs = DynamicNetworks.Call(network, inputs);
        var seen = outputs.Concat(inputs).Concat(network.named_buffers().Select(static buffer => buffer.buffer)).Select(Text).ToList();
        var sum = outputs.Where(static output => output.requires_grad).Select(static output => output.square().sum()).ToList();
        if (test.HasGradient && sum.Count > 0)
        {
            sum.Aggregate(static (left, right) => left + right).backward();
            seen.AddRange(network.named_parameters().OrderBy(static entry => entry.name, StringComparer.Ordinal).Select(static entry => entry.parameter.grad is { } gradient ? $"{gradient.is_sparse} {Text(gradient)}" : "none"));
        }

        return seen;
    }

    private static void Fill(torch.nn.Module network)
    {
        using var noGrad = torch.no_grad();
        torch.manual_seed(11);
        foreach (var (_, tensor) in network.state_dict().Where(static entry => entry.Value.is_floating_point()).OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            tensor.uniform_(0.1, 1);
        }
    }

    private static string Text(torch.Tensor tensor) => $"[{string.Join(", ", tensor.shape)}] {string.Join(" ", tensor.detach().to_dense().to(torch.float64).contiguous().data<double>().ToArray())}";

    private static IEnumerable<Mutant> MutantsOf(OperatorCase test, int index)
    {
        var options = OptionsOf(test.Operator).ToList();
        var arguments = ArgumentsOf(test.Layer).ToList();
        return arguments.Where(argument => options.Contains(NameOf(argument)))
            .Select(argument => new Mutant(index, NameOf(argument), test with { Layer = $"{test.Operator}: {{{string.Join(", ", arguments.Where(other => other != argument))}}}" }));
    }

    private static string NameOf(string argument) => argument.Split(':')[0].Trim();

    /// <summary>The entries of a layer's mapping; lists and texts in them hold commas.</summary>
    private static IEnumerable<string> ArgumentsOf(string layer) =>
        Arguments().Match(layer) is { Success: true } match ? match.Groups["argument"].Captures.Select(static capture => capture.Value.Trim()) : [];

    [GeneratedRegex("""^\w+: \{((?<argument>\w+: ([^,\[{']|\[[^\]]*\]|\{[^}]*\}|'[^']*')*?)(, |\}$))+$""")]
    private static partial Regex Arguments();

    private sealed record Mutant(int Index, string Option, OperatorCase Case)
    {
        private readonly Lazy<BoundNetwork> _bound = new(() => new BoundNetwork(Case.Spec("Mutant")));

        public BoundNetwork Bound => _bound.Value;

        public string Name => $"Case{Index}Without_{Option}";
    }
}

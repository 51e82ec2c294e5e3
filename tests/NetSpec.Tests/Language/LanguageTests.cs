using NetSpec.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Tests.Language;

/// <summary>Every construct of the language becomes a network with the right keys, shapes, gradients and lifetimes.</summary>
public sealed class LanguageTests
{
    public static IEnumerable<object[]> Cases => LanguageSuite.Cases.Select(static (test, i) => new object[] { i, test.Name });

    [Fact]
    public void Rounds_of_one_layer_are_each_called_in_their_own_way()
    {
        var rounds = LanguageCases.All.Single(static test => test.Name == "Lists of one layer whose rounds C# calls differently");
        var source = DynamicNetworks.Compile(rounds.Text("Rounds")).SourceOf("spec");

        Assert.Contains("Body[0].call(body, body, body, null, hidden)", source, StringComparison.Ordinal);
        Assert.Contains("Body[1].call(body, body, body, hidden)", source, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Keys_and_shapes_of_the_state_dict_are_as_the_spec_says(int index, string name)
    {
        using var network = LanguageSuite.Network(index);

        Assert.Equal((name, Text(LanguageSuite.Cases[index].Entries)), (name, Text(TensorFact.StateDictOf(network).Select(static fact => fact.ToString()))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_have_the_shapes_of_the_spec_for_a_batch_and_for_none(int index, string name)
    {
        var test = LanguageSuite.Cases[index];
        using var network = LanguageSuite.Network(index);
        using var noGrad = torch.no_grad();
        foreach (var (batch, training) in new[] { (0L, false), (2L, false), (2L, true) })
        {
            using var scope = torch.NewDisposeScope();
            network.train(training);
            var outputs = DynamicNetworks.CallNullable(network, test.MakeInputs(batch));

            Assert.Equal((name, batch, Text(test.OutputShapes(batch, training))), (name, batch, Text(outputs.Select(Shape))));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Only_the_outputs_stay_alive(int index, string name)
    {
        var test = LanguageSuite.Cases[index];
        using var network = LanguageSuite.Network(index);
        foreach (var training in new[] { false, true })
        {
            network.train(training);
            var inputs = test.MakeInputs(2);
            var before = LivingTensors.Count();
            var outputs = DynamicNetworks.Call(network, inputs);
            var after = torch.Tensor.TotalCount;

            Assert.True(outputs.Length == after - before, $"{name}, training: {training}: {outputs.Length} outputs, {after - before} tensors more\n{LanguageSuite.SourceOf(index)}");
            Assert.Equal(outputs.Length, outputs.Select(static output => output.Handle).Distinct().Count());
            Assert.All(outputs, output => Assert.DoesNotContain(output, inputs, ReferenceEqualityComparer.Instance));
            Assert.All(inputs, static input => Assert.False(input.IsInvalid));
            Array.ForEach(outputs, static output => output.Dispose());
            Array.ForEach(inputs, static input => input.Dispose());
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_backward_pass_reaches_every_parameter(int index, string name)
    {
        var test = LanguageSuite.Cases[index];
        using var network = LanguageSuite.Network(index);
        network.train();
        using var scope = torch.NewDisposeScope();
        foreach (var output in DynamicNetworks.Call(network, test.MakeInputs(2)).Where(static output => output.requires_grad))
        {
            output.backward([torch.randn_like(output)], retain_graph: true);
        }

        var without = network.named_parameters().Where(static entry => entry.parameter.grad is null).Select(static entry => entry.name);
        Assert.Equal((name, Text(test.UnreachedKeys)), (name, Text(without)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_description_tells_the_same_without_an_instance(int index, string name)
    {
        if (LanguageSuite.Cases[index].HasForeignTensors)
        {
            return;
        }

        using var network = LanguageSuite.Network(index);
        var description = (ModelDescription)network.GetType().GetProperty("Spec")!.GetValue(network)!;
        var parameters = network.parameters().Sum(static parameter => parameter.numel());

        Assert.Equal((name, parameters), (name, description.Parameters));
        Assert.Equal(
            (name, Text(TensorFact.StateDictOf(network).Select(static fact => fact.ToString()).Order(StringComparer.Ordinal))),
            (name, Text(description.StateDict.Select(static tensor => new TensorFact(tensor.Name, [.. tensor.Shape]).ToString()).Order(StringComparer.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_binding_of_what_is_structural_is_one_class(int index, string name)
    {
        var expected = LanguageSuite.Cases[index].Classes;

        Assert.Equal((name, expected), (name, expected.Length == 0 ? "" : string.Join(" ", LanguageSuite.ClassesOf(index))));
    }

    private static string Shape(torch.Tensor? tensor) => tensor is null ? "-" : $"[{string.Join(", ", tensor.shape)}]";

    private static string Text(IEnumerable<string> lines) => string.Join("\n", lines);
}

using NetSpec.Compiler.Operators;
using NetSpec.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Tests.Operators;

/// <summary>What the table says of each operator, compared with what libtorch does.</summary>
public sealed class OperatorTests
{
    public static IEnumerable<object[]> Cases => OperatorSuite.Cases.Select(static (test, i) => new object[] { i, test.ToString() });

    public static IEnumerable<object[]> Mistakes => OperatorSuite.Mistakes.Select(static mistake => new object[] { mistake.Layer, mistake.Inputs, mistake.Message });

    [Fact]
    public void Every_operator_has_a_case()
    {
        var tested = OperatorSuite.Cases.Select(static test => test.Operator).ToHashSet();

        Assert.Equal([], OperatorTable.All.Select(static op => op.Name).Where(name => !tested.Contains(name)));
    }

    [Fact]
    public void The_table_knows_which_modules_take_more_than_the_tensors_that_come_in()
    {
        var modules = Enumerable.Range(0, OperatorSuite.Cases.Count)
            .Where(static i => char.IsUpper(OperatorSuite.Cases[i].Operator[0]) && OperatorSuite.Bound(i).OutputTypes.Count == 1)
            .Select(static i => (OperatorSuite.Cases[i].Operator, Network: OperatorSuite.Network(i).GetType()))
            .Select(static module => (module.Operator, module.Network.GetProperty("Op")?.PropertyType, Inputs: module.Network.GetMethod("forward")!.GetParameters().Length))
            .Where(static module => module.PropertyType?.IsAssignableTo(typeof(torch.nn.Module)) == true)
            .GroupBy(static module => module.Operator, static module => TakesJust(module.PropertyType!, module.Inputs));

        Assert.Equal(
            OperatorTable.All.Where(static op => op.HasOwnParameters && op is not Compiler.Operators.Recurrent.LstmCell).Select(static op => op.Name).Order(StringComparer.Ordinal),
            modules.Where(static module => module.Contains(false)).Select(static module => module.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Shapes_are_those_of_a_forward_pass(int index, string name)
    {
        var (test, bound, network) = (OperatorSuite.Cases[index], OperatorSuite.Bound(index), OperatorSuite.Network(index));
        network.eval();
        using var noGrad = torch.no_grad();
        foreach (var sizes in test.Grid())
        {
            using var scope = torch.NewDisposeScope();
            var inputs = test.MakeInputs(sizes);
            var where = $"{name} at {string.Join(", ", sizes.Select(static size => $"{size.Key} = {size.Value}"))}";
            var expected = Try(() => test.Reference(new(inputs, OperatorSuite.StateOf(network), false)));
            if (expected is null || !bound.Accepts(sizes))
            {
                Assert.True(expected is null, $"libtorch takes what the compiler refuses: {where}");
                Assert.False(bound.Accepts(sizes), $"the compiler takes what libtorch refuses: {where}");
                continue;
            }

            Assert.Equal((where, Text(expected)), (where, string.Join(", ", bound.OutputShapes(sizes).Select(static shape => $"[{string.Join(", ", shape)}]"))));
            Assert.Equal((where, Text(expected)), (where, Text(DynamicNetworks.Call(network, inputs))));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Numbers_and_gradients_are_those_of_the_reference(int index, string name)
    {
        var (test, network) = (OperatorSuite.Cases[index], OperatorSuite.Network(index));
        foreach (var training in new[] { false, true })
        {
            using var scope = torch.NewDisposeScope();
            network.train(training);
            network.zero_grad();
            var state = OperatorSuite.StateOf(network);
            var (inputs, copies) = (test.MakeInputs(test.NominalSizes), test.MakeInputs(test.NominalSizes));
            var gradients = test.HasGradient ? Differentiable(network, inputs).ToList() : [];
            var references = test.HasGradient ? Differentiable(network, copies, state).ToList() : [];
            torch.manual_seed(3);
            var actual = DynamicNetworks.Call(network, inputs);
            torch.manual_seed(3);
            var expected = test.Reference(new(copies, state, training));
            Assert.Equal(expected.Length, actual.Length);
            Assert.Equal(OperatorSuite.Bound(index).OutputTypes, actual.Select(static tensor => tensor.dtype.ToString().ToLowerInvariant()));
            foreach (var (left, right) in expected.Zip(actual))
            {
                AssertClose(left, right, test.Tolerance, $"{name}, training: {training}\n{OperatorSuite.SourceOf(index)}");
            }

            foreach (var (key, buffer) in network.named_buffers().Where(static entry => entry.buffer.is_floating_point()))
            {
                AssertClose(state[OperatorSuite.KeyOf(key)], buffer, test.Tolerance, $"buffer {key} of {name}, training: {training}");
            }

            if (gradients.Count > 0)
            {
                Backward(actual);
                Backward(expected);
                foreach (var (left, right) in references.Zip(gradients))
                {
                    AssertClose(left.grad, right.grad, test.Tolerance * 10, $"gradient of {name}, training: {training}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_state_dict_is_the_one_of_the_table(int index, string name)
    {
        var network = OperatorSuite.Network(index);
        var bound = OperatorSuite.Bound(index);

        Assert.Equal(bound.State.OrderBy(static fact => fact.Key, StringComparer.Ordinal), TensorFact.StateDictOf(network).OrderBy(static fact => fact.Key, StringComparer.Ordinal));
        Assert.Equal((name, OperatorSuite.Cases[index].MultiplyAdds), (name, bound.MultiplyAdds(OperatorSuite.Cases[index].NominalSizes)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Only_the_output_stays_alive(int index, string name)
    {
        var (test, network) = (OperatorSuite.Cases[index], OperatorSuite.Network(index));
        foreach (var training in new[] { false, true })
        {
            network.train(training);
            var inputs = test.MakeInputs(test.NominalSizes);
            var before = LivingTensors.Count();
            var outputs = DynamicNetworks.Call(network, inputs);
            var after = torch.Tensor.TotalCount;

            Assert.Equal((name, training, outputs.Length), (name, training, (int)(after - before)));
            Assert.All(outputs, output => Assert.DoesNotContain(output, inputs, ReferenceEqualityComparer.Instance));
            Assert.All(inputs, static input => Assert.False(input.IsInvalid));
            Array.ForEach(outputs, static output => output.Dispose());
            Array.ForEach(inputs, static input => input.Dispose());
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_are_refused(string layer, string inputs, string message)
    {
        var errors = new BoundNetwork(new OperatorCase(layer, inputs, static run => run.X).Spec("Mistakes")).Errors;

        Assert.Contains(message, Assert.Single(errors));
    }

    private static torch.Tensor[]? Try(Func<torch.Tensor[]> reference)
    {
        try
        {
            return reference();
        }
        catch (Exception exception) when (exception is System.Runtime.InteropServices.ExternalException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Text(torch.Tensor[] tensors) => string.Join(", ", tensors.Select(static tensor => $"[{string.Join(", ", tensor.shape)}]"));

    /// <summary>The tensors whose gradients are compared: inputs and, in one order, parameters.</summary>
    private static IEnumerable<torch.Tensor> Differentiable(torch.nn.Module network, torch.Tensor[] inputs, Dictionary<string, torch.Tensor>? copies = null)
    {
        foreach (var input in inputs.Where(static input => input.is_floating_point()))
        {
            yield return input.requires_grad_();
        }

        foreach (var (key, parameter) in network.named_parameters().OrderBy(static entry => entry.name, StringComparer.Ordinal))
        {
            yield return copies is null ? parameter : copies[OperatorSuite.KeyOf(key)].requires_grad_();
        }
    }

    private static bool TakesJust(Type module, int tensors) => module is { BaseType: { } parent }
        && ((parent.FullName?.StartsWith($"TorchSharp.torch+nn+Module`{tensors + 1}[", StringComparison.Ordinal) == true && parent.GenericTypeArguments.All(static type => type == typeof(torch.Tensor)))
            || TakesJust(parent, tensors));

    private static void Backward(torch.Tensor[] outputs)
    {
        torch.manual_seed(5);
        foreach (var output in outputs.Where(static output => output.requires_grad))
        {
            output.backward([torch.randn(output.shape)], retain_graph: true);
        }
    }

    private static void AssertClose(torch.Tensor? expected, torch.Tensor? actual, double tolerance, string where)
    {
        Assert.Equal((where, expected is null), (where, actual is null));
        if (expected is not null)
        {
            Assert.Equal((where, Text([expected])), (where, Text([actual!])));
            var (left, right) = (expected.to(torch.float64), actual!.to(torch.float64));
            Assert.True(torch.allclose(left, right, 1e-4, tolerance, equal_nan: true), $"{where}\ndiffers by {(left - right).abs().max().item<double>()}");
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetSpec.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Tests.Properties;

/// <summary>What the compiler and libtorch do not agree about.</summary>
/// <param name="Case">The spec and the sizes.</param>
/// <param name="Kind">What sort of fault it is.</param>
/// <param name="Message">What each says.</param>
internal sealed record Disagreement(RandomCase Case, string Kind, string Message);

/// <summary>Compares what the compiler says of specs with what their generated classes do.</summary>
internal sealed class ShapeOracle
{
    private readonly DynamicNetworks _networks;

    /// <summary>Compiles specs, all in one go.</summary>
    public ShapeOracle(IReadOnlyList<RandomSpec> specs) => _networks = DynamicNetworks.Compile(
        specs.Select(static (spec, i) => (Name: NameOf(i), spec)).ToDictionary(static pair => pair.Name, static pair => pair.spec.Text(pair.Name)),
        string.Join("\n", specs.Select(static (_, i) => Doors.Source(NameOf(i)))));

    /// <summary>The values that a network's constructor takes besides device and type: the others are constants of the class.</summary>
    public IReadOnlyList<string> ParametersOf(int spec, string? variant) => _networks.FailureOf(NameOf(spec)) is null ? _networks.ParametersOf(ClassOf(spec, variant)) : [];

    /// <summary>Tries a spec; null where all agree.</summary>
    public Disagreement? Try(int index, RandomCase test)
    {
        if (_networks.FailureOf(NameOf(index)) is { } failure)
        {
            return new(test, "no class", failure);
        }

        var known = ParametersOf(index, test.Variant);
        test = test with { Values = test.Values.RemoveRange(test.Values.Keys.Where(name => !test.Spec.Symbols.Contains(name) && !known.Contains(name))) };

        // Some kernels refuse a batch of none, and some see nothing wrong with it.
        return !test.Spec.Operators.Any(Exceptions.EndsTheProcessWithoutBatch) && TryBatch(index, test, 0) is null ? null : TryBatch(index, test, 2);
    }

    private Disagreement? TryBatch(int index, RandomCase test, long batch)
    {
        var values = test.Values.SetItem("N", batch);
        var fixedValues = batch > 0 ? values : test.Values;
        var concrete = Verdict.Of(test.Model.Text("Concrete", fixedValues), values);
        var symbolic = Verdict.Of(test.Model.Text("Symbolic", Parameters(test)), values);
        var promises = test.Spec.Dims.All(dim => values[dim.Name] % dim.MultipleOf == 0);
        if (promises && symbolic.Diagnostic is null && symbolic.Accepts != concrete.Accepts && !Exceptions.Allow(concrete))
        {
            return new(test, "proof", $"with numbers for dimensions: {Say(concrete)}\nwith letters: {Say(symbolic)}");
        }

        if (concrete.Accepts && promises)
        {
            return Compare(index, test, values, concrete, training: false) ?? Compare(index, test, values, concrete, training: true);
        }

        if (concrete.Accepts || Exceptions.Allow(concrete) || test.Spec.Operators.Any(Exceptions.EndsTheProcess))
        {
            return null;
        }

        return Run(index, test, values, training: test.Spec.HasTraining, isOpen: true) is ({ } taken, _) ? new(test, "taken by libtorch", $"{Say(concrete)}\nlibtorch gives {Text(taken)}") : null;
    }

    /// <summary>Runs a case that the compiler takes; null where libtorch takes it too, with the same shapes.</summary>
    private Disagreement? Compare(int index, RandomCase test, ImmutableSortedDictionary<string, long> values, Verdict verdict, bool training)
    {
        var (expected, (shapes, error)) = (verdict.In(training), Run(index, test, values, training, isOpen: false));
        return error is not null
            ? Exceptions.IsAboutValues(error, test.Spec) || Exceptions.IsAboutKernels(error) || Exceptions.IsAboutWeights(error) || Exceptions.IsAboutExpanded(error) || Exceptions.IsAboutStretching(error) || (training && Exceptions.IsAboutStatistics(error)) ? null : new(test, $"refused by {(error is ArgumentException ? "the class" : "libtorch")}", $"{Text(expected)}\n{error.GetType().Name}: {error.Message.Split("\nException raised")[0]}")
            : Same(expected, shapes!) ? null : new(test, "shapes", $"the compiler says {Text(expected)}, libtorch {Text(shapes!)}");
    }

    private static ImmutableSortedDictionary<string, long> Parameters(RandomCase test) => test.Values.RemoveRange(test.Spec.Symbols);

    private (IReadOnlyList<long[]?>? Shapes, Exception? Error) Run(int index, RandomCase test, ImmutableSortedDictionary<string, long> values, bool training, bool isOpen)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        Doors.AreOpen = isOpen;
        try
        {
            var arguments = Parameters(test).ToDictionary(static pair => pair.Key, static pair => (object?)pair.Value);
            using var network = _networks.Create(ClassOf(index, test.Variant), arguments);
            network.train(training);
            return ([.. DynamicNetworks.CallNullable(network, [.. test.Spec.Inputs.Select(input => Make(input, test.Model, values))]).Select(static tensor => tensor?.shape)], null);
        }
        catch (Exception error) when (error is ExternalException or ArgumentException or ArithmeticException or InvalidOperationException or NotSupportedException or IndexOutOfRangeException or NotImplementedException)
        {
            return (null, error);
        }
        finally
        {
            Doors.AreOpen = false;
        }
    }

    private static torch.Tensor Make(RandomInput input, RandomSpec spec, ImmutableSortedDictionary<string, long> values)
    {
        long[] shape = [.. input.Shape.Select(dim => long.TryParse(dim, out var number) ? number : values.TryGetValue(dim, out var value) ? value : spec.Parameters.First(parameter => parameter.Name == dim).Value)];
        return input.DType switch
        {
            "int64" => torch.zeros(shape, torch.int64),
            "bool" => torch.ones(shape, torch.@bool),
            _ => torch.rand(shape),
        };
    }

    private static bool Same(IReadOnlyList<long[]?> left, IReadOnlyList<long[]?> right) => Text(left) == Text(right);

    private static string Say(Verdict verdict) => verdict.Accepts ? Text(verdict.Shapes!) : $"refused: {verdict.Reason}";

    private static string Text(IReadOnlyList<long[]?> shapes) => string.Join(", ", shapes.Select(static shape => shape is null ? "-" : $"[{string.Join(", ", shape)}]"));

    private static string ClassOf(int index, string? variant) => $"{NameOf(index)}.{variant ?? "Net"}";

    private static string NameOf(int index) => $"Random{index}";
}

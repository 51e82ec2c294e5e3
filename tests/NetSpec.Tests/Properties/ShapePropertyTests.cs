using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NetSpec.Compiler.Operators;
using Xunit.Abstractions;

namespace NetSpec.Tests.Properties;

/// <summary>
/// Random specs at random sizes: the compiler's shapes are those of the generated classes, what libtorch refuses it refuses, and what it refuses
/// libtorch does, but for what <see cref="Exceptions"/> lists. A case is a spec
/// at one choice of sizes; <c>NETSPEC_CASES</c> and <c>NETSPEC_SEED</c> ask for more, or for others.
/// </summary>
public sealed class ShapePropertyTests(ITestOutputHelper output)
{
    private const int Batch = 100;
    private const int Sizes = 2;

    [Fact]
    public void Random_specs_have_the_shapes_that_libtorch_gives_them()
    {
        var count = Setting("NETSPEC_CASES", 2000);
        var specCount = (count + Sizes - 1) / Sizes;
        var seed = Setting("NETSPEC_SEED", 20260926);
        var found = new SortedDictionary<string, List<Disagreement>>(StringComparer.Ordinal);
        var operators = new HashSet<string>();
        for (var first = 0; first < specCount; first += Batch)
        {
            var batch = Enumerable.Range(first, Math.Min(Batch, specCount - first));
            Try([.. batch.Select(i => Draw(OperatorTable.All[i % OperatorTable.All.Count], seed + i))], first);
        }

        // What needs a rare sort of tensor may not have come in its turns.
        Try([.. OperatorTable.All.Where(op => !operators.Contains(op.Name)).Select(op => Enumerable.Range(0, 200).Select(i => Draw(op, seed - 1 - i)).FirstOrDefault(spec => spec.Operators.Contains(op.Name))).OfType<RandomSpec>()], specCount);

        output.WriteLine($"{specCount} specs at {Sizes} sizes each, seed {seed}: {found.Sum(static pair => pair.Value.Count)} disagreements");
        Assert.True(found.Count == 0, string.Join("\n", found.Select(static pair => $"==== {pair.Value.Count} × {pair.Key}\n{Told(Shrunk(pair.Value[0]))}")));
        Assert.Equal([], OperatorTable.All.Select(static op => op.Name).Where(name => !operators.Contains(name)));

        void Try(IReadOnlyList<RandomSpec> specs, int first)
        {
            operators.UnionWith(specs.SelectMany(static spec => spec.Operators));
            foreach (var disagreement in Compare(specs, new Random(seed + first)))
            {
                var kind = Kind(disagreement);
                found.TryAdd(kind, []);
                found[kind].Add(disagreement);
            }
        }
    }

    private static RandomSpec Draw(Operator op, int seed) => RandomSpecs.With(op).Sample(1, new Rnd((ulong)seed), 50).Single();

    private static IEnumerable<Disagreement> Compare(IReadOnlyList<RandomSpec> specs, Random random)
    {
        var oracle = new ShapeOracle(specs);
        return specs.SelectMany((spec, i) => Enumerable.Range(0, Sizes).Select(_ => oracle.Try(i, Case(spec, spec.Variants.Length > 0 ? spec.Variants[random.Next(spec.Variants.Length)].Name : null, i))).OfType<Disagreement>().Take(1));

        RandomCase Case(RandomSpec spec, string? variant, int index) => new(spec, Values(spec.As(variant), oracle.ParametersOf(index, variant), random), variant);
    }

    /// <summary>Values for the free dimensions, and for a parameter or two others than their defaults.</summary>
    private static ImmutableSortedDictionary<string, long> Values(RandomSpec spec, IReadOnlyList<string> free, Random random)
    {
        var values = spec.Symbols.Where(static symbol => symbol != "N").ToImmutableSortedDictionary(static symbol => symbol, _ => random.Next(4) == 0 ? random.NextInt64(1, 41) : random.NextInt64(1, 13));
        values = values.SetItems(spec.Dims.Where(_ => random.Next(3) > 0).Select(dim => KeyValuePair.Create(dim.Name, values[dim.Name] * dim.MultipleOf)));
        return values.AddRange(spec.Parameters.Where(parameter => free.Contains(parameter.Name) && random.Next(3) == 0).Select(parameter => KeyValuePair.Create(parameter.Name, random.NextInt64(1, 9))));
    }

    /// <summary>The smallest case that has the same sort of fault.</summary>
    private static Disagreement Shrunk(Disagreement fault)
    {
        for (var tries = 0; tries < 300;)
        {
            var smaller = Smaller.Than(fault.Case).Take(300 - tries).Select(test => (Fault: Again(test), tries++)).FirstOrDefault(pair => pair.Fault is { } other && Kind(other) == Kind(fault)).Fault;
            if (smaller is null)
            {
                break;
            }

            fault = smaller;
        }

        return fault;
    }

    private static Disagreement? Again(RandomCase test) =>
        Verdict.Bind(test.Spec.Text("Trial")) is { Diagnostics.Count: 0 } ? new ShapeOracle([test.Spec]).Try(0, test) : null;

    /// <summary>Faults of one kind say the same, but for numbers and names.</summary>
    private static string Kind(Disagreement fault)
    {
        var line = fault.Message.Split('\n').FirstOrDefault(static line => line.Contains("NS0", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal)) ?? fault.Message.Split('\n')[0];
        var words = new string([.. line.Where(static c => char.IsLetter(c) || c is ' ' or '\'')]);
        return $"{fault.Kind}: {words[..Math.Min(words.Length, 90)]}";
    }

    private static string Told(Disagreement fault) => $"{fault.Kind}\n{fault.Case}\n{fault.Message[..Math.Min(fault.Message.Length, 1500)]}";

    private static int Setting(string name, int otherwise) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}

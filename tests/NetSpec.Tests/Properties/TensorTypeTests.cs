using System.Collections.Immutable;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Tests.Properties;

/// <summary>Operators over tensors of every type, which random specs seldom have: libtorch takes what the compiler takes.</summary>
public sealed class TensorTypeTests
{
    private const int Attempts = 30;
    private const int Batch = 150;
    private static readonly long[][] Shapes = [[2, 3], [2, 4, 4], [1, 4, 6, 6]];

    public static TheoryData<string> Types => ["bool", "uint8", "int32", "float16", "float64", "complex64"];

    [Theory]
    [MemberData(nameof(Types))]
    public void Libtorch_takes_the_types_that_the_compiler_takes(string dtype)
    {
        var random = new Random(5);
        var specs = OperatorTable.All.Where(static op => op.MinInputs is 1 or 2 && !Exceptions.EndsTheProcess(op.Name))
            .SelectMany(op => Shapes.Select(shape => Draw(op, shape, dtype, random))).OfType<RandomSpec>().ToList();

        var found = specs.Chunk(Batch).SelectMany(Compare).Select(static disagreement => $"{disagreement.Case.Spec.Text("Case")}{disagreement.Kind}: {disagreement.Message}").ToList();

        Assert.True(specs.Count > 100, $"only {specs.Count} specs with {dtype}");
        Assert.True(found.Count == 0, string.Join("\n\n", found));
    }

    private static RandomSpec? Draw(Operator op, long[] shape, string dtype, Random random)
    {
        TensorType type = new([.. shape.Select(Dim.Constant)], dtype);
        var inputs = Enumerable.Repeat(type, op.MinInputs).ToList();
        return Enumerable.Range(0, Attempts).Select(_ => OperatorDraw.Try(op, inputs, new(random, seesDimensions: false))).FirstOrDefault(static draw => draw is not null) is { } draw ? Spec(draw, type) : null;
    }

    /// <summary>The tensors are a buffer, since inputs are not of every type.</summary>
    private static RandomSpec Spec(OperatorDraw draw, TensorType type)
    {
        var tensor = new RandomLayer("tensor", "Buffer") { Arguments = [new("shape", $"[{string.Join(", ", type.Shape)}]"), new("dtype", type.DType)] };
        var layer = new RandomLayer("layer", draw.Operator.Name)
        {
            From = [.. Enumerable.Repeat(tensor.Name, draw.Operator.MinInputs)],
            Arguments = [.. draw.Arguments.Select(static argument => new RandomArgument(argument.Parameter.Name, RandomArguments.Text(argument.Value), !argument.Parameter.IsRequired))],
        };
        var names = draw.Operator.OutputNames;
        var output = draw.Outputs.Count == 1 ? layer.Name : names.Count > 0 ? $"{layer.Name}.{names[0]}" : $"{layer.Name}[0]";
        return new([new("x", ["N", "2"], "float32")], [tensor, layer]) { Outputs = [output] };
    }

    private static IEnumerable<Disagreement> Compare(RandomSpec[] specs)
    {
        var oracle = new ShapeOracle(specs);
        return specs.Select((spec, i) => oracle.Try(i, new(spec, ImmutableSortedDictionary<string, long>.Empty, null))).OfType<Disagreement>();
    }
}

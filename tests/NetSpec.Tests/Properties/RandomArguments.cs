using System.Collections.Immutable;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Tests.Properties;

/// <summary>Random arguments of an operator, from what the table says of each: its kind, its least value, its words.</summary>
/// <param name="random">Where they come from.</param>
/// <param name="seesDimensions">Whether arguments may name the model's dimensions: a block's or a sequence's see nothing of their caller.</param>
internal sealed class RandomArguments(Random random, bool seesDimensions)
{
    private static readonly long[] Small = [1, 2, 3, 2, 1, 4, 3, 2, 6, 8, 5];

    /// <summary>Arguments: all that are required, some of the others.</summary>
    public ImmutableArray<(OperatorParameter Parameter, Value Value)> For(Operator op, IReadOnlyList<TensorType> inputs) =>
    [
        .. op.Parameters.Where(parameter => !parameter.IsInferred && parameter.Kind != ArgumentKind.Initialiser && (parameter.IsRequired || random.Next(3) == 0))
            .Select(parameter => (parameter, Value(op, parameter, inputs))),
    ];

    /// <summary>A value as a spec writes it.</summary>
    public static string Text(Value value) => value switch
    {
        StringValue { Value: var text } => text.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-') && text.Any(static c => c != '-') ? text : $"'{text}'",
        ListValue list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        SymbolicValue formula => $"\"{formula.ToDisplay()}\"",
        _ => value.ToDisplay(),
    };

    private Value Value(Operator op, OperatorParameter parameter, IReadOnlyList<TensorType> inputs)
    {
        var first = inputs.Count > 0 ? inputs[0] : new TensorType([]);
        return parameter.Kind switch
        {
            ArgumentKind.Int => Int(parameter, first),
            ArgumentKind.Float when parameter.IsProbability => new FloatValue(Pick(0.0, 0.1, 0.5, 1.0)),
            ArgumentKind.Float => new FloatValue(Pick(0.1, 0.5, 1.0, 2.0, 0.25)),
            ArgumentKind.Number => random.Next(2) == 0 ? new IntValue(Pick(Small)) : new FloatValue(Pick(0.5, 1.5)),
            ArgumentKind.Bool => new BoolValue(random.Next(2) == 0),
            ArgumentKind.Size when parameter.Words.Count > 0 && random.Next(3) == 0 => new StringValue(Pick([.. parameter.Words]).Word),
            ArgumentKind.Size => Each(op, () => new IntValue(Least(parameter, Pick(Small)))),
            ArgumentKind.Scale => Each(op, () => random.Next(2) == 0 ? new IntValue(Pick(1, 2, 3)) : new FloatValue(Pick(0.5, 1.5, 2.0, 0.7, 2.5))),
            ArgumentKind.IntList => new ListValue([.. Ints(first).Select(value => value is IntValue number && number.Value < parameter.Minimum ? new IntValue(Pick(Small)) : value)]),
            ArgumentKind.FloatList => new ListValue([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new FloatValue(Pick(0.5, 1.5, 2.0)))]),
            ArgumentKind.Word => new StringValue(Pick([.. parameter.Words]).Word),
            ArgumentKind.Text => new StringValue(Equation(inputs)),
            _ => throw new NotSupportedException($"there is no generator for '{parameter.Name}' of '{op.Name}', which is a {parameter.Kind}"),
        };
    }

    private Value Int(OperatorParameter parameter, TensorType input)
    {
        if (parameter.Minimum is not null)
        {
            return new IntValue(Least(parameter, Pick(Small)));
        }

        // Without a least value it is an axis, an offset, or a size of which some is left.
        return seesDimensions && random.Next(6) == 0 && input.Rank > 0 ? Of(input[random.Next(input.Rank)]) : new IntValue(random.Next(-input.Rank - 1, input.Rank + 1));
    }

    /// <summary>Lists of axes, of sizes that the input has, of factors, or of anything.</summary>
    private IEnumerable<Value> Ints(TensorType input)
    {
        var axes = Enumerable.Range(0, input.Rank).ToArray();
        var sizes = input.Shape.Select(Of).ToList();
        switch (random.Next(6))
        {
            case 0:
                random.Shuffle(axes);
                return axes.Select(static axis => new IntValue(axis));
            case 1:
                return sizes.Skip(random.Next(input.Rank + 1));
            case 2 when input.Rank > 0:
                var merged = random.Next(input.Rank);
                return sizes.Take(merged).Append(new IntValue(-1)).Concat(sizes.Skip(merged + 1 + random.Next(input.Rank - merged)));
            case 3 when input.Rank > 0:
                var split = random.Next(input.Rank);
                return sizes.Take(split).Concat([new IntValue(Pick(Small)), new IntValue(-1)]).Concat(sizes.Skip(split + 1));
            case 4:
                return axes.Where(_ => random.Next(2) == 0).Select(axis => new IntValue(random.Next(2) == 0 ? axis : axis - input.Rank));
            default:
                return Enumerable.Range(0, random.Next(1, 5)).Select(_ => new IntValue(Pick(-1, 0, 1, 1, 2, 2, 3, 4)));
        }
    }

    /// <summary>A size as a number or a formula of the model's dimensions; -1 where it may not be named.</summary>
    private Value Of(Dim dim) => dim.ConstantValue is { } number ? new IntValue(number) : seesDimensions && !dim.ToString().Contains("if", StringComparison.Ordinal) ? dim.ToTerm().ToValue() : new IntValue(-1);

    private Value Each(Operator op, Func<Value> value) =>
        op.Dimensions > 0 && random.Next(3) == 0 ? new ListValue([.. Enumerable.Range(0, op.Dimensions).Select(_ => value())]) : value();

    /// <summary>An equation of <c>einsum</c>: letters for each input, some of them for the result.</summary>
    private string Equation(IReadOnlyList<TensorType> inputs)
    {
        var letters = inputs.Select(input => new string([.. Enumerable.Range(0, input.Rank).Select(_ => "abcd"[random.Next(4)])])).ToList();
        var result = string.Concat(letters).Distinct().Where(_ => random.Next(3) > 0).ToArray();
        random.Shuffle(result);
        return $"{string.Join(",", letters)}{(random.Next(3) == 0 ? "" : $"->{new string(result)}")}";
    }

    private static long Least(OperatorParameter parameter, long value) => Math.Max(parameter.Minimum ?? value, parameter.Minimum == 0 ? value - 1 : value);

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}

using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Tests.Properties;

/// <summary>
/// Random specs that compile. Layers are tried until the compiler takes them: so deep ones are found, and what is wrong with it is not that
/// it refuses, which the values that a spec is tried at show. This file draws layers of operators, <c>.Constructs</c> and <c>.Uses</c> the language's others.
/// </summary>
internal sealed partial class RandomSpecs
{
    private const int MaxInputs = 5;
    private static readonly string[] InputNames = ["x", "y", "z", "u", "v"];
    private static readonly Operator[] All = [.. OperatorTable.All];
    private static readonly Operator[] OfOne = [.. All.Where(static op => op.MinInputs == 1)];
    private static readonly Operator[] ModulesOfOne = [.. OfOne.Where(static op => op.IsModule)];

    private readonly Random _random;
    private readonly RandomArguments _arguments;
    private readonly List<RandomInput> _inputs = [];
    private readonly List<RandomLayer> _layers = [];
    private readonly List<RandomBlock> _blocks = [];
    private readonly List<(string Name, long Value)> _parameters = [];
    private readonly List<(string Name, long MultipleOf)> _dims = [];
    private readonly List<(string Name, TensorType Type)> _values = [];

    /// <summary>What is made in training only: nothing else may be joined with it.</summary>
    private readonly List<string> _trainingValues = [];
    private readonly List<RandomArgument> _choices = [];

    private RandomSpecs(Random random)
    {
        _random = random;
        _arguments = new(random, seesDimensions: true);
    }

    /// <summary>Specs that have an operator somewhere, if a use of it was found.</summary>
    public static Gen<RandomSpec> With(Operator op) => Gen.Choose(0, int.MaxValue - 1).Select(seed => new RandomSpecs(new Random(seed)).Build(op));

    private RandomSpec Build(Operator op)
    {
        AddInput(Input());
        if (_random.Next(3) == 0)
        {
            AddInput(_random.Next(2) == 0 ? _inputs[0] : Input());
        }

        AddPromise();
        _ = AddOperator(op);
        for (var count = _random.Next(0, 6); count > 0; count--)
        {
            _ = _random.Next(3) == 0 ? AddConstruct() : AddOperator(All[_random.Next(All.Length)]);
        }

        if (_layers.Count == 0)
        {
            Add(new($"l{_layers.Count}", "identity") { From = ["x"] }, _values[0].Type);
        }

        return WithVariants(Smaller.Tidied(Spec));
    }

    /// <summary>The spec so far; what nobody reads is an output.</summary>
    private RandomSpec Spec => new([.. _inputs], [.. _layers])
    {
        Parameters = [.. _parameters],
        Choices = [.. _choices],
        Blocks = [.. _blocks],
        Dims = [.. _dims],
        Outputs = [.. Unread()],
    };

    private List<string> Unread()
    {
        var read = _layers.SelectMany(static layer => layer.From).ToHashSet();
        var made = _values.Select(static value => value.Name).Where(static name => !InputNames.Contains(name)).Concat(_trainingValues).ToList();
        var unread = made.Where(name => !read.Contains(name)).ToList();
        return unread.Count > 0 ? unread : [.. made.TakeLast(1)];
    }

    private RandomInput Input()
    {
        var rank = _random.Next(6) switch { 0 => 2, 1 or 2 => 3, 5 => 5, _ => 4 };
        var isSequence = rank == 3 && _random.Next(2) == 0;
        string[] names = rank switch { 3 when isSequence => ["T"], 3 => ["L"], 4 => ["H", "W"], 5 => ["D", "H", "W"], _ => [] };
        List<string> shape = [.. names.Select(name => Size(name, isSpatial: true))];
        shape.Insert(isSequence ? 1 : 0, Size("C", isSpatial: false));
        return new("", [_random.Next(12) == 0 ? "2" : "N", .. shape], _random.Next(12) == 0 ? "int64" : "float32");
    }

    private string Size(string name, bool isSpatial)
    {
        var value = isSpatial ? _random.Next(1, 10) : new[] { 1, 2, 3, 4, 4, 6, 8, 12 }[_random.Next(8)];
        return _random.Next(isSpatial ? 6 : 3) switch
        {
            0 => Parameter(value),
            1 or 2 => Number(value),
            _ => isSpatial ? name : Number(value),
        };
    }

    private void AddInput(RandomInput input)
    {
        var named = input with { Name = InputNames[_inputs.Count] };
        _inputs.Add(named);
        _values.Add((named.Name, TypeOf(named)));
    }

    private TensorType TypeOf(RandomInput input) => new([.. input.Shape.Select(DimOf)], input.DType);

    private Dim DimOf(string dim) => long.TryParse(dim, CultureInfo.InvariantCulture, out var number) ? number
        : _parameters.FirstOrDefault(parameter => parameter.Name == dim) is { Name: not null, Value: var value } ? value
        : Dim.Of(new Symbol(dim, SymbolKind.Dimension, TermType.Int));

    private void AddPromise()
    {
        var symbols = new RandomSpec([.. _inputs], []) { Parameters = [.. _parameters] }.Symbols.Where(static name => name != "N").ToList();
        if (symbols.Count > 0 && _random.Next(5) == 0)
        {
            _dims.Add((symbols[_random.Next(symbols.Count)], _random.Next(2, 5)));
        }
    }

    /// <summary>A layer of an operator, over values that are there, or else over inputs of its own.</summary>
    private bool AddOperator(Operator op)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var inputs = Enumerable.Range(0, Count(op)).Select(_ => _values[_values.Count - 1 - Math.Min(_random.Next(_values.Count), _random.Next(_values.Count))]).ToList();
            if (OperatorDraw.Try(op, [.. inputs.Select(static value => value.Type)], _arguments) is { } draw)
            {
                return Add(draw, inputs.Select(static value => value.Name));
            }
        }

        for (var attempt = 0; attempt < 300; attempt++)
        {
            var count = Count(op);
            if (_inputs.Count + count > MaxInputs)
            {
                return false;
            }

            var inputs = Fresh(count);
            if (OperatorDraw.Try(op, [.. inputs.Select(TypeOf)], _arguments) is { } draw)
            {
                var first = _inputs.Count;
                inputs.ForEach(AddInput);
                return Add(draw, InputNames.Skip(first).Take(count));
            }
        }

        return false;
    }

    /// <summary>Inputs that have much in common, as the inputs of one layer do.</summary>
    private List<RandomInput> Fresh(int count)
    {
        string[] sizes = ["N", "2", "3", "4", "T"];
        var ranks = _random.Next(1, 6);
        var first = Enumerable.Range(0, ranks).Select(axis => axis == 0 ? "N" : sizes[_random.Next(1, 5)]).ToList();
        return [.. Enumerable.Range(0, count).Select(i => new RandomInput("", [.. Variant(first)], _random.Next(4) switch { 0 => "int64", 1 when _random.Next(2) == 0 => "bool", _ => "float32" }))];

        IEnumerable<string> Variant(List<string> shape) => _random.Next(4) switch
        {
            0 => shape.Select(size => _random.Next(3) == 0 ? sizes[_random.Next(1, 5)] : size),
            1 => [.. shape.SkipLast(2), .. shape.TakeLast(2).Reverse()],
            2 => shape.Skip(_random.Next(shape.Count)),
            _ => shape,
        };
    }

    private int Count(Operator op) => _random.Next(op.MinInputs, Math.Min(op.MaxInputs, Math.Max(op.MinInputs, 4)) + 1);

    private bool Add(OperatorDraw draw, IEnumerable<string> from)
    {
        // Some are items of one list, which run in turn with the others.
        var name = _layers.Count % 5 == 4 ? $"list.{_layers.Count}" : $"l{_layers.Count}";
        var layer = Layer(name, draw, promotes: true) with { From = [.. from] };
        if (draw.Outputs.Count == 1)
        {
            return Add(layer, draw.Outputs[0]);
        }

        _layers.Add(layer);
        var names = draw.Operator.OutputNames;
        _values.AddRange(draw.Outputs.Select((type, i) => (names.Count > 0 ? $"{layer.Name}.{names[i]}" : $"{layer.Name}[{Number(i)}]", type)));
        return true;
    }

    private bool Add(RandomLayer layer, TensorType type)
    {
        _layers.Add(layer);
        _values.Add((layer.Name, type));
        return true;
    }

    /// <summary>The layer of an operator; some of its ints become parameters of the model.</summary>
    private RandomLayer Layer(string name, OperatorDraw draw, bool promotes) => new(name, draw.Operator.Name)
    {
        Arguments = [.. draw.Arguments.Select(argument => new RandomArgument(
            argument.Parameter.Name,
            promotes && argument is { Parameter.Minimum: not null, Value: IntValue { Value: > 0 and var value } } && argument.Parameter.Kind is ArgumentKind.Int or ArgumentKind.Size && _random.Next(3) == 0 ? Parameter(value) : RandomArguments.Text(argument.Value),
            !argument.Parameter.IsRequired))],
    };

    private string Parameter(long value)
    {
        var name = $"p{_parameters.Count}";
        _parameters.Add((name, value));
        return name;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

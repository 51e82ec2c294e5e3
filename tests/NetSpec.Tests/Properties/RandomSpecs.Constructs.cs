using System.Globalization;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Tests.Properties;

/// <content>Sequences, blocks, loops, branches, conditions and layers that run again.</content>
internal sealed partial class RandomSpecs
{
    private static readonly string[] Letters = ["A", "B", "C", "E", "F", "G"];

    /// <summary>Bodies see nothing of the model's dimensions.</summary>
    private RandomArguments Inner => new(_random, seesDimensions: false);

    private bool AddConstruct()
    {
        var (input, type) = _values[_random.Next(_values.Count)];
        var name = $"l{_layers.Count}";
        return _random.Next(17) switch
        {
            0 => AddSequence(name, input, type, isList: true),
            1 => AddSequence(name, input, type, isList: false),
            2 or 3 => AddBlock(name, input, type),
            4 => AddRepeat(name, input, type),
            5 => AddLoop(name, input, type),
            6 => AddBranches(name, input, type),
            7 => AddCondition(name, input, type),
            8 => AddCall(name, input),
            9 or 10 => AddShared(name, input),
            11 => AddTraining(name, input, type),
            12 or 13 => AddChoice(name, input, type),
            14 => AddHandWritten(name, input, type),
            15 => AddDifferentRounds(name, input, type),
            _ => AddOwnTensor(name, input, type),
        };
    }

    private bool AddSequence(string name, string input, TensorType type, bool isList)
    {
        var (body, result) = Chain(type, _random.Next(1, 4), Inner, promotes: true);
        return body.Count > 0 && Add(new(name, "Sequential") { From = [input], Body = [.. body], IsList = isList }, result);
    }

    /// <summary>Layers one after another, each with one input and one output.</summary>
    private (List<RandomLayer> Body, TensorType Result) Chain(TensorType type, int count, RandomArguments arguments, bool promotes) => Chain(OfOne, type, count, arguments, promotes);

    private (List<RandomLayer> Body, TensorType Result) Chain(Operator[] operators, TensorType type, int count, RandomArguments arguments, bool promotes)
    {
        List<RandomLayer> body = [];
        for (var attempt = 0; attempt < 60 && body.Count < count; attempt++)
        {
            var op = operators[_random.Next(operators.Length)];
            if (OperatorDraw.Try(op, [type], arguments) is { Outputs: [var output] } draw)
            {
                body.Add(Layer($"a{body.Count}", draw, promotes));
                type = output;
            }
        }

        return (body, type);
    }

    /// <summary>A block, used once or more; another use may have an input of another shape, and other numbers.</summary>
    private bool AddBlock(string name, string input, TensorType type)
    {
        var (body, result) = Chain(type, _random.Next(1, 5), Inner, promotes: false);
        if (body.Count == 0)
        {
            return false;
        }

        // A residual connection where it fits, and one of the numbers as the block's parameter.
        if (type.Shape.Equals(result.Shape) && type.DType == result.DType && _random.Next(2) == 0)
        {
            body.Add(new($"a{body.Count}", "add") { From = ["x", body[^1].Name] });
        }

        var (parameters, arguments) = (new List<RandomArgument>(), new List<RandomArgument>());
        for (var i = 0; i < body.Count; i++)
        {
            var number = body[i].Arguments.FirstOrDefault(static argument => long.TryParse(argument.Text, out _));
            if (number is not null && _random.Next(2) == 0)
            {
                var parameter = $"q{parameters.Count}";
                var (formula, value) = Formula(parameter, long.Parse(number.Text, CultureInfo.InvariantCulture));
                parameters.Add(new(parameter, "int"));
                arguments.Add(new(parameter, Number(value)));
                body[i] = body[i] with { Arguments = body[i].Arguments.Replace(number, number with { Text = formula }) };
            }
        }

        if (_random.Next(3) == 0)
        {
            UseParameter(body, parameters, arguments);
        }

        if (_random.Next(8) == 0)
        {
            body[^1] = body[^1] with { Keys = [.. body[^1].Keys, new("only", "training")] };
        }

        _blocks.Add(new($"Block{_blocks.Count}", [.. parameters], [.. Letters.Take(type.Rank)], [.. body]));
        var use = new RandomLayer(name, _blocks[^1].Name) { From = [input], Arguments = [.. arguments] };
        if (!AddIfTaken(use))
        {
            _blocks.RemoveAt(_blocks.Count - 1);
            return false;
        }

        for (var others = _random.Next(3); others > 0; others--)
        {
            var other = use with { Name = $"l{_layers.Count}", From = [_values[_random.Next(_values.Count)].Name], Arguments = [.. arguments.Select(Other)] };
            _ = AddIfTaken(other) || AddIfTaken(other with { From = [input] }) || AddIfTaken(other with { Arguments = [.. arguments] });
        }

        return true;
    }

    /// <summary>An argument, perhaps with another number.</summary>
    private RandomArgument Other(RandomArgument argument) =>
        _random.Next(2) == 0 && long.TryParse(argument.Text, out var number) ? argument with { Text = Number(number + _random.Next(-3, 7)) } : argument;

    /// <summary>A formula over a parameter that gives a number, with the parameter's value, which may be 0 or negative.</summary>
    private (string Formula, long Value) Formula(string parameter, long number) => _random.Next(4) switch
    {
        0 => ($"{parameter} // 2", (2 * number) + _random.Next(2)),
        1 => ($"({parameter} - 1) // 3", (3 * number) + 1 + _random.Next(3)),
        2 when number >= 0 => ($"{parameter} % {Number(number + 2)}", number + (_random.Next(-1, 2) * (number + 2))),
        _ => (parameter, number),
    };

    private bool AddRepeat(string name, string input, TensorType type)
    {
        var (body, _) = Chain(type, 1, Inner, promotes: true);
        if (body.Count == 0)
        {
            return false;
        }

        List<RandomArgument> keys = [new("repeat", Number(_random.Next(1, 4)))];
        switch (_random.Next(3))
        {
            case 0:
                keys.Add(new("merge", type.Rank > 1 ? "{cat: {dim: 1}}" : "add"));
                break;
            case 1:
                keys.Add(new("names", $"\"{name}_{{i}}\""));
                break;
        }

        return AddIfTaken(body[0] with { Name = name, From = [input], Keys = [.. keys] });
    }

    /// <summary>A repeat, in a block, whose rounds are modules that its list of blocks says.</summary>
    private bool AddDifferentRounds(string name, string input, TensorType type)
    {
        var (rounds, _) = Chain(ModulesOfOne, type, _random.Next(2, 5), Inner, promotes: false);
        if (rounds.Count == 0)
        {
            return false;
        }

        List<RandomArgument> keys = [new("repeat", "len(kinds)"), .. _random.Next(3) == 0 ? [new RandomArgument("merge", "add")] : Array.Empty<RandomArgument>()];
        _blocks.Add(new($"Block{_blocks.Count}", [new("kinds", "\"block[]\"")], [.. Letters.Take(type.Rank)], [new("rounds", "use") { Value = "\"kinds[i]\"", Keys = [.. keys] }]));
        if (AddIfTaken(new(name, _blocks[^1].Name) { From = [input], Arguments = [new("kinds", $"[{string.Join(", ", rounds.Select(Bound))}]")] }))
        {
            return true;
        }

        _blocks.RemoveAt(_blocks.Count - 1);
        return false;
    }

    private bool AddLoop(string name, string input, TensorType type)
    {
        var (body, result) = Chain(type, 1, Inner, promotes: true);
        if (body.Count == 0 || !type.Equals(result))
        {
            return false;
        }

        var rounds = _random.Next(1, 3);
        var layer = body[0] with { Name = $"{name}_{{k}}", From = [] };
        var start = new RandomLayer($"{name}s", "identity") { From = [input] };
        return AddIfTaken(start) && AddIfTaken(new(name, "do") { Keys = [new("for", $"k in {Number(rounds)}")], Body = [layer] }, $"{name}_{Number(rounds - 1)}");
    }

    private bool AddBranches(string name, string input, TensorType type)
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            var branches = Enumerable.Range(0, _random.Next(2, 4)).Select(i => Branch($"{name}b{Number(i)}", type)).ToList();
            var merge = _random.Next(3) switch { 0 => "add", 1 => "{cat: {dim: 1}}", _ => "{stack: {dim: 1}}" };
            if (AddIfTaken(new(name, "parallel") { From = [input], Body = [.. branches], IsList = _random.Next(2) == 0, Keys = [new("merge", merge)] }))
            {
                return true;
            }
        }

        return false;
    }

    private RandomLayer Branch(string name, TensorType type)
    {
        var (body, _) = Chain(type, _random.Next(1, 3), Inner, promotes: true);
        return body switch
        {
            [] => new(name, "identity"),
            [var only] => only with { Name = name },
            _ => new(name, "Sequential") { Body = [.. body], IsList = true },
        };
    }

    private bool AddCondition(string name, string input, TensorType type)
    {
        var (body, _) = Chain(type, 1, Inner, promotes: true);
        return body.Count > 0 && AddIfTaken(body[0] with { Name = name, From = [input], Keys = [new("when", $"{Parameter(_random.Next(1, 4))} > 2")] });
    }

    /// <summary>A layer's weights once more, over another value.</summary>
    private bool AddCall(string name, string input)
    {
        var modules = _layers.Where(static layer => layer is { From.Length: 1, Keys.Length: 0 } && char.IsUpper(layer.Operator[0])).ToList();
        return modules.Count > 0 && AddIfTaken(new(name, "call") { From = [input], Value = modules[_random.Next(modules.Count)].Name });
    }

    private bool AddOwnTensor(string name, string input, TensorType type)
    {
        var shape = type.Shape.Skip(_random.Next(type.Rank)).Select(dim => dim.ConstantValue is { } size ? Number(size) : "1");
        var own = new RandomLayer(name, _random.Next(2) == 0 ? "Parameter" : "Buffer") { Arguments = [new("shape", $"[{string.Join(", ", shape)}]")] };
        return AddIfTaken(own) && AddIfTaken(new($"l{_layers.Count}", _random.Next(2) == 0 ? "add" : "mul") { From = [input, name] });
    }

    /// <summary>Adds a layer whose shape only the compiler as a whole tells.</summary>
    private bool AddIfTaken(RandomLayer layer, string? output = null)
    {
        var spec = Spec with { Layers = [.. _layers, layer], Outputs = [output ?? layer.Name] };
        if (Verdict.Bind(spec.Text("Trial")) is not { Models: [{ Module.Outputs: [{ Value: var value }] }], Diagnostics.Count: 0 } || value.Type.Rank > 6)
        {
            return false;
        }

        _layers.Add(layer);
        if (value.IsNullable)
        {
            _trainingValues.Add(layer.Name);
        }
        else
        {
            _values.Add((output ?? layer.Name, value.Type));
        }

        return true;
    }
}

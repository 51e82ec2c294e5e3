using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Expressions;

/// <summary>The functions of numbers.</summary>
internal sealed partial class Operations
{
    /// <summary>Calls <c>max min round ceil floor int float abs make_divisible</c> with as many arguments as it takes.</summary>
    public Value? Call(string function, IReadOnlyList<Value> arguments, SourceLocation at)
    {
        if (!arguments.All(argument => IsNumber(function, argument, at)) || !AreInRange(function, arguments, at))
        {
            return null;
        }

        if (LeavesAsIs(function, arguments))
        {
            return arguments[0];
        }

        var term = new CallTerm(function, arguments.Select(argument => argument.ToTerm()).ToEquatableArray(), TypeOfCall(function, arguments));
        return arguments.Any(argument => argument is SymbolicValue)
            ? Residual(term, at)
            : Known((term, arguments), static what => Compute(what.term.Function, what.arguments, what.term.Type), static what => what.term.ToDisplay(), at);
    }

    private bool AreInRange(string function, IReadOnlyList<Value> arguments, SourceLocation at)
    {
        var needed = (function, arguments.Count) switch
        {
            ("make_divisible", _) when arguments[1] is FloatValue or SymbolicValue { Term.Type: TermType.Float } or IntValue { Value: <= 0 } =>
                "a positive int as divisor",
            ("round", 2) when arguments[1] is not IntValue { Value: >= -15 and <= 15 } => "a number of digits from -15 to 15",
            _ => null,
        };
        if (needed is not null)
        {
            bag.ReportArgumentOutOfRange(at, function, needed, arguments[1].Shown());
        }

        return needed is null;
    }

    private static bool LeavesAsIs(string function, IReadOnlyList<Value> arguments) => function switch
    {
        "max" or "min" => arguments.Count == 1,
        "ceil" or "floor" or "int" => TypeOf(arguments[0]) == TermType.Int,
        "round" => TypeOf(arguments[0]) == TermType.Int && (arguments.Count == 1 || arguments[1] is IntValue { Value: >= 0 }),
        "float" => TypeOf(arguments[0]) == TermType.Float,
        _ => false,
    };

    private static TermType TypeOfCall(string function, IReadOnlyList<Value> arguments) => function switch
    {
        "max" or "min" => arguments.Any(argument => TypeOf(argument) == TermType.Float) ? TermType.Float : TermType.Int,
        "abs" => TypeOf(arguments[0]),
        "round" when arguments.Count == 2 => TypeOf(arguments[0]),
        "float" => TermType.Float,
        _ => TermType.Int,
    };

    private static Value Compute(string function, IReadOnlyList<Value> arguments, TermType type)
    {
        if (type == TermType.Float)
        {
            return new FloatValue(ComputeFloat(function, arguments));
        }

        return new IntValue(arguments.All(argument => argument is IntValue)
            ? ComputeInt(function, [.. arguments.Select(argument => ((IntValue)argument).Value)])
            : ComputeIntOfFloat(function, ToDouble(arguments[0]), arguments));
    }

    private static double ComputeFloat(string function, IReadOnlyList<Value> arguments) => function switch
    {
        "max" => arguments.Max(ToDouble),
        "min" => arguments.Min(ToDouble),
        "abs" => Math.Abs(ToDouble(arguments[0])),
        "round" => Arithmetic.Round(ToDouble(arguments[0]), (int)((IntValue)arguments[1]).Value),
        "float" => ToDouble(arguments[0]),
        _ => throw new ArgumentException(function, nameof(function)),
    };

    private static long ComputeInt(string function, IReadOnlyList<long> arguments) => function switch
    {
        "max" => arguments.Max(),
        "min" => arguments.Min(),
        "abs" => Math.Abs(arguments[0]),
        "round" => Arithmetic.Round(arguments[0], (int)arguments[1]),
        "make_divisible" => Arithmetic.MakeDivisible(arguments[0], arguments[1]),
        _ => throw new ArgumentException(function, nameof(function)),
    };

    private static long ComputeIntOfFloat(string function, double number, IReadOnlyList<Value> arguments) => function switch
    {
        "round" => Arithmetic.ToLong(Math.Round(number, MidpointRounding.ToEven)),
        "ceil" => Arithmetic.ToLong(Math.Ceiling(number)),
        "floor" => Arithmetic.ToLong(Math.Floor(number)),
        "int" => Arithmetic.ToLong(Math.Truncate(number)),
        "make_divisible" => Arithmetic.MakeDivisible(number, ((IntValue)arguments[1]).Value),
        _ => throw new ArgumentException(function, nameof(function)),
    };

    private Value? ToFloat(Value number, SourceLocation at) => Call("float", [number], at);
}

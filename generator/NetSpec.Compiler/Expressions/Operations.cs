using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Expressions;

/// <summary>
/// The operators and functions on single numbers and truth values. Known operands give known values, symbolic ones what is left to
/// compute, in the order of the operands as written. Every method returns <c>null</c> after an error was reported.
/// </summary>
internal sealed partial class Operations(DiagnosticBag bag)
{
    /// <summary>Bounds of what is left to compute: more than anybody writes, and little enough for recursion over it.</summary>
    private const int MaxNodes = 1000;
    private const int MaxLevels = 200;

    /// <summary><c>-</c>, <c>+</c> or <c>not</c>.</summary>
    public Value? Unary(string @operator, Value operand, SourceLocation at)
    {
        if (@operator == "not")
        {
            return Not(operand, at);
        }

        if (!IsNumber(@operator, operand, at))
        {
            return null;
        }

        return @operator == "+" ? operand : Negate(operand, at);
    }

    /// <summary>Arithmetic, a comparison, <c>and</c> or <c>or</c>.</summary>
    public Value? Binary(string @operator, Value left, Value right, SourceLocation at) => @operator switch
    {
        "and" or "or" => Logic(@operator, left, right, at),
        "==" or "!=" or "<" or "<=" or ">" or ">=" => Compare(@operator, left, right, at),
        _ => Calculate(@operator, left, right, at),
    };

    /// <summary>Whether the value is a number, known or not.</summary>
    public static bool IsNumber(Value value) => value is IntValue or FloatValue or SymbolicValue { Term.Type: not TermType.Bool };

    /// <summary>Whether the value is a truth value, known or not.</summary>
    public static bool IsBool(Value value) => value is BoolValue or SymbolicValue { Term.Type: TermType.Bool };

    private Value? Negate(Value operand, SourceLocation at) => operand switch
    {
        IntValue number => Known(number, static number => new IntValue(checked(-number.Value)), static number => $"-({number.ToDisplay()})", at),
        FloatValue number => new FloatValue(-number.Value),
        SymbolicValue { Term: UnaryTerm { Operator: "-" } inner } => new SymbolicValue(inner.Operand),
        _ => Residual(new UnaryTerm("-", operand.ToTerm(), TypeOf(operand)), at),
    };

    private Value? Calculate(string @operator, Value left, Value right, SourceLocation at)
    {
        if (!IsNumber(@operator, left, at) | !IsNumber(@operator, right, at) || !IsDefined(@operator, left, right, at))
        {
            return null;
        }

        if (left is SymbolicValue || right is SymbolicValue)
        {
            var term = TermFor(@operator, left, right);
            return Simplify(@operator, left, right, term.Type) ?? Residual(term, at);
        }

        // Lists of thousands of numbers are computed here: the term is made for a message only.
        return Known((@operator, left, right), OfNumbers, static what => TermFor(what.@operator, what.left, what.right).ToDisplay(), at);
    }

    /// <summary>Reports the divisors and exponents that have no result, known as they are before the other operand is.</summary>
    private bool IsDefined(string @operator, Value left, Value right, SourceLocation at)
    {
        if (@operator is "/" or "//" or "%" && right is IntValue { Value: 0 } or FloatValue { Value: 0 })
        {
            bag.ReportDivisionByZero(at, TermFor(@operator, left, right).ToDisplay());
            return false;
        }

        if (@operator == "**" && TypeOf(left) == TermType.Int && right is IntValue { Value: < 0 })
        {
            var cure = new BinaryTerm("**", new CallTerm("float", [left.ToTerm()], TermType.Float), right.ToTerm(), TermType.Float);
            bag.ReportNegativeExponent(at, TermFor(@operator, left, right).ToDisplay(), cure.ToDisplay());
            return false;
        }

        return true;
    }

    private static Value OfNumbers((string Operator, Value Left, Value Right) what) => what is (var @operator, IntValue left, IntValue right)
        ? OfInts(@operator, left.Value, right.Value)
        : OfFloats(what.Operator, ToDouble(what.Left), ToDouble(what.Right));

    private static Value OfInts(string @operator, long left, long right) => @operator switch
    {
        "+" => new IntValue(checked(left + right)),
        "-" => new IntValue(checked(left - right)),
        "*" => new IntValue(checked(left * right)),
        "/" => new FloatValue((double)left / right),
        "//" => new IntValue(Arithmetic.FloorDivide(left, right)),
        "%" => new IntValue(Arithmetic.Modulo(left, right)),
        "**" => new IntValue(Arithmetic.Power(left, right)),
        _ => throw new ArgumentException(@operator, nameof(@operator)),
    };

    private static FloatValue OfFloats(string @operator, double left, double right) => new(@operator switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        "//" => Arithmetic.FloorDivide(left, right),
        "%" => Arithmetic.Modulo(left, right),
        "**" => Math.Pow(left, right),
        _ => throw new ArgumentException(@operator, nameof(@operator)),
    });

    /// <summary>The operand that an operation with nothing or one leaves as it is; <c>null</c> where there is something to compute.</summary>
    private static Value? Simplify(string @operator, Value left, Value right, TermType type)
    {
        var same = @operator switch
        {
            "+" when IsConstant(left, 0) => right,
            "+" or "-" when IsConstant(right, 0) => left,
            "*" when IsConstant(left, 1) => right,
            "*" or "/" or "**" when IsConstant(right, 1) => left,
            "//" when type == TermType.Int && IsConstant(right, 1) => left,
            _ => null,
        };
        return same is not null && TypeOf(same) == type ? same : null;
    }

    private static BinaryTerm TermFor(string @operator, Value left, Value right)
    {
        var isFloat = @operator == "/" || TypeOf(left) == TermType.Float || TypeOf(right) == TermType.Float;
        return new(@operator, left.ToTerm(), right.ToTerm(), isFloat ? TermType.Float : TermType.Int);
    }

    private static bool IsConstant(Value value, long number) =>
        value switch
        {
            IntValue known => known.Value == number,
            FloatValue known => known.Value == number,
            _ => false,
        };

    private static TermType TypeOf(Value value) => value.ToTerm().Type;

    private static double ToDouble(Value value) => value is IntValue number ? number.Value : ((FloatValue)value).Value;

    /// <summary>What is left to compute, unless it has got too large.</summary>
    private SymbolicValue? Residual(Term term, SourceLocation at)
    {
        if (!term.IsLargerThan(MaxNodes, MaxLevels))
        {
            return new(term);
        }

        bag.ReportTermTooLarge(at);
        return null;
    }

    /// <summary>Computes a known result and reports the one that no value can hold. <paramref name="what"/> spares each call its closures.</summary>
    private Value? Known<T>(T what, Func<T, Value> compute, Func<T, string> describe, SourceLocation at)
    {
        try
        {
            var value = compute(what);
            if (value is FloatValue number && (double.IsNaN(number.Value) || double.IsInfinity(number.Value)))
            {
                bag.ReportNotFinite(at, describe(what));
                return null;
            }

            return value;
        }
        catch (OverflowException)
        {
            bag.ReportOverflow(at, describe(what));
            return null;
        }
    }

    private bool IsNumber(string @operator, Value operand, SourceLocation at)
    {
        if (IsNumber(operand))
        {
            return true;
        }

        bag.ReportNotANumber(at, @operator, operand.Shown(), operand.Described(), (operand as StringValue)?.Value ?? "");
        return false;
    }
}

using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Expressions;

/// <summary>Truth values, comparisons and the choice between two values.</summary>
internal sealed partial class Operations
{
    /// <summary>Whether the left side of <c>and</c> or <c>or</c> alone decides.</summary>
    public static bool IsDecided(string @operator, bool left) => (@operator, left) is ("and", false) or ("or", true);

    /// <summary>Reports what is not a truth value: there are no truthy numbers or lists.</summary>
    public bool IsBool(string @operator, Value operand, SourceLocation at)
    {
        if (IsBool(operand))
        {
            return true;
        }

        var hint = IsNumber(operand) ? $"; write '{operand.ToDisplay()} != 0'" : operand is ListValue ? "; write 'len(…) > 0'" : "";
        bag.ReportWrongOperand(at, @operator, "a truth value", operand.Shown(), operand.Described(), hint);
        return false;
    }

    /// <summary><c>whenTrue if condition else whenFalse</c> of numbers or truth values, with a condition that is not known.</summary>
    public Value? Conditional(Term condition, Value whenTrue, Value whenFalse, SourceLocation at)
    {
        if (whenTrue.Equals(whenFalse))
        {
            return whenTrue;
        }

        if (IsBool(whenTrue) != IsBool(whenFalse))
        {
            var when = condition.Symbols().First().WhenKnown();
            bag.ReportBranchesDiffer(at, whenTrue.Described(), whenFalse.Described(), when);
            return null;
        }

        // A term has one type: an int beside a float becomes one.
        var isFloat = TypeOf(whenTrue) == TermType.Float || TypeOf(whenFalse) == TermType.Float;
        return (isFloat ? ToFloat(whenTrue, at) : whenTrue) is { } first && (isFloat ? ToFloat(whenFalse, at) : whenFalse) is { } second
            ? Residual(new ConditionalTerm(condition, first.ToTerm(), second.ToTerm()), at)
            : null;
    }

    /// <summary>Whether two values are equal. Numbers are compared as numbers, lists item by item, other things of one type as they are.</summary>
    public Value? Equal(Value left, Value right, SourceLocation at)
    {
        if (IsNumber(left) && IsNumber(right))
        {
            return CompareNumbers("==", left, right, at);
        }

        if (IsBool(left) && IsBool(right))
        {
            return EqualTruths(left, right, at);
        }

        if (left is ListValue a && right is ListValue b)
        {
            return EqualLists(a, b, at);
        }

        if (left.GetType() == right.GetType())
        {
            return new BoolValue(left.Equals(right));
        }

        bag.ReportNotComparable(at, left.Shown(), right.Shown(), left.Described(), right.Described());
        return null;
    }

    private Value? Not(Value operand, SourceLocation at)
    {
        if (!IsBool("not", operand, at))
        {
            return null;
        }

        return operand switch
        {
            BoolValue known => new BoolValue(!known.Value),
            SymbolicValue { Term: UnaryTerm { Operator: "not" } inner } => inner.Operand.ToValue(),
            _ => Residual(new UnaryTerm("not", operand.ToTerm(), TermType.Bool), at),
        };
    }

    private Value? Logic(string @operator, Value left, Value right, SourceLocation at)
    {
        if (!IsBool(@operator, left, at) | !IsBool(@operator, right, at))
        {
            return null;
        }

        // A known side either decides or leaves the other; two equal sides are one.
        return (left, right) switch
        {
            (BoolValue known, _) => IsDecided(@operator, known.Value) ? known : right,
            (_, BoolValue known) => IsDecided(@operator, known.Value) ? known : left,
            _ when left.Equals(right) => left,
            _ => Residual(new BinaryTerm(@operator, left.ToTerm(), right.ToTerm(), TermType.Bool), at),
        };
    }

    private Value? Compare(string @operator, Value left, Value right, SourceLocation at)
    {
        if (IsNumber(left) && IsNumber(right))
        {
            return CompareNumbers(@operator, left, right, at);
        }

        if (@operator is "==" or "!=")
        {
            var equal = Equal(left, right, at);
            return equal is not null && @operator == "!=" ? Not(equal, at) : equal;
        }

        _ = IsNumber(@operator, left, at) && IsNumber(@operator, right, at);
        return null;
    }

    private Value? CompareNumbers(string @operator, Value left, Value right, SourceLocation at)
    {
        if (Difference(left, right) is { } sign)
        {
            return new BoolValue(Holds(@operator, sign));
        }

        return Residual(new BinaryTerm(@operator, left.ToTerm(), right.ToTerm(), TermType.Bool), at);
    }

    /// <summary>The sign of the difference, where it is the same whatever the symbols are.</summary>
    private static int? Difference(Value left, Value right)
    {
        if (left is IntValue a && right is IntValue b)
        {
            return a.Value.CompareTo(b.Value);
        }

        if (left is not SymbolicValue && right is not SymbolicValue)
        {
            return ToDouble(left).CompareTo(ToDouble(right));
        }

        if (left.Equals(right))
        {
            return 0;
        }

        return TypeOf(left) == TermType.Int && TypeOf(right) == TermType.Int ? SignOfDifference(left.ToTerm(), right.ToTerm()) : null;
    }

    private static int? SignOfDifference(Term left, Term right)
    {
        try
        {
            return (Dim.Of(left) - Dim.Of(right)).ConstantValue is { } difference ? Math.Sign(difference) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool Holds(string @operator, int sign) => @operator switch
    {
        "==" => sign == 0,
        "!=" => sign != 0,
        "<" => sign < 0,
        "<=" => sign <= 0,
        ">" => sign > 0,
        ">=" => sign >= 0,
        _ => throw new ArgumentException(@operator, nameof(@operator)),
    };

    private Value? EqualTruths(Value left, Value right, SourceLocation at) => (left, right) switch
    {
        _ when left.Equals(right) => new BoolValue(true),
        (BoolValue, BoolValue) => new BoolValue(false),
        (BoolValue known, _) => known.Value ? right : Not(right, at),
        (_, BoolValue known) => known.Value ? left : Not(left, at),
        _ => Residual(new BinaryTerm("==", left.ToTerm(), right.ToTerm(), TermType.Bool), at),
    };

    private Value? EqualLists(ListValue left, ListValue right, SourceLocation at)
    {
        Value? result = new BoolValue(left.Items.Count == right.Items.Count);
        for (var i = 0; i < left.Items.Count && result is not (null or BoolValue { Value: false }); i++)
        {
            result = Equal(left.Items[i], right.Items[i], at) is { } equal ? Logic("and", result, equal, at) : null;
        }

        return result;
    }
}

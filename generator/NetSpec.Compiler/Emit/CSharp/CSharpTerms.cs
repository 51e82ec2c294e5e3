using System.Globalization;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>Prints terms as C# expressions, with no more parentheses than a person would write.</summary>
/// <param name="nameOf">The C# name of a symbol.</param>
/// <param name="leastOf">What a symbol is known not to be below; null where nothing is known.</param>
/// <param name="tryAsk">Sees to it that symbols are not negative, or says that it cannot; null where nothing may be asked.</param>
/// <param name="localOf">The local that already holds a quotient or the like; null where there is none.</param>
internal sealed class CSharpTerms(Func<Symbol, string> nameOf, Func<Symbol, long?> leastOf, Func<IReadOnlyList<Symbol>, bool>? tryAsk = null, Func<Term, string?>? localOf = null)
{
    private const int Conditional = 1;
    private const int Or = 2;
    private const int And = 3;
    private const int Equality = 4;
    private const int Relational = 5;
    private const int Additive = 6;
    private const int Multiplicative = 7;
    private const int Unary = 8;
    private const int Primary = 9;

    /// <summary>The C# expression.</summary>
    public string Print(Term term) => Print(term, Conditional);

    /// <summary>The C# expression of a condition's opposite, where that is simpler than <c>!(…)</c>.</summary>
    public string PrintNegated(Term term) => term switch
    {
        UnaryTerm { Operator: "not" } negated => Print(negated.Operand),
        SymbolTerm => $"!{Print(term, Unary)}",
        _ => $"!({Print(term)})",
    };

    /// <summary>A known number or truth value.</summary>
    public static string Literal(Value value) => value switch
    {
        IntValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        FloatValue number => Double(number.Value),
        BoolValue truth => truth.Value ? "true" : "false",
        _ => throw new ArgumentException($"a {value.TypeName} is no literal", nameof(value)),
    };

    private static string Double(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.All(static c => c is '-' or (>= '0' and <= '9')) ? text + ".0" : text;
    }

    private string Print(Term term, int outer)
    {
        var (text, level) = term switch
        {
            ConstantTerm { Value: IntValue { Value: < 0 } or FloatValue { Value: < 0 } } constant => (Literal(constant.Value), Unary),
            ConstantTerm constant => (Literal(constant.Value), Primary),
            SymbolTerm symbol => (nameOf(symbol.Symbol), Primary),
            UnaryTerm { Operator: "not" } unary => ($"!{Print(unary.Operand, Unary)}", Unary),
            UnaryTerm unary => ($"{unary.Operator}{Print(unary.Operand, Primary)}", Unary),
            BinaryTerm binary => PrintBinary(binary),
            ConditionalTerm c => ($"{Print(c.Condition, Or)} ? {Print(c.WhenTrue, Or)} : {Print(c.WhenFalse, Conditional)}", Conditional),
            CallTerm call => PrintCall(call),
            _ => throw new ArgumentException($"unknown term {term.GetType().Name}", nameof(term)),
        };
        return level < outer ? $"({text})" : text;
    }

    private (string Text, int Level) PrintBinary(BinaryTerm binary) => binary.Operator switch
    {
        "or" => Infix(binary, "||", Or),
        "and" => Infix(binary, "&&", And),
        "==" or "!=" => Infix(binary, binary.Operator, Equality),
        "<" or "<=" or ">" or ">=" => Infix(binary, binary.Operator, Relational),
        "+" or "-" => Infix(binary, binary.Operator, Additive),
        "*" => Infix(binary, "*", Multiplicative),
        "/" => ($"{PrintDividend(binary.Left)} / {Print(binary.Right, Unary)}", Multiplicative),
        "//" => localOf?.Invoke(binary) is { } local ? (local, Primary) : PrintFloorDivision(binary),
        "%" => IsCSharpDivision(binary) ? Infix(binary, "%", Multiplicative) : ($"Numbers.Modulo({Print(binary.Left)}, {Print(binary.Right)})", Primary),
        "**" => ($"Numbers.Power({Print(binary.Left)}, {Print(binary.Right)})", Primary),
        _ => throw new ArgumentException($"unknown operator '{binary.Operator}'", nameof(binary)),
    };

    /// <summary>C#'s / of two longs truncates: one of them has to be a double.</summary>
    private string PrintDividend(Term left) => left switch
    {
        ConstantTerm { Value: IntValue number } => Double(number.Value),
        { Type: TermType.Int } => $"(double){Print(left, Unary)}",
        _ => Print(left, Multiplicative),
    };

    private (string Text, int Level) PrintFloorDivision(BinaryTerm binary) => IsCSharpDivision(binary)
        ? Infix(binary, "/", Multiplicative)
        : ($"Numbers.FloorDivide({Print(binary.Left)}, {Print(binary.Right)})", Primary);

    private (string Text, int Level) Infix(BinaryTerm binary, string op, int level)
    {
        // == and < do not associate in the spec; + and && may share their level on the left.
        var left = level is Equality or Relational ? level + 1 : level;
        return ($"{Print(binary.Left, left)} {op} {Print(binary.Right, level + 1)}", level);
    }

    /// <summary>C#'s / truncates and the spec's // floors: they are the same where nothing is negative.</summary>
    private bool IsCSharpDivision(BinaryTerm binary)
    {
        if (binary.Type != TermType.Int)
        {
            return false;
        }

        // That nothing is negative may be asked for it. (A dividend's constant is never negative in the normal form.)
        return IsCSharpDivision(binary, leastOf)
            || (tryAsk is not null
                && IsCSharpDivision(binary, symbol => Math.Max(leastOf(symbol) ?? 0, 0))
                && tryAsk([.. binary.Left.Symbols().Concat(binary.Right.Symbols()).Where(symbol => !(leastOf(symbol) >= 0))]));
    }

    private static bool IsCSharpDivision(BinaryTerm binary, Func<Symbol, long?> leastOf) =>
        Dim.Of(binary.Left).LowerBound(leastOf) >= 0 && Dim.Of(binary.Right).LowerBound(leastOf) >= 0;

    private (string Text, int Level) PrintCall(CallTerm call)
    {
        var arguments = call.Arguments.Select(argument => Print(argument)).ToList();
        switch (call.Function)
        {
            case "max" or "min":
                var function = call.Function == "max" ? "Math.Max" : "Math.Min";
                return (arguments.Skip(1).Aggregate(arguments[0], (text, argument) => $"global::System.{function}({text}, {argument})"), Primary);
            case "abs":
                return ($"global::System.Math.Abs({arguments[0]})", Primary);
            case "round":
                return ($"(long)global::System.Math.Round({arguments[0]}, global::System.MidpointRounding.ToEven)", Unary);
            case "floor" or "ceil" when call.Arguments[0].Type == TermType.Int:
                return (arguments[0], Conditional);
            case "floor" or "ceil":
                return ($"(long)global::System.Math.{(call.Function == "floor" ? "Floor" : "Ceiling")}({arguments[0]})", Unary);
            case "int" when call.Arguments[0] is BinaryTerm { Operator: "/", Left.Type: TermType.Int, Right.Type: TermType.Int } quotient:
                // Both truncate, and the quotient of two ints needs no detour through double.
                return Infix(quotient, "/", Multiplicative);
            case "int":
                return ($"(long){Print(call.Arguments[0], Primary)}", Unary);
            case "float":
                return ($"(double){Print(call.Arguments[0], Primary)}", Unary);
            case "make_divisible":
                return ($"Numbers.MakeDivisible({string.Join(", ", arguments)})", Primary);
            default:
                throw new ArgumentException($"unknown function '{call.Function}'", nameof(call));
        }
    }
}

using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>Greatest and least, and what a dimension is for given values of its symbols.</summary>
internal sealed partial class Dim
{
    public static Dim Max(Dim left, Dim right) => Extremum(isMax: true, [left, right]);

    public static Dim Min(Dim left, Dim right) => Extremum(isMax: false, [left, right]);

    /// <summary>The value for given symbols; <c>null</c> where one is missing, a divisor is zero or 64 bits do not suffice.</summary>
    public long? Evaluate(Func<Symbol, long?> valueOf)
    {
        try
        {
            return EvaluateTerms(valueOf);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The dimension with other dimensions in place of some symbols (<c>null</c>: the symbol stays).</summary>
    /// <exception cref="DivideByZeroException">A divisor becomes zero.</exception>
    public Dim Substitute(Func<Symbol, Dim?> dimOf)
    {
        if (IsConstant)
        {
            return this;
        }

        var result = Constant(0);
        foreach (var (monomial, coefficient) in _terms)
        {
            result += monomial.Factors.Aggregate(Constant(coefficient), (product, factor) => product * Power(Substitute(factor.Atom, dimOf), factor.Power));
        }

        return result;
    }

    private static Dim Extremum(bool isMax, IEnumerable<Dim> operands)
    {
        List<Dim> kept = [];
        foreach (var operand in operands.SelectMany(operand => Flatten(isMax, operand)))
        {
            Add(kept, operand, isMax);
        }

        return kept is [var only] ? only : Of(new ExtremumAtom(isMax, [.. kept.OrderBy(static operand => operand.Key, StringComparer.Ordinal)]));
    }

    private static IReadOnlyList<Dim> Flatten(bool isMax, Dim operand) =>
        operand._terms is [{ Coefficient: 1 } only] && only.Monomial.SingleAtom is ExtremumAtom inner && inner.IsMax == isMax ? inner.Operands : [operand];

    /// <summary>Of two operands with a constant difference only one matters.</summary>
    private static void Add(List<Dim> kept, Dim operand, bool isMax)
    {
        for (var i = 0; i < kept.Count; i++)
        {
            if ((operand - kept[i]).ConstantValue is { } difference)
            {
                kept[i] = difference > 0 == isMax ? operand : kept[i];
                return;
            }
        }

        kept.Add(operand);
    }

    private static Dim Power(Dim number, long exponent)
    {
        var result = Constant(1);
        for (var i = 0; i < exponent; i++)
        {
            result *= number;
        }

        return result;
    }

    private static Dim Substitute(Atom atom, Func<Symbol, Dim?> dimOf) => atom switch
    {
        SymbolAtom symbol => dimOf(symbol.Symbol) ?? Of(symbol),
        FloorAtom floor => FloorDivide(floor.Numerator.Substitute(dimOf), floor.Divisor.Substitute(dimOf)),
        ExtremumAtom extremum => Extremum(extremum.IsMax, extremum.Operands.Select(operand => operand.Substitute(dimOf))),
        OpaqueAtom opaque => Of(opaque.Term.Substitute(symbol => dimOf(symbol)?.ToTerm().ToValue())),
        _ => throw new ArgumentException($"unknown atom {atom.GetType()}", nameof(atom)),
    };

    private long? EvaluateTerms(Func<Symbol, long?> valueOf)
    {
        long sum = 0;
        foreach (var (monomial, coefficient) in _terms)
        {
            var product = coefficient;
            foreach (var (atom, power) in monomial.Factors)
            {
                if (EvaluateAtom(atom, valueOf) is not { } value)
                {
                    return null;
                }

                product = checked(product * Arithmetic.Power(value, power));
            }

            sum = checked(sum + product);
        }

        return sum;
    }

    private static long? EvaluateAtom(Atom atom, Func<Symbol, long?> valueOf) => atom switch
    {
        SymbolAtom symbol => valueOf(symbol.Symbol),
        FloorAtom floor => EvaluateFloor(floor, valueOf),
        ExtremumAtom extremum => EvaluateExtremum(extremum, valueOf),
        OpaqueAtom opaque => (opaque.Term.Substitute(symbol => valueOf(symbol) is { } value ? new IntValue(value) : null).ToValue() as IntValue)?.Value,
        _ => throw new ArgumentException($"unknown atom {atom.GetType()}", nameof(atom)),
    };

    private static long? EvaluateFloor(FloorAtom floor, Func<Symbol, long?> valueOf) =>
        floor.Numerator.EvaluateTerms(valueOf) is { } numerator && floor.Divisor.EvaluateTerms(valueOf) is { } divisor && divisor != 0
            ? Arithmetic.FloorDivide(numerator, divisor)
            : null;

    private static long? EvaluateExtremum(ExtremumAtom extremum, Func<Symbol, long?> valueOf)
    {
        var values = extremum.Operands.Select(operand => operand.EvaluateTerms(valueOf)).ToList();
        return values.Contains(null) ? null : extremum.IsMax ? values.Max() : values.Min();
    }
}

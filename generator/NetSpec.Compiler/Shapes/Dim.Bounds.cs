using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>Lower bounds.</summary>
internal sealed partial class Dim
{
    /// <summary>A number that the dimension is never below, given least values of its symbols; null where none is known.</summary>
    public long? LowerBound(Func<Symbol, long?> minimumOf)
    {
        long sum = 0;
        foreach (var (monomial, coefficient) in _terms)
        {
            var product = coefficient;
            foreach (var (atom, power) in monomial.Factors)
            {
                // A negative term, or a factor that may be negative, has no bound from below by its least value.
                if (coefficient < 0 || LowerBound(atom, minimumOf) is not (>= 0 and var least))
                {
                    return null;
                }

                product = checked(product * Arithmetic.Power(least, power));
            }

            sum = checked(sum + product);
        }

        return sum;
    }

    /// <summary>The symbol and the factor of a positive multiple of one, <c>4 * C</c>; null for any other formula.</summary>
    public (Symbol Symbol, long Factor)? AsMultiple => _terms is [{ Coefficient: > 0 and var factor, Monomial.SingleAtom: SymbolAtom atom }] ? (atom.Symbol, factor) : null;

    /// <summary>Whether a greatest or least of others is in it: then it may hold for small sizes only.</summary>
    public bool HasExtremum => Atoms.Any(static atom => atom is ExtremumAtom);

    private static long? LowerBound(Atom atom, Func<Symbol, long?> minimumOf) => atom switch
    {
        SymbolAtom symbol => minimumOf(symbol.Symbol),
        FloorAtom { Divisor.ConstantValue: > 0 and var divisor } floor => floor.Numerator.LowerBound(minimumOf) is { } least ? Arithmetic.FloorDivide(least, divisor) : null,
        FloorAtom floor => floor.Numerator.LowerBound(minimumOf) >= 0 && floor.Divisor.LowerBound(minimumOf) >= 1 ? 0 : null,
        _ => null,
    };
}

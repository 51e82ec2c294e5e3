using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>Back from a size to a symbol that it comes from.</summary>
internal sealed partial class Dim
{
    /// <summary>
    /// The least value of <paramref name="symbol"/> that makes this at least <paramref name="minimum"/>, as a formula of the other symbols, where
    /// factors and divisors are positive; null where there is no such formula.
    /// </summary>
    /// <exception cref="OverflowException">64 bits do not suffice.</exception>
    public Dim? LeastOf(Symbol symbol, Dim minimum)
    {
        // The deepest atom goes first: what it is added to may be within it too, as the normal form moves whole parts out.
        var terms = _terms.Where(term => term.Monomial.Factors.Any(factor => Has(factor.Atom, symbol))).ToArray();
        var atoms = terms.SelectMany(static term => term.Monomial.Factors).Select(static factor => factor.Atom).Where(atom => Has(atom, symbol));
        if (atoms.OrderByDescending(Depth).FirstOrDefault() is not { } atom
            || terms.Where(term => term.Monomial.Factors.Any(factor => factor.Atom.Equals(atom))).ToList() is not [var (monomial, coefficient)])
        {
            return null;
        }

        // factor * (sign * atom + rest) + free >= minimum
        var dependent = new Dim(terms);
        var factor = FromTerm(Monomial.Divide(monomial, Monomial.Of(atom))!, Math.Abs(coefficient));
        if (DivideExact(dependent, factor) is not { } quotient || factor.Symbols.Contains(symbol))
        {
            return null;
        }

        var least = CeilDivide(minimum - (this - dependent), factor);
        var rest = coefficient > 0 ? quotient - Of(atom) : quotient + Of(atom);
        return atom switch
        {
            SymbolAtom when coefficient > 0 && rest == 0 => least,

            // floor(n / s) + rest >= least where n + rest * s >= least * s, and -floor(n / s) = floor((s - 1 - n) / s)
            FloorAtom { Numerator: var n, Divisor: var s } when !s.Symbols.Contains(symbol) => ((rest * s) + (coefficient > 0 ? n : s - 1 - n)).LeastOf(symbol, least * s),
            ExtremumAtom extremum => LeastOf([.. extremum.Operands.Select(operand => coefficient > 0 ? operand + rest : rest - operand)], extremum.IsMax == coefficient > 0, symbol, least),
            _ => null,
        };
    }

    /// <summary>The greatest of some sizes is large enough where one is, the least where all are; one without the symbol is not for it to mend.</summary>
    private static Dim? LeastOf(IReadOnlyList<Dim> sizes, bool isMax, Symbol symbol, Dim minimum)
    {
        var values = sizes.Where(size => isMax || size.Symbols.Contains(symbol)).Select(size => size.LeastOf(symbol, minimum)).ToList();
        return values.Count == 0 || values.Contains(null) ? null : values.Aggregate((all, value) => isMax ? Min(all!, value!) : Max(all!, value!));
    }

    private static bool Has(Atom atom, Symbol symbol) => SymbolsOf(atom).Contains(symbol);

    /// <summary>How many atoms are within one another.</summary>
    private static int Depth(Atom atom) => atom switch
    {
        FloorAtom floor => 1 + floor.Numerator.Atoms.Concat(floor.Divisor.Atoms).Select(Depth).DefaultIfEmpty().Max(),
        ExtremumAtom extremum => 1 + extremum.Operands.SelectMany(static operand => operand.Atoms).Select(Depth).DefaultIfEmpty().Max(),
        _ => 0,
    };
}

using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>Division, and the normal form of what does not divide.</summary>
internal sealed partial class Dim
{
    /// <summary><c>floor(dividend / divisor)</c>; a symbolic divisor is taken not to be zero.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Dim FloorDivide(Dim dividend, Dim divisor)
    {
        if (divisor._terms.Length == 0)
        {
            throw new DivideByZeroException();
        }

        // One sign of the divisor is enough for the rest.
        if (divisor._terms[0].Coefficient < 0)
        {
            return FloorDivide(-dividend, -divisor);
        }

        return (dividend.ConstantValue, divisor.ConstantValue) switch
        {
            ({ } value, { } number) => Arithmetic.FloorDivide(value, number),
            (_, { } number) => FloorDivideByNumber(dividend, number),
            _ => DivideExact(dividend, divisor) ?? FloorDivideBySymbols(dividend, divisor),
        };
    }

    /// <summary><c>ceil(dividend / divisor)</c>.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Dim CeilDivide(Dim dividend, Dim divisor) => divisor.ConstantValue switch
    {
        > 0 => FloorDivide(dividend + divisor - 1, divisor),
        < 0 => CeilDivide(-dividend, -divisor),
        _ => -FloorDivide(-dividend, divisor),
    };

    /// <summary>The remainder, which has the sign of the divisor.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Dim Modulo(Dim dividend, Dim divisor) => dividend - (divisor * FloorDivide(dividend, divisor));

    /// <summary>The quotient, if <paramref name="divisor"/> divides for every value of the symbols (that does not make it zero).</summary>
    public static Dim? DivideExact(Dim dividend, Dim divisor)
    {
        if (divisor._terms.Length == 0)
        {
            return null;
        }

        try
        {
            return DividePolynomial(dividend, divisor);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Division as learned at school: the leading term of what remains by the leading term of the divisor.</summary>
    private static Dim? DividePolynomial(Dim dividend, Dim divisor)
    {
        var (quotient, rest) = (Constant(0), dividend);
        for (var steps = 0; rest._terms.Length > 0; steps++)
        {
            if (steps == MaxTerms || DivideTerm(rest._terms[0], divisor._terms[0]) is not { } term)
            {
                return null;
            }

            quotient += term;
            rest -= term * divisor;
        }

        return quotient;
    }

    private static Dim? DivideTerm((Monomial Monomial, long Coefficient) dividend, (Monomial Monomial, long Coefficient) divisor) =>
        Arithmetic.Modulo(dividend.Coefficient, divisor.Coefficient) == 0 && Monomial.Divide(dividend.Monomial, divisor.Monomial) is { } monomial
            ? FromTerm(monomial, Arithmetic.FloorDivide(dividend.Coefficient, divisor.Coefficient))
            : null;

    private static Dim FloorDivideByNumber(Dim dividend, long divisor)
    {
        if (divisor == 1)
        {
            return dividend;
        }

        var (whole, rest) = Split(dividend, divisor);
        if (rest.IsConstant)
        {
            return whole;
        }

        // floor(-a / s) = -floor((a + s - 1) / s): one sign for the leading term.
        return rest._terms[0].Coefficient < 0
            ? whole - FloorDivideByNumber(-rest + (divisor - 1), divisor)
            : whole + (Collapse(rest, divisor) ?? Reduce(rest, divisor) ?? Of(new FloorAtom(rest, divisor)));
    }

    /// <summary>
    /// Moves out of the division what is divisible: <paramref name="dividend"/> = divisor * whole + rest, where the coefficients of
    /// the rest are the smallest of their residue class and its constant is from 0 to divisor - 1.
    /// </summary>
    private static (Dim Whole, Dim Remainder) Split(Dim dividend, long divisor)
    {
        List<(Monomial, long)> whole = [];
        List<(Monomial, long)> rest = [];
        foreach (var (monomial, coefficient) in dividend._terms)
        {
            var residue = Arithmetic.Modulo(coefficient, divisor);
            var other = residue - divisor;

            // Half the divisor has two smallest residues; the leading term keeps its sign, so that ceil(H / 2) stays readable.
            var isNegative = -other < residue || (-other == residue && rest.Count == 0 && coefficient < 0);
            residue = isNegative && !monomial.IsOne ? other : residue;
            if (coefficient != residue)
            {
                whole.Add((monomial, checked(coefficient - residue) / divisor));
            }

            if (residue != 0)
            {
                rest.Add((monomial, residue));
            }
        }

        return (FromOrdered([.. whole]), FromOrdered([.. rest]));
    }

    /// <summary>
    /// floor((floor(e / k) + r) / m) = floor((e + r * k) / (k * m)): a chain of strided layers becomes one division.
    /// Only for the one floor of a sum; with several the result would depend on their order.
    /// </summary>
    private static Dim? Collapse(Dim dividend, long divisor)
    {
        var only = Array.Find(dividend._terms, static term => HasFloor(term.Monomial));
        if (only.Coefficient is not (1 or -1) || only.Monomial.SingleAtom is not FloorAtom { Divisor.ConstantValue: { } inner } floor
            || Array.FindLast(dividend._terms, static term => HasFloor(term.Monomial)).Monomial != only.Monomial)
        {
            return null;
        }

        try
        {
            // -floor(e / k) = floor((k - 1 - e) / k)
            var others = dividend - FromTerm(only.Monomial, only.Coefficient);
            var numerator = only.Coefficient == 1 ? floor.Numerator : inner - 1 - floor.Numerator;
            return FloorDivideByNumber(numerator + (others * inner), checked(inner * divisor));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool HasFloor(Monomial monomial)
    {
        foreach (var (atom, _) in monomial.Factors)
        {
            if (atom is FloorAtom)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>floor((g * e + c) / (g * s)) = floor((e + floor(c / g)) / s)</summary>
    private static Dim? Reduce(Dim dividend, long divisor)
    {
        var common = dividend.SymbolicPart.Aggregate(divisor, (factor, term) => Arithmetic.GreatestCommonDivisor(factor, term.Coefficient));
        if (common == 1)
        {
            return null;
        }

        var symbolic = FromTerms(dividend.SymbolicPart.Select(term => (term.Monomial, term.Coefficient / common)));
        return FloorDivideByNumber(symbolic + Arithmetic.FloorDivide(dividend.ConstantPart, common), divisor / common);
    }

    private static Dim FloorDivideBySymbols(Dim dividend, Dim divisor)
    {
        if (divisor._terms is not [var only])
        {
            return Of(new FloorAtom(dividend, divisor));
        }

        var quotients = dividend._terms.Select(term => DivideTerm(term, only)).ToList();
        var whole = FromTerms(quotients.OfType<Dim>().SelectMany(quotient => quotient._terms));
        var rest = FromTerms(dividend._terms.Where((_, i) => quotients[i] is null));
        return whole + Cancel(rest, only);
    }

    /// <summary>Divides by a product after cancelling the factors that every term has too.</summary>
    private static Dim Cancel(Dim dividend, (Monomial Monomial, long Coefficient) divisor)
    {
        var monomial = dividend._terms.Aggregate(divisor.Monomial, (common, term) => Monomial.CommonFactor(common, term.Monomial));
        var number = dividend._terms.Aggregate(divisor.Coefficient, (common, term) => Arithmetic.GreatestCommonDivisor(common, term.Coefficient));
        if (monomial.IsOne && number == 1)
        {
            return Of(new FloorAtom(dividend, FromTerm(divisor.Monomial, divisor.Coefficient)));
        }

        var factor = FromTerm(monomial, number);
        return FloorDivide(DividePolynomial(dividend, factor)!, DividePolynomial(FromTerm(divisor.Monomial, divisor.Coefficient), factor)!);
    }
}

using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>From terms and back.</summary>
internal sealed partial class Dim
{
    /// <summary>Higher powers are left to the runtime.</summary>
    private const int MaxPower = 8;

    /// <summary>The dimension that a value is, or <c>null</c> if it is not an int.</summary>
    public static Dim? Of(Value value) => value switch
    {
        IntValue number => Constant(number.Value),
        SymbolicValue { Term.Type: TermType.Int } symbolic => Of(symbolic.Term),
        _ => null,
    };

    /// <summary>The dimension that an integer term is. Never fails: what the normal form cannot hold stays a term.</summary>
    public static Dim Of(Term term)
    {
        if (term.Type != TermType.Int)
        {
            throw new ArgumentException($"'{term.ToDisplay()}' is not an int", nameof(term));
        }

        try
        {
            return OfKnownForm(term) ?? Opaque(term);
        }
        catch (OverflowException)
        {
            return Opaque(term);
        }
    }

    /// <summary>The dimension as a sum of products: what the generated code computes.</summary>
    public Term ToTerm() => _term ??= ConstantValue is { } number ? Number(number) : MakeTerm();

    private Term MakeTerm()
    {
        Term? sum = null;
        foreach (var (monomial, coefficient) in InReadingOrder())
        {
            sum = sum is null ? FirstTerm(monomial, coefficient) : NextTerm(sum, monomial, coefficient);
        }

        return sum ?? Number(0);
    }

    private static Dim? OfKnownForm(Term term) => term switch
    {
        ConstantTerm { Value: IntValue number } => Constant(number.Value),
        SymbolTerm symbol => Of(symbol.Symbol),
        UnaryTerm { Operator: "-" } unary => -Of(unary.Operand),
        BinaryTerm { Left.Type: TermType.Int, Right.Type: TermType.Int } binary => OfBinary(binary.Operator, Of(binary.Left), Of(binary.Right)),
        ConditionalTerm conditional => Of(conditional.WhenTrue) is var dim && dim == Of(conditional.WhenFalse) ? dim : null,
        CallTerm { Function: "max" or "min" } call => Extremum(call.Function == "max", call.Arguments.Select(Of)),
        CallTerm { Function: "floor" or "ceil" } call => OfRoundedQuotient(call),
        CallTerm { Function: "int" } call => OfExactQuotient(call),
        _ => null,
    };

    private static Dim? OfBinary(string @operator, Dim left, Dim right) => (@operator, right.ConstantValue) switch
    {
        ("+", _) => left + right,
        ("-", _) => left - right,
        ("*", _) => left * right,
        ("//" or "%", 0) => null,
        ("//", _) => FloorDivide(left, right),
        ("%", _) => Modulo(left, right),
        ("**", >= 0 and <= MaxPower) => Power(left, right.ConstantValue.Value),
        _ => null,
    };

    /// <summary><c>floor(a / b)</c> and <c>ceil(a / b)</c> of ints: the quotient is a float, but what comes out is exact for every size there is.</summary>
    private static Dim? OfRoundedQuotient(CallTerm call)
    {
        if (call.Arguments[0] is not BinaryTerm { Operator: "/", Left: { Type: TermType.Int } left, Right: { Type: TermType.Int } right })
        {
            return null;
        }

        var (dividend, divisor) = (Of(left), Of(right));
        return divisor.ConstantValue == 0 ? null : call.Function == "floor" ? FloorDivide(dividend, divisor) : CeilDivide(dividend, divisor);
    }

    /// <summary><c>int(a / b)</c> where b divides a: nothing is truncated.</summary>
    private static Dim? OfExactQuotient(CallTerm call) =>
        call.Arguments[0] is BinaryTerm { Operator: "/", Left: { Type: TermType.Int } left, Right: { Type: TermType.Int } right } && Of(right).ConstantValue != 0
            ? DivideExact(Of(left), Of(right))
            : null;

    /// <summary>A term as an atom; its integer parts are brought to normal form, so that <c>int(2 * C / 3)</c> equals <c>int(C * 2 / 3)</c>.</summary>
    private static Dim Opaque(Term term) => Of(new OpaqueAtom(WithNormalParts(term)));

    private static Term NormalPart(Term term) => term.Type == TermType.Int ? Of(term).ToTerm() : WithNormalParts(term);

    private static Term WithNormalParts(Term term) => term switch
    {
        UnaryTerm unary => unary with { Operand = NormalPart(unary.Operand) },
        BinaryTerm binary => binary with { Left = NormalPart(binary.Left), Right = NormalPart(binary.Right) },
        ConditionalTerm c => new ConditionalTerm(NormalPart(c.Condition), NormalPart(c.WhenTrue), NormalPart(c.WhenFalse)),
        CallTerm call => call with { Arguments = call.Arguments.Select(NormalPart).ToEquatableArray() },
        _ => term,
    };

    /// <summary>What is added before what is subtracted, the constant at the end unless all else is subtracted.</summary>
    private IEnumerable<(Monomial Monomial, long Coefficient)> InReadingOrder()
    {
        if (_terms.Length == 1)
        {
            return _terms;
        }

        var isDifference = SymbolicPart.All(term => term.Coefficient < 0);
        return _terms.OrderBy(term => term.Coefficient > 0 && (isDifference || !term.Monomial.IsOne) ? 0 : term.Monomial.IsOne ? 2 : 1);
    }

    private static Term FirstTerm(Monomial monomial, long coefficient) =>
        coefficient == -1 && !monomial.IsOne ? new UnaryTerm("-", Product(monomial, 1), TermType.Int) : Product(monomial, coefficient);

    private static BinaryTerm NextTerm(Term sum, Monomial monomial, long coefficient)
    {
        // The least long has no counterpart to subtract.
        var isSubtracted = coefficient is < 0 and > long.MinValue;
        return new(isSubtracted ? "-" : "+", sum, Product(monomial, isSubtracted ? -coefficient : coefficient), TermType.Int);
    }

    private static Term Product(Monomial monomial, long coefficient)
    {
        Term? product = coefficient == 1 && !monomial.IsOne ? null : Number(coefficient);
        foreach (var (atom, power) in monomial.Factors)
        {
            var factor = ToTerm(atom);
            for (var i = 0; i < power; i++)
            {
                product = product is null ? factor : new BinaryTerm("*", product, factor, TermType.Int);
            }
        }

        return product!;
    }

    private static Term ToTerm(Atom atom) => atom switch
    {
        SymbolAtom symbol => new SymbolTerm(symbol.Symbol),
        FloorAtom floor => new BinaryTerm("//", floor.Numerator.ToTerm(), floor.Divisor.ToTerm(), TermType.Int),
        ExtremumAtom e => new CallTerm(e.IsMax ? "max" : "min", e.Operands.Select(operand => operand.ToTerm()).ToEquatableArray(), TermType.Int),
        OpaqueAtom opaque => opaque.Term,
        _ => throw new ArgumentException($"unknown atom {atom.GetType()}", nameof(atom)),
    };

    private static ConstantTerm Number(long number) => new(new IntValue(number), TermType.Int);
}

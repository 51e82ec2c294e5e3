using System.Globalization;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>
/// A dimension: an integer formula over symbols in normal form, a polynomial over <see cref="Atom"/>s. Equal normal forms are equal
/// for every value of the symbols. Operators throw <see cref="OverflowException"/> where a coefficient leaves 64 bits or the polynomial gets
/// too large to reason about.
/// </summary>
internal sealed partial class Dim : IEquatable<Dim>
{
    /// <summary>No shape of a network comes near; a product of sums of many parameters might.</summary>
    private const int MaxTerms = 500;

    // Kernels, strides, paddings and most channels.
    private static readonly Dim[] SmallNumbers = [new([]), .. Enumerable.Range(1, 512).Select(static number => new Dim([(Monomial.One, number)]))];

    // In the order of the monomials; no coefficient is zero.
    private readonly (Monomial Monomial, long Coefficient)[] _terms;
    private readonly int _hash;
    private string? _key;
    private string? _text;
    private IReadOnlyList<Symbol>? _symbols;
    private Term? _term;

    private Dim((Monomial Monomial, long Coefficient)[] terms)
    {
        _terms = terms;
        foreach (var (monomial, coefficient) in terms)
        {
            _hash = unchecked((((_hash * 31) + monomial.GetHashCode()) * 31) + coefficient.GetHashCode());
        }
    }

    /// <summary>The normal form as text: equal dimensions have equal keys, and operands of an extremum stand in the order of theirs.</summary>
    public string Key => _key ??= string.Join("+", _terms.Select(static term =>
        term.Coefficient.ToString(CultureInfo.InvariantCulture) + string.Concat(term.Monomial.Factors.Select(static factor => $"*{factor.Atom.Key}^{factor.Power}"))));

    /// <summary>Whether no symbol is left.</summary>
    public bool IsConstant => ConstantValue is not null;

    /// <summary>The number that the dimension is, where no symbol is left.</summary>
    public long? ConstantValue => _terms switch
    {
        [] => 0,
        [var only] when only.Monomial.IsOne => only.Coefficient,
        _ => null,
    };

    /// <summary>The symbols, each once, in order.</summary>
    public IReadOnlyList<Symbol> Symbols => _symbols ??= _terms switch
    {
        [] => [],
        [var only] when only.Monomial.SingleAtom is { } atom => SymbolsOf(atom),
        _ => [.. Atoms.SelectMany(SymbolsOf).Distinct()],
    };

    private IEnumerable<Atom> Atoms => _terms.SelectMany(term => term.Monomial.Factors).Select(factor => factor.Atom);

    /// <summary>The constant term.</summary>
    private long ConstantPart => _terms is [.., var last] && last.Monomial.IsOne ? last.Coefficient : 0;

    /// <summary>The terms with symbols.</summary>
    private IEnumerable<(Monomial Monomial, long Coefficient)> SymbolicPart => _terms.Where(term => !term.Monomial.IsOne);

    public static implicit operator Dim(long value) => Constant(value);

    public static Dim operator +(Dim left, Dim right) => Add(left, right, 1);

    public static Dim operator -(Dim dim) => Scale(dim, -1);

    public static Dim operator -(Dim left, Dim right) => Add(left, right, -1);

    public static Dim operator *(Dim left, Dim right)
    {
        if (left.ConstantValue is { } number)
        {
            return Scale(right, number);
        }

        if (right.ConstantValue is { } factor)
        {
            return Scale(left, factor);
        }

        // Before and not after multiplying: two long polynomials would take their time.
        return (long)left._terms.Length * right._terms.Length <= MaxTerms * 4 ? Multiply(left._terms, right._terms) : throw new OverflowException();
    }

    public static bool operator ==(Dim? left, Dim? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Dim? left, Dim? right) => !(left == right);

    public static Dim Constant(long value) => value >= 0 && value < SmallNumbers.Length ? SmallNumbers[value] : new([(Monomial.One, value)]);

    public static Dim Of(Symbol symbol) => Of(new SymbolAtom(symbol));

    /// <inheritdoc/>
    public bool Equals(Dim? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && _terms.AsSpan().SequenceEqual(other._terms));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dim);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private static Dim Of(Atom atom) => FromTerm(Monomial.Of(atom), 1);

    private static Dim FromTerm(Monomial monomial, long coefficient) => new([(monomial, coefficient)]);

    private static Dim Scale(Dim dim, long factor) => (factor, dim.ConstantValue) switch
    {
        (0, _) => Constant(0),
        (1, _) => dim,
        (_, { } number) => Constant(checked(number * factor)),
        _ => new(ScaleEach(dim._terms, factor)),
    };

    private static (Monomial, long)[] ScaleEach((Monomial Monomial, long Coefficient)[] terms, long factor) =>
        Array.ConvertAll(terms, term => (term.Monomial, checked(term.Coefficient * factor)));

    private static Dim Multiply((Monomial Monomial, long Coefficient)[] left, (Monomial Monomial, long Coefficient)[] right) =>
        FromTerms(left.SelectMany(a => right, static (a, b) => (a.Monomial * b.Monomial, checked(a.Coefficient * b.Coefficient))));

    /// <summary>left + sign * right.</summary>
    private static Dim Add(Dim left, Dim right, int sign)
    {
        if (right._terms.Length == 0)
        {
            return left;
        }

        return left.ConstantValue is { } a && right.ConstantValue is { } b ? Constant(checked(a + (sign * b))) : Merge(left._terms, right._terms, sign);
    }

    /// <summary>Both are in order, and so is what they are merged to.</summary>
    private static Dim Merge((Monomial Monomial, long Coefficient)[] a, (Monomial Monomial, long Coefficient)[] b, int sign)
    {
        var sum = new (Monomial, long)[a.Length + b.Length];
        var count = 0;
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            var order = i == a.Length ? 1 : j == b.Length ? -1 : a[i].Monomial.CompareTo(b[j].Monomial);
            var monomial = order <= 0 ? a[i].Monomial : b[j].Monomial;
            var coefficient = checked((order <= 0 ? a[i++].Coefficient : 0) + (order >= 0 ? sign * b[j++].Coefficient : 0));
            if (coefficient != 0)
            {
                sum[count++] = (monomial, coefficient);
            }
        }

        if (count > MaxTerms)
        {
            throw new OverflowException();
        }

        Array.Resize(ref sum, count);
        return FromOrdered(sum);
    }

    /// <summary>The sum of terms that stand in order, none of them zero.</summary>
    private static Dim FromOrdered((Monomial Monomial, long Coefficient)[] terms) => terms switch
    {
        [] => Constant(0),
        [var (monomial, coefficient)] when monomial.IsOne => Constant(coefficient),
        _ => new(terms),
    };

    private static Dim FromTerms(IEnumerable<(Monomial Monomial, long Coefficient)> terms)
    {
        var ordered = terms.ToArray();
        Array.Sort(ordered, static (a, b) => a.Monomial.CompareTo(b.Monomial));
        List<(Monomial Monomial, long Coefficient)> sums = [];
        foreach (var (monomial, coefficient) in ordered)
        {
            if (sums is [.., var last] && last.Monomial.Equals(monomial))
            {
                sums[sums.Count - 1] = (monomial, checked(last.Coefficient + coefficient));
            }
            else
            {
                sums.Add((monomial, coefficient));
            }
        }

        if (sums.Count > MaxTerms)
        {
            throw new OverflowException();
        }

        return FromOrdered([.. sums.Where(static sum => sum.Coefficient != 0)]);
    }

    private static IReadOnlyList<Symbol> SymbolsOf(Atom atom) => atom switch
    {
        SymbolAtom symbol => [symbol.Symbol],
        FloorAtom { Divisor.IsConstant: true } floor => floor.Numerator.Symbols,
        FloorAtom floor => [.. floor.Numerator.Symbols.Union(floor.Divisor.Symbols)],
        ExtremumAtom extremum => [.. extremum.Operands.SelectMany(static operand => operand.Symbols).Distinct()],
        OpaqueAtom opaque => [.. opaque.Term.Symbols()],
        _ => throw new ArgumentException($"unknown atom {atom.GetType()}", nameof(atom)),
    };
}

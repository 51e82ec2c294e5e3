namespace NetSpec.Compiler.Shapes;

/// <summary>A product of powers of atoms, in the order of the atoms; the empty one is 1.</summary>
internal sealed class Monomial : IEquatable<Monomial>, IComparable<Monomial>
{
    private readonly int _hash;

    private Monomial(EquatableArray<(Atom Atom, int Power)> factors)
    {
        Factors = factors;
        _hash = factors.GetHashCode();
    }

    /// <summary>The product of nothing.</summary>
    public static Monomial One { get; } = new([]);

    /// <summary>The factors in order; powers are positive.</summary>
    public EquatableArray<(Atom Atom, int Power)> Factors { get; }

    /// <summary>Whether this is 1.</summary>
    public bool IsOne => Factors.Count == 0;

    /// <summary>The atom, if this is one by itself.</summary>
    public Atom? SingleAtom => Factors is [{ Power: 1 } factor] ? factor.Atom : null;

    public static Monomial Of(Atom atom) => new([(atom, 1)]);

    public static Monomial operator *(Monomial left, Monomial right) => Combine(left, right, (a, b) => checked(a + b))!;

    /// <summary><paramref name="dividend"/> / <paramref name="divisor"/>, or <c>null</c> if that is no product of powers.</summary>
    public static Monomial? Divide(Monomial dividend, Monomial divisor) => Combine(dividend, divisor, (a, b) => a - b);

    /// <summary>The factors that both have.</summary>
    public static Monomial CommonFactor(Monomial left, Monomial right) => Combine(left, right, Math.Min)!;

    /// <summary>
    /// The order in which a polynomial's terms stand, and by which polynomials are divided: the higher power of the first
    /// atom comes first, the constant last.
    /// </summary>
    public int CompareTo(Monomial? other)
    {
        for (var i = 0; i < Math.Min(Factors.Count, other!.Factors.Count); i++)
        {
            var (left, right) = (Factors[i], other.Factors[i]);
            var order = left.Atom.CompareTo(right.Atom);
            order = order != 0 ? order : right.Power.CompareTo(left.Power);
            if (order != 0)
            {
                return order;
            }
        }

        return other.Factors.Count.CompareTo(Factors.Count);
    }

    /// <inheritdoc/>
    public bool Equals(Monomial? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && Factors.Equals(other.Factors));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Monomial);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>Merges two ordered lists of factors; a negative power makes the result <c>null</c>.</summary>
    private static Monomial? Combine(Monomial left, Monomial right, Func<int, int, int> combine)
    {
        List<(Atom, int)> factors = [];
        for (int i = 0, j = 0; i < left.Factors.Count || j < right.Factors.Count;)
        {
            var order = i == left.Factors.Count ? 1 : j == right.Factors.Count ? -1 : left.Factors[i].Atom.CompareTo(right.Factors[j].Atom);
            var atom = order <= 0 ? left.Factors[i].Atom : right.Factors[j].Atom;
            var power = combine(order <= 0 ? left.Factors[i++].Power : 0, order >= 0 ? right.Factors[j++].Power : 0);
            if (power < 0)
            {
                return null;
            }

            if (power > 0)
            {
                factors.Add((atom, power));
            }
        }

        return new([.. factors]);
    }
}

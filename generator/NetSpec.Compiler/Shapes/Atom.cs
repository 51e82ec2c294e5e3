using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>
/// What a <see cref="Dim"/>'s polynomial is made of. Equal atoms have equal keys, and the ordinal order of keys is the order of terms. Keys of
/// symbols begin with the name and those of other atoms with a sign beyond the letters, so that symbols come first.
/// </summary>
internal abstract class Atom(int hash) : IEquatable<Atom>, IComparable<Atom>
{
    private string? _key;

    /// <summary>The identity of the atom. Few are ever asked for it: most polynomials have one atom.</summary>
    public string Key => _key ??= MakeKey();

    /// <inheritdoc/>
    public bool Equals(Atom? other) => ReferenceEquals(this, other) || (other is not null && GetHashCode() == other.GetHashCode() && IsSame(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Atom);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    /// <inheritdoc/>
    public int CompareTo(Atom? other) => Equals(other) ? 0 : string.CompareOrdinal(Key, other?.Key);

    /// <summary>Makes the key.</summary>
    protected abstract string MakeKey();

    /// <summary>Whether an atom with the same hash is equal.</summary>
    protected abstract bool IsSame(Atom other);
}

/// <summary>A symbol.</summary>
internal sealed class SymbolAtom(Symbol symbol) : Atom(symbol.GetHashCode())
{
    public Symbol Symbol { get; } = symbol;

    /// <summary>Symbols of one name may differ in kind and owner.</summary>
    public static string KeyOf(Symbol symbol) => $"{symbol.Name}\u0001{(int)symbol.Kind}\u0001{symbol.Owner}";

    /// <inheritdoc/>
    protected override string MakeKey() => KeyOf(Symbol);

    /// <inheritdoc/>
    protected override bool IsSame(Atom other) => other is SymbolAtom symbol && Symbol.Equals(symbol.Symbol);
}

/// <summary><c>floor(numerator / divisor)</c>, in the normal form that <see cref="Dim.FloorDivide"/> makes.</summary>
internal sealed class FloorAtom(Dim numerator, Dim divisor) : Atom(unchecked((numerator.GetHashCode() * 31) + divisor.GetHashCode()))
{
    public Dim Numerator { get; } = numerator;

    public Dim Divisor { get; } = divisor;

    /// <inheritdoc/>
    protected override string MakeKey() => $"⌊{Numerator.Key}⁄{Divisor.Key}⌋";

    /// <inheritdoc/>
    protected override bool IsSame(Atom other) => other is FloorAtom floor && Numerator.Equals(floor.Numerator) && Divisor.Equals(floor.Divisor);
}

/// <summary>The greatest or least of several dimensions, which are in order and differ.</summary>
internal sealed class ExtremumAtom(bool isMax, EquatableArray<Dim> operands) : Atom(operands.GetHashCode())
{
    public bool IsMax { get; } = isMax;

    public EquatableArray<Dim> Operands { get; } = operands;

    /// <inheritdoc/>
    protected override string MakeKey() => $"⌈{(IsMax ? "max" : "min")}({string.Join(",", Operands.Select(static operand => operand.Key))})";

    /// <inheritdoc/>
    protected override bool IsSame(Atom other) => other is ExtremumAtom extremum && IsMax == extremum.IsMax && Operands.Equals(extremum.Operands);
}

/// <summary>Any other integer term: a choice, a function, a conversion.</summary>
internal sealed class OpaqueAtom(Term term) : Atom(hash: 0)
{
    public Term Term { get; } = term;

    /// <inheritdoc/>
    protected override string MakeKey() => $"⌘{Term.ToText(SymbolAtom.KeyOf)}";

    /// <inheritdoc/>
    protected override bool IsSame(Atom other) => other is OpaqueAtom && Key == other.Key;
}

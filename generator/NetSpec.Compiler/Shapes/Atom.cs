using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>
/// What a <see cref="Dim"/>'s polynomial is made of. An atom is its key: equal keys, equal atoms, and the ordinal order of keys is the order
/// of terms. Keys of symbols begin with the name and those of other atoms with a sign beyond the letters, so that symbols come first.
/// </summary>
internal abstract class Atom(string key) : IEquatable<Atom>, IComparable<Atom>
{
    /// <summary>The identity of the atom.</summary>
    public string Key { get; } = key;

    /// <inheritdoc/>
    public bool Equals(Atom? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Atom);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <inheritdoc/>
    public int CompareTo(Atom? other) => string.CompareOrdinal(Key, other?.Key);
}

/// <summary>A symbol.</summary>
internal sealed class SymbolAtom(Symbol symbol) : Atom(KeyOf(symbol))
{
    public Symbol Symbol { get; } = symbol;

    /// <summary>Symbols of one name may differ in kind and owner.</summary>
    public static string KeyOf(Symbol symbol) => $"{symbol.Name}\u0001{(int)symbol.Kind}\u0001{symbol.Owner}";
}

/// <summary><c>floor(numerator / divisor)</c>, in the normal form that <see cref="Dim.FloorDivide"/> makes.</summary>
internal sealed class FloorAtom(Dim numerator, Dim divisor) : Atom($"⌊{numerator.Key}⁄{divisor.Key}⌋")
{
    public Dim Numerator { get; } = numerator;

    public Dim Divisor { get; } = divisor;
}

/// <summary>The greatest or least of several dimensions, which are in order and differ.</summary>
internal sealed class ExtremumAtom(bool isMax, IReadOnlyList<Dim> operands)
    : Atom($"⌈{(isMax ? "max" : "min")}({string.Join(",", operands.Select(operand => operand.Key))})")
{
    public bool IsMax { get; } = isMax;

    public IReadOnlyList<Dim> Operands { get; } = operands;
}

/// <summary>Any other integer term: a choice, a function, a conversion.</summary>
internal sealed class OpaqueAtom(Term term) : Atom($"⌘{term.ToText(SymbolAtom.KeyOf)}")
{
    public Term Term { get; } = term;
}

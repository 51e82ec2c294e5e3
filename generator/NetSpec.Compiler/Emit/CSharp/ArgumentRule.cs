using System.Globalization;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>What a value that a constructor passes on has to be. Rules for formulas that come to the same are the same.</summary>
internal abstract record ArgumentRule
{
    /// <summary>The symbols whose values decide it.</summary>
    public abstract IEnumerable<Symbol> Symbols { get; }

    /// <summary>Whether it holds for all values that are not below the least.</summary>
    public virtual bool Holds(Func<Symbol, long?> leastOf) => false;

    /// <summary>The statement that refuses what breaks it.</summary>
    public abstract string Statement(Func<Term, string> print);
}

/// <summary>At least a number.</summary>
internal sealed record AtLeastRule(Term Value, long Least) : ArgumentRule
{
    /// <summary>What has a least value.</summary>
    public Dim Size { get; } = Dim.Of(Value);

    /// <summary>What it comes to for a single symbol, since <c>4 * C</c> is at least 1 where <c>C</c> is; null for other formulas.</summary>
    public (Symbol Symbol, long Least)? OfSymbol => Size.AsMultiple is var (symbol, factor) ? (symbol, -Arithmetic.FloorDivide(-Least, factor)) : null;

    /// <inheritdoc/>
    public override IEnumerable<Symbol> Symbols => Value.Symbols();

    /// <inheritdoc/>
    public override bool Holds(Func<Symbol, long?> leastOf) => Size.LowerBound(leastOf) >= Least;

    /// <inheritdoc/>
    public override string Statement(Func<Term, string> print) => Refuse(print(Value), Least);

    /// <summary>The statement that refuses a smaller value.</summary>
    public static string Refuse(string value, long least) => $"this.RequireAtLeast({least.ToString(CultureInfo.InvariantCulture)}, {value});";

    public bool Equals(AtLeastRule? other) => other is not null && Size.Equals(other.Size) && Least == other.Least;

    public override int GetHashCode() => Size.GetHashCode();
}

/// <summary>A multiple of another value.</summary>
internal sealed record MultipleRule(Dim Value, Dim Divisor) : ArgumentRule
{
    /// <inheritdoc/>
    public override IEnumerable<Symbol> Symbols => Value.Symbols.Concat(Divisor.Symbols);

    /// <inheritdoc/>
    public override string Statement(Func<Term, string> print) => $"this.RequireMultiple({print(Value.ToTerm())}, {print(Divisor.ToTerm())});";
}

/// <summary>Equal to another value, or else 1 where that is stretched.</summary>
internal sealed record EqualRule(Dim Value, Dim Other, bool MayBeOne) : ArgumentRule
{
    /// <summary>The rule in the words that a person would use: what equals <c>n * (heads / n)</c> is a multiple of n.</summary>
    public static ArgumentRule Of((Dim Value, Dim Other, bool MayBeOne) equality) =>
        Multiple(equality.Value, equality.Other) ?? Multiple(equality.Other, equality.Value) ?? (ArgumentRule)new EqualRule(equality.Value, equality.Other, equality.MayBeOne);

    private static MultipleRule? Multiple(Dim value, Dim rounded) => rounded.Symbols.Select(Dim.Of).FirstOrDefault(divisor => Dim.FloorDivide(value, divisor) * divisor == rounded) is { } divisor
        ? new(value, divisor)
        : null;

    /// <inheritdoc/>
    public override IEnumerable<Symbol> Symbols => Value.Symbols.Concat(Other.Symbols);

    /// <inheritdoc/>
    public override string Statement(Func<Term, string> print) => $"this.RequireEqual{(MayBeOne ? "OrOne" : "")}({print(Value.ToTerm())}, {print(Other.ToTerm())});";
}

/// <summary>A probability, 0 to 1.</summary>
internal sealed record ProbabilityRule(Term Value) : ArgumentRule
{
    /// <inheritdoc/>
    public override IEnumerable<Symbol> Symbols => Value.Symbols();

    /// <inheritdoc/>
    public override string Statement(Func<Term, string> print) => $"this.RequireProbability({print(Value)});";
}

using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>
/// Finds out whether two dimensions are equal for all values of their symbols, as far as <paramref name="factsOf"/> allows them. The normal
/// form decides most; then sizes are tried; what agrees at all of them is proved, where possible, one residue class after the other.
/// </summary>
internal sealed class DimProver(Func<Symbol, DimFacts>? factsOf = null)
{
    /// <summary>How many cases a proof may have: two symbols that pass four strided layers each.</summary>
    private const long MaxCases = 256;

    /// <summary>The longest difference (see <see cref="Dim.Key"/>) for which a condition is looked for; those of networks are far shorter.</summary>
    private const int MaxKeyLength = 600;

    private readonly Func<Symbol, DimFacts> _factsOf = factsOf ?? (_ => DimFacts.None);

    /// <summary>Compares two dimensions, and where they may differ looks for a condition under which they do not.</summary>
    public Equality Compare(Dim left, Dim right)
    {
        var equality = Decide(left, right);
        return equality.Kind == EqualityKind.Proved ? equality : equality with { Condition = EqualWhen(left, right) };
    }

    private Equality Decide(Dim left, Dim right)
    {
        var difference = Attempt(() => Difference(left, right));
        if (difference?.ConstantValue == 0)
        {
            return new(EqualityKind.Proved);
        }

        var search = new CounterExampleSearch(left, right, _factsOf);
        if (Attempt(search.Find) is { } example)
        {
            return new(EqualityKind.Refuted, example);
        }

        if ((difference is not null && IsZeroInAllCases(difference)) || AreEqualAtAllSizes(left, right))
        {
            return new(EqualityKind.Proved);
        }

        // Equal at the sizes that people use, but not proved.
        return difference is not null && Attempt(() => search.FindWithinPeriods(symbol => difference.PeriodOf(symbol) is > 1 and <= MaxCases and var period ? period : null)) is { } rare
            ? new(EqualityKind.Refuted, rare)
            : new(EqualityKind.Unknown);
    }

    /// <summary>The difference, with m * h in place of each symbol that is a multiple of m.</summary>
    private Dim Difference(Dim left, Dim right) => (left - right).Substitute(symbol => _factsOf(symbol).MultipleOf * Dim.Of(symbol));

    /// <summary>
    /// Where every floor has a constant divisor, each symbol has a period M, and with M * h + r in its place no floor is left: the
    /// difference is zero for each r or it is not zero.
    /// </summary>
    private static bool IsZeroInAllCases(Dim difference)
    {
        var count = 1L;
        IEnumerable<Dim> cases = [difference];
        foreach (var symbol in difference.Symbols)
        {
            var period = difference.PeriodOf(symbol);
            if (period > MaxCases / count)
            {
                return false;
            }

            count *= period;
            cases = cases.SelectMany(dim => Cases(dim, symbol, period));
        }

        // The cases are made one by one: a formula that this does not suit fails at the first.
        return Attempt(() => cases.FirstOrDefault(dim => dim.ConstantValue != 0) ?? 0) == 0;
    }

    /// <summary>Where one symbol is free and few sizes of it are allowed, all of them are tried.</summary>
    private bool AreEqualAtAllSizes(Dim left, Dim right) =>
        left.Symbols.Concat(right.Symbols).Distinct().ToList() is [var symbol] && _factsOf(symbol) is { Max: { } max, MultipleOf: var multiple } && EqualUpTo(left, right, symbol) >= max - (max % multiple);

    /// <summary>The greatest size up to which two dimensions are equal at all sizes that the facts allow, or the last that is tried; 0 where they differ at the first.</summary>
    private long EqualUpTo(Dim left, Dim right, Symbol symbol)
    {
        var facts = _factsOf(symbol);
        return Enumerable.Range(1, (int)MaxCases)
            .Select(step => step * facts.MultipleOf)
            .Where(size => size >= facts.Min)
            .TakeWhile(size => left.Evaluate(_ => size) is { } value && value == right.Evaluate(_ => size))
            .LastOrDefault();
    }

    private static IEnumerable<Dim> Cases(Dim dim, Symbol symbol, long period)
    {
        for (var residue = 0; residue < period; residue++)
        {
            var value = (period * Dim.Of(symbol)) + residue;
            yield return dim.Substitute(other => other == symbol ? value : null);
        }
    }

    /// <summary>Which symbols have to be multiples of which number for the dimensions to be equal: <c>H is a multiple of 16</c>; or how large one may be.</summary>
    private string? EqualWhen(Dim left, Dim right)
    {
        var difference = Attempt(() => left - right);
        if (difference is null || difference.Key.Length > MaxKeyLength)
        {
            return null;
        }

        foreach (var symbols in Choices([.. difference.Symbols.Where(symbol => difference.PeriodOf(symbol) > 1)]))
        {
            // What the floors cut off repeats with the period: a promise that helps at all is one of its divisors.
            var period = symbols.Select(difference.PeriodOf).Aggregate(static (all, one) => all > MaxCases ? all : Arithmetic.LeastCommonMultiple(all, one));
            foreach (var multiple in Divisors(period))
            {
                if (With(symbols, multiple).Decide(left, right).Kind == EqualityKind.Proved)
                {
                    return Condition(symbols, multiple);
                }
            }
        }

        return difference.HasExtremum && difference.Symbols is [var only] && EqualUpTo(left, right, only) is > 0 and var last ? $"{only.Name} is at most {last}" : null;
    }

    /// <summary>Each symbol by itself, then all together.</summary>
    private static IEnumerable<IReadOnlyList<Symbol>> Choices(IReadOnlyList<Symbol> symbols) =>
        symbols.Select(symbol => (IReadOnlyList<Symbol>)[symbol]).Concat(symbols.Count > 1 ? [symbols] : []);

    private static IEnumerable<long> Divisors(long period) => Enumerable.Range(2, (int)MaxCases - 1).Select(static divisor => (long)divisor).Where(divisor => period % divisor == 0);

    /// <summary>A prover that also knows that these symbols are multiples.</summary>
    private DimProver With(IReadOnlyList<Symbol> symbols, long multiple) => new(symbol => symbols.Contains(symbol)
        ? _factsOf(symbol) with { MultipleOf = Arithmetic.LeastCommonMultiple(_factsOf(symbol).MultipleOf, multiple) }
        : _factsOf(symbol));

    private static string Condition(IReadOnlyList<Symbol> symbols, long multiple)
    {
        var names = symbols.Select(symbol => symbol.Name).ToList();
        return names is [var only]
            ? $"{only} is a multiple of {multiple}"
            : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]} are multiples of {multiple}";
    }

    /// <summary>What leaves 64 bits, or divides by what becomes zero, is not decided that way.</summary>
    private static T? Attempt<T>(Func<T?> compute)
        where T : class
    {
        try
        {
            return compute();
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }
}

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

    private static readonly long[] SuggestedMultiples = [2, 4, 8, 16, 32, 64];

    private readonly Func<Symbol, DimFacts> _factsOf = factsOf ?? (_ => DimFacts.None);

    /// <summary>Compares two dimensions.</summary>
    public Equality Compare(Dim left, Dim right)
    {
        if (IsEqual(left, right, _ => 1))
        {
            return new(EqualityKind.Proved);
        }

        if (new CounterExampleSearch(left, right, _factsOf).Find() is { } example)
        {
            return new(EqualityKind.Refuted, example, EqualWhen(left, right));
        }

        return IsProvedByCases(left, right, _ => 1) ? new(EqualityKind.Proved) : new(EqualityKind.Unknown, Condition: EqualWhen(left, right));
    }

    /// <summary>A multiple of which symbols makes the dimensions equal: <c>H is a multiple of 16</c>.</summary>
    private string? EqualWhen(Dim left, Dim right)
    {
        var difference = Difference(left, right, _ => 1);
        var symbols = difference?.Symbols.Where(symbol => difference.PeriodOf(symbol) > 1).ToList() ?? [];
        IEnumerable<IReadOnlyList<Symbol>> choices = [.. symbols.Select(symbol => new[] { symbol }), symbols];
        foreach (var choice in choices.Take(symbols.Count > 1 ? symbols.Count + 1 : symbols.Count))
        {
            foreach (var multiple in SuggestedMultiples)
            {
                if (IsProved(left, right, symbol => choice.Contains(symbol) ? multiple : 1))
                {
                    return Condition(choice, multiple);
                }
            }
        }

        return null;
    }

    private static string Condition(IReadOnlyList<Symbol> symbols, long multiple)
    {
        var names = symbols.Select(symbol => symbol.Name).ToList();
        return names is [var only] ? $"{only} is a multiple of {multiple}" : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]} are multiples of {multiple}";
    }

    private bool IsProved(Dim left, Dim right, Func<Symbol, long> multipleOf) =>
        IsEqual(left, right, multipleOf) || IsProvedByCases(left, right, multipleOf);

    private bool IsEqual(Dim left, Dim right, Func<Symbol, long> multipleOf) => left == right || Difference(left, right, multipleOf)?.ConstantValue == 0;

    /// <summary>
    /// Where every floor has a constant divisor, each symbol has a period M, and for H = M * h + r no floor is left: the difference is
    /// zero for every r or it is not zero.
    /// </summary>
    private bool IsProvedByCases(Dim left, Dim right, Func<Symbol, long> multipleOf)
    {
        try
        {
            return Difference(left, right, multipleOf) is { } difference && IsZeroInAllCases(difference);
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static bool IsZeroInAllCases(Dim difference)
    {
        var cases = 1L;
        List<Dim> remaining = [difference];
        foreach (var symbol in difference.Symbols)
        {
            var period = difference.PeriodOf(symbol);
            if (period > MaxCases / cases)
            {
                return false;
            }

            cases *= period;
            remaining = [.. remaining.SelectMany(dim => Cases(dim, symbol, period))];
        }

        return remaining.All(dim => dim.ConstantValue == 0);
    }

    private static IEnumerable<Dim> Cases(Dim dim, Symbol symbol, long period)
    {
        for (var residue = 0; residue < period; residue++)
        {
            var value = (period * Dim.Of(symbol)) + residue;
            yield return dim.Substitute(other => other == symbol ? value : null);
        }
    }

    /// <summary>
    /// The difference with m * h in place of each symbol of which m is known to be a divisor, by its facts or by <paramref name="multipleOf"/>;
    /// <c>null</c> where it cannot be held.
    /// </summary>
    private Dim? Difference(Dim left, Dim right, Func<Symbol, long> multipleOf)
    {
        try
        {
            return (left - right).Substitute(symbol => Arithmetic.LeastCommonMultiple(_factsOf(symbol).MultipleOf, multipleOf(symbol)) * Dim.Of(symbol));
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}

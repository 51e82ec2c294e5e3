using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Analysis;

/// <summary>The smallest input that a model takes, from the sizes that must not become empty on the way.</summary>
internal static class SmallestInput
{
    private const long Largest = 1 << 20;

    /// <summary>The smallest size of each free dimension that a bound depends on alone.</summary>
    public static IReadOnlyDictionary<Symbol, long> Of(IEnumerable<LowerBound> bounds)
    {
        var smallest = new Dictionary<Symbol, long>();
        foreach (var (size, minimum) in Sizes(bounds))
        {
            if (size.Symbols is [{ Kind: SymbolKind.Dimension } symbol] && SmallestFor(size, symbol, minimum) is { } value)
            {
                smallest[symbol] = Math.Max(value, smallest.TryGetValue(symbol, out var known) ? known : 1);
            }
        }

        return smallest;
    }

    /// <summary>The smallest size of each free dimension where it depends on the constructor's arguments: the largest of the formulas given.</summary>
    /// <param name="bounds">What must not become empty.</param>
    /// <param name="minimumOf">The least value that the constructor takes.</param>
    public static ILookup<Symbol, Dim> Formulas(IEnumerable<LowerBound> bounds, Func<Symbol, long?> minimumOf)
    {
        var formulas = new Dictionary<Symbol, List<Dim>>();
        foreach (var (size, minimum) in Sizes(bounds))
        {
            if (size.Symbols.Count > 1 && size.Symbols.Where(static symbol => symbol.Kind == SymbolKind.Dimension).ToList() is [var symbol] && FormulaFor(size, symbol, minimum) is { } formula)
            {
                var others = formulas.TryGetValue(symbol, out var known) ? known : formulas[symbol] = [];
                if (!others.Any(other => IsAtLeast(other, formula)))
                {
                    others.RemoveAll(other => IsAtLeast(formula, other));
                    others.Add(formula);
                }
            }
        }

        return formulas.SelectMany(static pair => pair.Value, static (pair, formula) => (pair.Key, formula)).ToLookup(static pair => pair.Key, static pair => pair.formula);

        bool IsAtLeast(Dim a, Dim b) => (a - b).LowerBound(minimumOf) >= 0;
    }

    /// <summary>Many layers ask for the same.</summary>
    private static IEnumerable<(Dim Size, long Minimum)> Sizes(IEnumerable<LowerBound> bounds) => bounds.Select(static bound => (bound.Size, bound.Minimum)).Distinct();

    /// <summary>What 64 bits do not hold is left to the layer itself.</summary>
    private static Dim? FormulaFor(Dim size, Symbol symbol, long minimum)
    {
        try
        {
            return size.LeastOf(symbol, minimum);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Sizes grow with the input, so the first that suffices is found by halving.</summary>
    private static long? SmallestFor(Dim size, Symbol symbol, long minimum)
    {
        long low = 0;
        long high = 1;
        while (!Suffices(high))
        {
            low = high;
            high *= 2;
            if (high > Largest)
            {
                return null;
            }
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Suffices(middle) ? (low, middle) : (middle, high);
        }

        return high;

        bool Suffices(long value) => size.Evaluate(s => s.Equals(symbol) ? value : null) >= minimum;
    }
}

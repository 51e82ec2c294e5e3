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
        foreach (var (size, minimum, _) in bounds.Distinct())
        {
            if (size.Symbols.ToList() is [var symbol] && SmallestFor(size, symbol, minimum) is { } value)
            {
                smallest[symbol] = Math.Max(value, smallest.TryGetValue(symbol, out var known) ? known : 1);
            }
        }

        return smallest;
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

using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>Looks for sizes at which two dimensions differ: first sizes as people use them, then small ones.</summary>
internal sealed class CounterExampleSearch(Dim left, Dim right, Func<Symbol, DimFacts> factsOf)
{
    /// <summary>The name that everybody gives to the batch, of which no example needs more than one.</summary>
    private const string Batch = "N";

    private static readonly long[] Typical = [224, 225, 256, 7, 97, .. Enumerable.Range(1, 33).Select(size => (long)size)];

    private readonly IReadOnlyList<Symbol> _symbols = [.. left.Symbols.Concat(right.Symbols).Distinct()];

    /// <summary>The first counter-example, or <c>null</c>.</summary>
    public CounterExample? Find()
    {
        var sizes = _symbols.Select(symbol => symbol.Name == Batch ? [.. SizesOf(factsOf(symbol)).OrderBy(static size => size)] : SizesOf(factsOf(symbol))).ToList();
        return sizes.Exists(choice => choice.Count == 0) ? null : Choices(sizes).Select(Try).FirstOrDefault(example => example is not null);
    }

    /// <summary>The first counter-example among all the sizes that a symbol has within two periods of the difference, while the others have their first; or <c>null</c>.</summary>
    /// <param name="periodOf">The period, as far as it is short enough to try; else <c>null</c>.</param>
    public CounterExample? FindWithinPeriods(Func<Symbol, long?> periodOf)
    {
        var sizes = _symbols.Select(symbol => SizesOf(factsOf(symbol))).ToList();
        return sizes.Exists(static choice => choice.Count == 0)
            ? null
            : _symbols.SelectMany((symbol, changing) => SizesOf(factsOf(symbol), 2 * periodOf(symbol) ?? 0).Select(size => Others(size, changing))).Select(Try).FirstOrDefault(static example => example is not null);

        long[] Others(long size, int changing) => [.. sizes.Select((choice, i) => i == changing ? size : choice[0])];
    }

    /// <summary>
    /// One symbol after the other takes all its sizes while the others have their first; then all change, together and at different speeds.
    /// </summary>
    private static IEnumerable<long[]> Choices(List<IReadOnlyList<long>> sizes)
    {
        yield return [.. sizes.Select(choice => choice[0])];
        for (var changing = 0; changing < sizes.Count; changing++)
        {
            foreach (var size in sizes[changing])
            {
                yield return [.. sizes.Select((choice, i) => i == changing ? size : choice[0])];
            }
        }

        for (var step = 0; step < Typical.Length; step++)
        {
            yield return [.. sizes.Select(choice => choice[step % choice.Count])];
            yield return [.. sizes.Select((choice, i) => choice[((step * ((2 * i) + 1)) + i) % choice.Count])];
        }
    }

    /// <summary>The sizes that the facts allow: typical ones made to fit, or the least ones.</summary>
    private static IReadOnlyList<long> SizesOf(DimFacts facts)
    {
        var least = RoundUp(Math.Max(1, facts.Min), facts.MultipleOf);
        return
        [
            .. Typical.Select(size => RoundUp(size, facts.MultipleOf))
                .Concat(Enumerable.Range(0, Typical.Length).Select(step => checked(least + (step * facts.MultipleOf))))
                .Where(size => size >= least && size <= (facts.Max ?? long.MaxValue))
                .Distinct(),
        ];
    }

    /// <summary>The least sizes that the facts allow, within a range.</summary>
    private static IEnumerable<long> SizesOf(DimFacts facts, long range)
    {
        var least = RoundUp(Math.Max(1, facts.Min), facts.MultipleOf);
        var greatest = Math.Min(facts.Max ?? long.MaxValue, checked(least + (range * facts.MultipleOf)));
        for (var size = least; size <= greatest; size = checked(size + facts.MultipleOf))
        {
            yield return size;
        }
    }

    private static long RoundUp(long size, long multipleOf) => checked(-Arithmetic.FloorDivide(-size, multipleOf) * multipleOf);

    /// <summary>Where a size is not positive no network gets to the comparison: that refutes nothing.</summary>
    private CounterExample? Try(long[] sizes)
    {
        long? SizeOf(Symbol symbol) => sizes[Array.IndexOf([.. _symbols], symbol)];
        return left.Evaluate(SizeOf) is { } a && right.Evaluate(SizeOf) is { } b && a != b && a > 0 && b > 0
            ? new(_symbols.Zip(sizes, (symbol, size) => new SymbolSize(symbol, size)).ToEquatableArray(), a, b)
            : null;
    }
}

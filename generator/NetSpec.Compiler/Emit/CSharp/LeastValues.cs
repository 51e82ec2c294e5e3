using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>What the arguments of a constructor must not be below.</summary>
/// <param name="defaultOf">The default of a parameter; null where it has none.</param>
internal sealed class LeastValues(Func<Symbol, long?> defaultOf)
{
    private readonly Dictionary<Symbol, long> _asked = [];

    /// <summary>What was asked so far.</summary>
    public IEnumerable<KeyValuePair<Symbol, long>> Asked => _asked;

    /// <summary>The least value that is taken for a symbol; null where any is.</summary>
    public long? Of(Symbol symbol) => _asked.TryGetValue(symbol, out var least) ? least : null;

    /// <summary>What a symbol cannot be below: what was asked; sizes and loop variables are never negative.</summary>
    public long? Known(Symbol symbol) => Of(symbol) ?? (symbol.Kind is SymbolKind.Dimension or SymbolKind.Loop ? 0 : null);

    /// <summary>Refuses values below <paramref name="least"/>.</summary>
    public void Ask(Symbol symbol, long least) => _asked[symbol] = Math.Max(least, Of(symbol) ?? least);

    /// <summary>Refuses values below <paramref name="least"/> for the sake of simpler code, unless a parameter's own default is one.</summary>
    public bool TryAsk(IReadOnlyList<Symbol> symbols, long least)
    {
        if (symbols.Any(symbol => symbol.Kind is not (SymbolKind.Parameter or SymbolKind.Dimension) || defaultOf(symbol) < least))
        {
            return false;
        }

        foreach (var symbol in symbols)
        {
            Ask(symbol, least);
        }

        return true;
    }
}

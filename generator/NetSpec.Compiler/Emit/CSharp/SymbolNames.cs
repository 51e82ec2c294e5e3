using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The C# names of a class's symbols: constructor parameters, locals of lets, loop variables.</summary>
internal sealed class SymbolNames
{
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal) { "device", "dtype", "i", "name", "nameof", "nn", "torch" };
    private readonly Dictionary<Symbol, string> _names = [];
    private readonly List<Symbol> _order = [];

    /// <summary>Names the symbols in order; a name that is taken gets a suffix.</summary>
    public SymbolNames(IEnumerable<(Symbol Symbol, string Preferred)> symbols)
    {
        var used = new HashSet<string>(Taken, StringComparer.Ordinal);
        foreach (var (symbol, preferred) in symbols)
        {
            var name = preferred;
            while (!used.Add(name))
            {
                name += "Value";
            }

            _order.Add(symbol);
            _names[symbol] = CSharpNames.Escape(name);
        }
    }

    /// <summary>The position in the order of naming; last for a symbol without a name of its own.</summary>
    public int IndexOf(Symbol symbol) => _order.IndexOf(symbol) is var index and >= 0 ? index : int.MaxValue;

    /// <summary>Whether the symbol has a name of its own: it is, or may become, a constructor parameter or local.</summary>
    public bool Knows(Symbol symbol) => _names.ContainsKey(symbol);

    /// <summary>Whether a symbol has this name.</summary>
    public bool Contains(string name) => _names.ContainsValue(CSharpNames.Escape(name));

    /// <summary>The name; a loop variable is what the spec calls it.</summary>
    public string this[Symbol symbol] => _names.TryGetValue(symbol, out var name) ? name : CSharpNames.Escape(CSharpNames.Camel(symbol.Name));
}

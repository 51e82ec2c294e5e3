using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>Shapes as documentation shows them: constructor parameters by their C# names, dimensions by the spec's.</summary>
/// <param name="names">The C# names.</param>
/// <param name="parameters">The symbols that go by their C# names.</param>
/// <param name="sizes">The sizes to show in place of free dimensions; null for none.</param>
internal sealed class ShapeText(SymbolNames names, IEnumerable<Symbol> parameters, NominalSizes? sizes = null)
{
    /// <summary>The longest size that a short shape shows.</summary>
    private const int LongestSize = 32;

    private readonly HashSet<Symbol> _parameters = [.. parameters];
    private readonly Dictionary<Dim, string> _shown = [];

    /// <summary>All dimensions: <c>(N, planes, ⌊(H - 1) / stride⌋ + 1, ⌊(W - 1) / stride⌋ + 1)</c>.</summary>
    public string Full(TensorType type) => $"({string.Join(", ", type.Shape.Select(Show))})";

    /// <summary>The dimensions up to the last simple one: <c>(N, planes, …)</c>.</summary>
    public string Short(TensorType type)
    {
        var shown = type.Shape.Select(Show).ToList();
        var simple = shown.TakeWhile(static text => IsSimple(text)).ToList();
        return simple.Count == shown.Count ? $"({string.Join(", ", shown)})" : $"({string.Join(", ", [.. simple, "…"])})";
    }

    private static bool IsSimple(string text) => text.Length <= LongestSize && text.All(static c => char.IsLetterOrDigit(c) || c is '_' or '*' or '+' or '-' or ' ');

    private string Show(Dim dim)
    {
        if (!_shown.TryGetValue(dim, out var text))
        {
            _shown[dim] = text = Print(dim);
        }

        return text;
    }

    private string Print(Dim dim)
    {
        var renamed = dim.Substitute(symbol => IsNamed(symbol) ? Dim.Of(symbol with { Name = names[symbol].TrimStart('@'), Owner = "" }) : sizes?.Shown(symbol));
        return ClassDocs.Text(renamed.Symbols.Any(static symbol => symbol.Owner is "unknown" or "running") ? "…" : renamed.ToString());
    }

    private bool IsNamed(Symbol symbol) => symbol.Kind != SymbolKind.Dimension || _parameters.Contains(symbol);
}

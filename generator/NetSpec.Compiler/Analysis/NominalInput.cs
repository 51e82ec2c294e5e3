using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Analysis;

/// <summary>The sizes of an input where nobody says any: <c>nominal</c> where the spec has it, else 224 for the last two of [N, C, H, W] and 1.</summary>
internal static class NominalInput
{
    private const long ImageSize = 224;

    /// <summary>A size for each free dimension of the inputs.</summary>
    /// <param name="module">Whose inputs.</param>
    /// <param name="facts">What <c>dims</c> says of them.</param>
    public static Dictionary<Symbol, long> Of(BoundModule module, IReadOnlyDictionary<Symbol, DimFacts> facts)
    {
        var sizes = new Dictionary<Symbol, long>();
        foreach (var input in module.Inputs)
        {
            for (var axis = 0; axis < input.Type.Rank; axis++)
            {
                foreach (var symbol in input.Type[axis].Symbols.Where(static symbol => symbol.Kind == SymbolKind.Dimension))
                {
                    sizes[symbol] = (facts.TryGetValue(symbol, out var known) ? known.Nominal : null) ?? (input.Type.Rank == 4 && axis >= 2 ? ImageSize : 1);
                }
            }
        }

        return sizes;
    }
}

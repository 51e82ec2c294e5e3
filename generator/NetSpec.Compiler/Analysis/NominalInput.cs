using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Analysis;

/// <summary>The sizes of an input where nobody says any: <c>nominal</c> where the spec has it, else 224 for the last two of [N, C, H, W] and 1.</summary>
internal static class NominalInput
{
    private const long ImageSize = 224;

    /// <summary>A size for each free dimension of the inputs.</summary>
    public static Dictionary<Symbol, long> Of(BoundModule module)
    {
        var sizes = new Dictionary<Symbol, long>();
        foreach (var input in module.Inputs)
        {
            for (var axis = 0; axis < input.Type.Rank; axis++)
            {
                foreach (var symbol in input.Type[axis].Symbols.Where(static symbol => symbol.Kind == SymbolKind.Dimension))
                {
                    sizes[symbol] = Written(module.Definition!, symbol) ?? (input.Type.Rank == 4 && axis >= 2 ? ImageSize : 1);
                }
            }
        }

        return sizes;
    }

    private static long? Written(Definition definition, Symbol symbol) =>
        definition.Syntax.Dimensions.FirstOrDefault(dimension => dimension.Name.Text == symbol.Name)?.Nominal is LiteralExpression { Value: IntValue { Value: var nominal } } ? nominal : null;
}

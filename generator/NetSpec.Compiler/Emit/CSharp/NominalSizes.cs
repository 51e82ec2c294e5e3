using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The sizes for which reports are made: <c>nominal</c> where the spec says, else 224 for the last two of [N, C, H, W] and 1.</summary>
internal sealed class NominalSizes
{
    private const long ImageSize = 224;
    private readonly Dictionary<Symbol, long> _sizes = [];

    public NominalSizes(BoundModule module)
    {
        foreach (var input in module.Inputs)
        {
            for (var axis = 0; axis < input.Type.Rank; axis++)
            {
                foreach (var symbol in input.Type[axis].Symbols.Where(static symbol => symbol.Kind == SymbolKind.Dimension))
                {
                    _sizes[symbol] = Written(module.Definition!, symbol) ?? (input.Type.Rank == 4 && axis >= 2 ? ImageSize : 1);
                }
            }
        }
    }

    /// <summary>The size of a free dimension.</summary>
    public long this[Symbol symbol] => _sizes[symbol];

    /// <summary>The size to show for a dimension in documentation: none for the batch, which stays a letter.</summary>
    public Dim? Shown(Symbol symbol) => _sizes.TryGetValue(symbol, out var size) && size > 1 ? size : null;

    /// <summary>A size with the free dimensions at their nominal sizes and parameters at their defaults; null where it overflows.</summary>
    public long? Evaluate(Dim dim, IEnumerable<ParameterOrigin> parameters) => dim.ConstantValue
        ?? dim.Evaluate(symbol => _sizes.TryGetValue(symbol, out var size) ? size : (parameters.FirstOrDefault(origin => origin.Symbol.Equals(symbol))?.Default as IntValue)?.Value);

    /// <summary>The inputs' shapes at these sizes.</summary>
    public IEnumerable<string> Text(BoundModule module) =>
        module.Inputs.Select(input => $"{(module.Inputs.Count > 1 ? ClassDocs.Text(input.Name) + " " : "")}({string.Join(", ", input.Type.Shape.Select(dim => Evaluate(dim, [])?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? dim.ToString()))})");

    private static long? Written(Definition definition, Symbol symbol) =>
        definition.Syntax.Dimensions.FirstOrDefault(dimension => dimension.Name.Text == symbol.Name)?.Nominal is LiteralExpression { Value: IntValue { Value: var nominal } } ? nominal : null;
}

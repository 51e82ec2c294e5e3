using NetSpec.Compiler.Analysis;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The nominal sizes of a class's input, as its documentation shows them.</summary>
internal sealed class NominalSizes(BoundModule module)
{
    private readonly Dictionary<Symbol, long> _sizes = NominalInput.Of(module);

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
}

using NetSpec.Compiler.Analysis;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The nominal sizes of a class's input, as its documentation shows them.</summary>
internal sealed class NominalSizes(BoundClass type)
{
    private readonly Dictionary<Symbol, long> _sizes = NominalInput.Of(type.Module, type.Facts);
    private readonly Dictionary<Dim, long?> _values = [];

    /// <summary>The size of a free dimension.</summary>
    public long this[Symbol symbol] => _sizes[symbol];

    /// <summary>The size to show for a dimension in documentation: none for the batch, which stays a letter.</summary>
    public Dim? Shown(Symbol symbol) => _sizes.TryGetValue(symbol, out var size) && size > 1 ? size : null;

    /// <summary>A size with the free dimensions at their nominal sizes and parameters at their defaults; null where it overflows.</summary>
    public long? Evaluate(Dim dim)
    {
        if (dim.ConstantValue is { } number)
        {
            return number;
        }

        // Most layers have the sizes of another.
        if (!_values.TryGetValue(dim, out var value))
        {
            _values[dim] = value = dim.Evaluate(ValueOf);
        }

        return value;
    }

    private long? ValueOf(Symbol symbol) => _sizes.TryGetValue(symbol, out var size) ? size : (type.Origins.FirstOrDefault(origin => origin.Symbol.Equals(symbol))?.Default as IntValue)?.Value;

    /// <summary>The inputs' shapes at these sizes.</summary>
    public IEnumerable<string> Text() =>
        type.Module.Inputs.Select(input => $"{(type.Module.Inputs.Count > 1 ? ClassDocs.Text(input.Name) + " " : "")}({string.Join(", ", input.Type.Shape.Select(dim => Evaluate(dim)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? dim.ToString()))})");
}

using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>Where a constructor parameter's value comes from.</summary>
/// <param name="Symbol">The symbol that stands for it in the class.</param>
/// <param name="Input">For a dimension: the input.</param>
/// <param name="Axis">For a dimension: the axis.</param>
/// <param name="Default">For a parameter with a default: its value.</param>
internal sealed record ParameterOrigin(Symbol Symbol, int Input, int Axis, Value? Default)
{
    /// <summary>For a <c>size</c>: the symbols of its numbers, one for each spatial dimension; else empty.</summary>
    public EquatableArray<Symbol> Parts { get; init; } = EquatableArray<Symbol>.Empty;

    /// <summary>Whether a symbol stands for it, or for a part of it.</summary>
    public bool Has(Symbol symbol) => Symbol == symbol || Parts.Contains(symbol);

    /// <summary>The number that a symbol of this parameter has where the parameter has a value; null where that is no number.</summary>
    public long? NumberOf(Symbol symbol, Value? value) => ((value is ListValue list ? list.Items[Parts.ToList().IndexOf(symbol)] : value) as IntValue)?.Value;
}

/// <summary>A class to be: a block for one binding of what is structural, or a model's variant.</summary>
/// <param name="namespace">The namespace.</param>
/// <param name="name">The class's name.</param>
/// <param name="module">The module, bound with constructor parameters as symbols.</param>
/// <param name="origins">All symbols that may become constructor parameters, dimensions first.</param>
/// <param name="names">The C# names of the symbols.</param>
internal sealed class BoundClass(string @namespace, string name, BoundModule module, IReadOnlyList<ParameterOrigin> origins, SymbolNames names)
{
    /// <summary>The namespace.</summary>
    public string Namespace => @namespace;

    /// <summary>The class's name.</summary>
    public string Name => name;

    /// <summary>The module, bound with constructor parameters as symbols.</summary>
    public BoundModule Module => module;

    /// <summary>All symbols that may become constructor parameters, dimensions first.</summary>
    public IReadOnlyList<ParameterOrigin> Origins => origins;

    /// <summary>What the constructor asks of its arguments, those that it hands on to nested classes included; complete when the class was lowered.</summary>
    public LeastValues Least { get; } = new(symbol => origins.FirstOrDefault(origin => origin.Has(symbol)) is { } origin ? origin.NumberOf(symbol, origin.Default) : null);

    /// <summary>The C# names of the symbols.</summary>
    public SymbolNames Names => names;

    /// <summary>The parameters that the constructor has in the end, in C#'s order; set when the class was lowered.</summary>
    public IReadOnlyList<ParameterOrigin> Parameters { get; set; } = [];

    /// <summary>What <c>dims</c> promises of a model's dimensions.</summary>
    public required IReadOnlyDictionary<Symbol, DimFacts> Facts { get; init; }

    /// <summary>The sizes that must not become empty on the way through a model.</summary>
    public required IReadOnlyList<LowerBound> LowerBounds { get; init; }

    /// <summary>The sizes that a model compares at run time.</summary>
    public required IReadOnlyList<DimensionGuard> Guards { get; init; }

    /// <summary>The first weight, as C# reaches it from the class: where the device and type of the weights are read.</summary>
    public string? FirstWeight { get; set; }

    /// <summary>The names of its members; set when the class was lowered.</summary>
    public MemberNames? Members { get; set; }

    /// <summary>The lowered class; null until then.</summary>
    public Model.ClassModel? Model { get; set; }
}

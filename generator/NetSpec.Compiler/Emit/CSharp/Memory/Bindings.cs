using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp.Memory;

/// <summary>The values of a class's symbols in one instance: what its constructor was given, and the sizes that forward reads from its inputs.</summary>
internal sealed class Bindings
{
    private readonly Dictionary<Symbol, Value> _values;

    private Bindings(Dictionary<Symbol, Value> values) => _values = values;

    /// <summary>The values for a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="arguments">A known value for each parameter.</param>
    /// <param name="inputs">The inputs; one that is absent is null.</param>
    public static Bindings Of(BoundClass type, IReadOnlyList<NamedArgument> arguments, IReadOnlyList<HeldTensor?> inputs)
    {
        var bindings = new Bindings([]);
        foreach (var origin in type.Origins)
        {
            if (origin.Input < 0)
            {
                bindings.Bind(origin, arguments.First(argument => argument.Name == origin.Symbol.Name).Value);
            }
            else if (inputs[origin.Input] is { } input)
            {
                bindings._values[origin.Symbol] = new IntValue(input.Sizes[origin.Axis]);
            }
        }

        foreach (var (symbol, value) in type.Module.Lets)
        {
            bindings._values[symbol] = bindings.Of(value.ToValue());
        }

        return bindings;
    }

    /// <summary>The bindings of an inner sequence: those around it, with the sizes of its own inputs.</summary>
    public Bindings With(IReadOnlyList<TensorValue> inputs, IReadOnlyList<HeldTensor?> held)
    {
        var inner = new Bindings(new(_values));
        for (var i = 0; i < inputs.Count; i++)
        {
            for (var axis = 0; held[i] is { } tensor && axis < tensor.Sizes.Count; axis++)
            {
                if (inputs[i].Type[axis].ToTerm() is SymbolTerm { Symbol: { Kind: SymbolKind.Dimension } symbol })
                {
                    inner._values[symbol] = new IntValue(tensor.Sizes[axis]);
                }
            }
        }

        return inner;
    }

    /// <summary>The bindings of a round of a loop.</summary>
    public Bindings With(Symbol symbol, long value) => new(new(_values) { [symbol] = new IntValue(value) });

    /// <summary>A value without symbols.</summary>
    public Value Of(Value value) => value switch
    {
        SymbolicValue symbolic => symbolic.Term.Substitute(symbol => _values.TryGetValue(symbol, out var known) ? known : null).ToValue(),
        ListValue list => new ListValue([.. list.Items.Select(Of)]),
        _ => value,
    };

    /// <summary>Arguments without symbols.</summary>
    public IReadOnlyList<NamedArgument> Of(IReadOnlyList<NamedArgument> arguments) => [.. arguments.Select(argument => argument with { Value = Of(argument.Value) })];

    /// <summary>The number that a term is.</summary>
    public long Number(Term term) => Of(term.ToValue()) is IntValue number ? number.Value : throw Unknown(term);

    /// <summary>Whether a condition holds.</summary>
    public bool Holds(Term condition) => Of(condition.ToValue()) is BoolValue truth ? truth.Value : throw Unknown(condition);

    /// <summary>A type whose sizes are numbers.</summary>
    public TensorType Of(TensorType type) => type with { Shape = [.. type.Shape.Select(dim => Dim.Constant(Number(dim.ToTerm())))] };

    private void Bind(ParameterOrigin origin, Value value)
    {
        _values[origin.Symbol] = value;
        for (var i = 0; i < origin.Parts.Count; i++)
        {
            _values[origin.Parts[i]] = value is ListValue list ? list.Items[i] : value;
        }
    }

    /// <summary>All symbols have values, and the arithmetic is right for a valid model: what has no value is too large.</summary>
    private static OverflowException Unknown(Term term) => new($"64 bits do not hold '{term.ToDisplay()}'");
}

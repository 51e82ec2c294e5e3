using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators;

/// <summary>An argument as it was bound: its value and where it was written.</summary>
internal sealed record BoundArgument(Value Value, SourceLocation Location);

/// <summary>A tensor that a module owns.</summary>
/// <param name="Name">Its key within the module: <c>weight</c>, <c>running_mean</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="IsBuffer">Whether it is a buffer, which no optimiser trains.</param>
/// <param name="DType">Its type.</param>
internal sealed record StateTensor(string Name, EquatableArray<Dim> Shape, bool IsBuffer = false, string DType = "float32")
{
    /// <summary>Whether it is the tensor of another layer: its key stays, but it is counted there.</summary>
    public bool IsShared { get; init; }
}

/// <summary>One use of an operator: its arguments and inputs, and what the shape rule found out.</summary>
internal sealed partial class OperatorCall(
    Operator op,
    IReadOnlyDictionary<string, BoundArgument> arguments,
    IReadOnlyList<TensorType> inputs,
    SourceLocation location,
    Session session)
{
    private readonly Dictionary<string, Dim> _inferred = [];

    /// <summary>The operator.</summary>
    public Operator Operator { get; } = op;

    /// <summary>What was written.</summary>
    public IReadOnlyDictionary<string, BoundArgument> Arguments { get; } = arguments;

    /// <summary>The inputs.</summary>
    public IReadOnlyList<TensorType> Inputs { get; } = inputs;

    /// <summary>What the spec calls the inputs, for messages.</summary>
    public IReadOnlyList<string> InputNames { get; init; } = [];

    /// <summary>The first input.</summary>
    public TensorType Input => Inputs[0];

    /// <summary>Where the operator's name stands.</summary>
    public SourceLocation Location { get; } = location;

    /// <summary>The results; empty after a mistake.</summary>
    public IReadOnlyList<TensorType> Outputs { get; private set; } = [];

    /// <summary>The tensors owned, in PyTorch's order.</summary>
    public List<StateTensor> State { get; } = [];

    /// <summary>Multiply-adds for each element of the first output, as papers count them: convolutions, linear layers and attention only.</summary>
    public Dim MultiplyAddsPerOutput { get; set; } = 0;

    /// <summary>All multiply-adds, where they are no whole number for each element of the output.</summary>
    public Dim? OtherMultiplyAdds { get; set; }

    /// <summary>The multiply-adds of one forward pass.</summary>
    public Dim MultiplyAdds => OtherMultiplyAdds ?? (MultiplyAddsPerOutput * Outputs[0].ElementCount);

    /// <summary>Whether it multiplies, as far as that is counted.</summary>
    public bool IsCostly => OtherMultiplyAdds is not null || MultiplyAddsPerOutput != 0;

    /// <summary>The values that have to be multiples of another, where that is not known yet.</summary>
    public List<(Dim Value, Dim Divisor)> Divisions { get; } = [];

    /// <summary>The values that have to equal another, or perhaps be 1 instead, where that is not known yet.</summary>
    public List<(Dim Value, Dim Other, bool MayBeOne)> Equalities { get; } = [];

    /// <summary>The values inferred by the shape rule, by argument.</summary>
    public IReadOnlyDictionary<string, Dim> Inferred => _inferred;

    /// <summary>The sizes that make the module: its arguments, and what was inferred.</summary>
    public IEnumerable<Dim> ConstructorSizes => Arguments.Values.SelectMany(static argument => SizesOf(argument.Value)).Concat(_inferred.Values).Concat(State.SelectMany(static tensor => tensor.Shape));

    private static IEnumerable<Dim> SizesOf(Value value) => value is ListValue list ? list.Items.SelectMany(SizesOf) : Dim.Of(value) is { } size ? [size] : [];

    /// <summary>The same call with another value for an argument, for what is emitted.</summary>
    public OperatorCall With(string name, Value value)
    {
        var changed = Arguments.ToDictionary(static pair => pair.Key, static pair => pair.Value);
        changed[name] = new(value, LocationOf(name));
        var call = new OperatorCall(Operator, changed, Inputs, Location, session);
        foreach (var pair in _inferred)
        {
            call._inferred.Add(pair.Key, pair.Value);
        }

        return call;
    }

    /// <summary>The call with all sizes known: with inputs of numbers only, and with values for its arguments' symbols.</summary>
    public OperatorCall At(IReadOnlyList<TensorType> inputs, Func<Value, Value> valueOf)
    {
        var arguments = Arguments.ToDictionary(static pair => pair.Key, pair => pair.Value with { Value = valueOf(pair.Value.Value) });
        var call = new OperatorCall(Operator, arguments, inputs, Location, new Session(SessionKind.Instance, new DiagnosticBag()));
        Operator.Infer(call);
        return call.Outputs.Count > 0 ? call : throw new InvalidOperationException($"'{Operator.Name}' of {string.Join(", ", inputs)} is none, although the model is valid");
    }

    /// <summary>Where an argument was written, or the operator.</summary>
    public SourceLocation LocationOf(string name) => Arguments.TryGetValue(name, out var argument) ? argument.Location : Location;

    /// <summary>Whether an argument was written.</summary>
    public bool Has(string name) => Arguments.ContainsKey(name);

    /// <summary>An argument's value or default; null where neither is.</summary>
    public Value? Raw(string name) => Arguments.TryGetValue(name, out var argument) ? argument.Value : Parameter(name).Default;

    /// <summary>Whether the spec has a module overwrite its input, as PyTorch's <c>inplace</c> does: then the result is the input's memory.</summary>
    public bool IsInPlace => Operator.Parameter("inplace") is not null && Raw("inplace") is not BoolValue { Value: false };

    /// <summary>An integer argument.</summary>
    public Dim Int(string name) => Dim.Of(Raw(name)!)!;

    /// <summary>An integer argument that may be absent.</summary>
    public Dim? OptionalInt(string name) => Raw(name) is { } value ? Dim.Of(value) : null;

    /// <summary>A size: one entry for each of <paramref name="count"/> spatial dimensions. An argument that is absent is null.</summary>
    public Dim[]? OptionalSize(string name, int count) => Raw(name) switch
    {
        null => null,
        ListValue list => [.. list.Items.Select(static item => Dim.Of(item)!)],
        var value => Repeated(Dim.Of(value)!, count),
    };

    private static Dim[] Repeated(Dim size, int count)
    {
        var sizes = new Dim[count];
        for (var i = 0; i < count; i++)
        {
            sizes[i] = size;
        }

        return sizes;
    }

    /// <summary>A size that is required or has a default.</summary>
    public Dim[] Size(string name, int count) => OptionalSize(name, count)!;

    /// <summary>Whether one of the sizes is a list.</summary>
    public bool HasSizeList => Arguments.Any(argument => argument.Value.Value is ListValue && Parameter(argument.Key).Kind == ArgumentKind.Size);

    /// <summary>A number.</summary>
    public double? Number(string name) => Raw(name) switch
    {
        IntValue value => value.Value,
        FloatValue value => value.Value,
        _ => null,
    };

    /// <summary>
    /// A flag that decides which tensors exist or which shape comes out. While a block's class is worked out it may depend on a
    /// constructor parameter: then its default stands in, since nothing of the class but documentation depends on it.
    /// </summary>
    public bool Flag(string name) => Raw(name) switch
    {
        BoolValue value => value.Value,
        SymbolicValue value => session.DemandInModel(value) && Parameter(name).Default is BoolValue { Value: true },
        _ => false,
    };

    /// <summary>A flag on which the output's shape depends; null after it was demanded as a constant.</summary>
    public bool? KnownFlag(string name)
    {
        if (Raw(name) is SymbolicValue value)
        {
            session.Demand(value, LocationOf(name));
        }

        return (Raw(name) as BoolValue)?.Value;
    }

    /// <summary>An integer that decides which tensors exist: like <see cref="Flag"/>, a block's class goes by its default.</summary>
    public long StateCount(string name)
    {
        if (Raw(name) is SymbolicValue value)
        {
            session.DemandInModel(value);
        }

        return ((Raw(name) as IntValue) ?? (IntValue)Parameter(name).Default!).Value;
    }

    /// <summary>An integer on which the rank or the number of outputs depends; null after it was demanded as a constant.</summary>
    public long? KnownInt(string name) => Raw(name) switch
    {
        IntValue value => value.Value,
        SymbolicValue value => session.Demand(value, LocationOf(name)),
        _ => null,
    };

    /// <summary>A size on which the rank or the number of outputs depends; null after it was demanded as a constant.</summary>
    public long? Known(Dim size) => size.ConstantValue ?? session.Demand(new SymbolicValue(size.ToTerm()), Location);

    /// <summary>A list of integers on which the rank depends; null after one was demanded as a constant, or where the argument is absent.</summary>
    public IReadOnlyList<long>? KnownInts(string name)
    {
        var values = Raw(name) switch
        {
            null => [],
            ListValue list => list.Items,
            var value => [value],
        };
        var known = new List<long>();
        foreach (var value in values)
        {
            if (value is not IntValue number)
            {
                return value is SymbolicValue symbolic && session.Demand(symbolic, LocationOf(name)) is null ? null : null;
            }

            known.Add(number.Value);
        }

        return known;
    }

    /// <summary>A list of sizes, which may be formulas of the input's dimensions; null where the argument is absent.</summary>
    public Dim[]? Dims(string name) => Raw(name) switch
    {
        null => null,
        ListValue list => [.. list.Items.Select(static item => Dim.Of(item)!)],
        var value => [Dim.Of(value)!],
    };

    /// <summary>A word.</summary>
    public string Word(string name) => ((StringValue)Raw(name)!).Value;

    /// <summary>Sets an inferred argument; a written value that differs is an error.</summary>
    public bool Infer(string name, Dim value)
    {
        _inferred[name] = value;
        if (OptionalInt(name) is { } written && Session.Differ(written, value))
        {
            session.Bag.ReportInferredArgument(LocationOf(name), Operator.Name, name, written.ToString(), value.ToString());
            return false;
        }

        return true;
    }

    /// <summary>Notes a size that the module is made with.</summary>
    public void Needs(string what, Dim size) => _inferred[what] = size;

    /// <summary>Sets the results.</summary>
    public void Returns(params TensorType[] outputs) => Outputs = outputs;

    /// <summary>Whether a tensor exists whatever the constructor's arguments are: a bias of its own decides only itself.</summary>
    public bool OwnsForSure(string name) => Operator.Parameters.All(parameter => !parameter.DecidesState || (parameter.Name == "bias" && name != "bias") || Raw(parameter.Name) is not SymbolicValue);

    /// <summary>Adds a parameter.</summary>
    public void Owns(string name, params Dim[] shape) => State.Add(new(name, new(shape)));

    /// <summary>Adds a buffer.</summary>
    public void OwnsBuffer(string name, string dtype, params Dim[] shape) => State.Add(new(name, new(shape), IsBuffer: true, dtype));

    /// <summary>A shape for messages: of an input with its name, <c>'conv' [N, 8, H, W]</c>.</summary>
    public string Named(TensorType type)
    {
        var index = Inputs.TakeWhile(input => !ReferenceEquals(input, type)).Count();
        return index < InputNames.Count ? $"'{InputNames[index]}' {type}" : type.ToString();
    }

    private OperatorParameter Parameter(string name) => Operator.Parameter(name)!;
}

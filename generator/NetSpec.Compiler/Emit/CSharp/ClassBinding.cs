using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>
/// Which of a module's parameters and dimensions are constants of the class (they have values), and which are symbols, that the
/// constructor or forward learns.
/// </summary>
internal sealed class ClassBinding
{
    private const string DimensionPrefix = "dimension ";
    private readonly List<NamedArgument> _constants = [];
    private readonly Scope _scope = new();
    private readonly Evaluator _evaluator = new(new DiagnosticBag(), static _ => { });
    private readonly LinkedSpec _home;
    private readonly int _rank;
    private readonly IReadOnlyList<NamedArgument> _arguments;
    private readonly IReadOnlyList<TensorType> _inputs;

    public ClassBinding(Definition definition, IReadOnlyList<NamedArgument> arguments, IReadOnlyList<TensorType> inputs, ISet<string> known)
    {
        _home = definition.Home;
        var (dimensions, parameters) = (new List<ParameterOrigin>(), new List<ParameterOrigin>());
        (_arguments, _inputs, KnownNames) = (arguments, inputs, known);
        _rank = inputs.Count > 0 ? inputs[0].Rank : 0;
        Arguments = [.. arguments.Select((argument, i) => Bind(argument, definition.Syntax.Parameters[i], known, parameters))];
        foreach (var argument in Arguments)
        {
            _scope.Define(argument.Name, argument.Value);
        }

        Inputs = [.. inputs.Select((input, i) => Bind(definition, input, i, known, dimensions))];
        Origins = [.. dimensions, .. parameters];
    }

    /// <summary>The parameters and dimensions that have to be known.</summary>
    public IEnumerable<string> KnownNames { get; }

    /// <summary>The arguments: values or symbols.</summary>
    public IReadOnlyList<NamedArgument> Arguments { get; }

    /// <summary>The inputs: sizes or symbols.</summary>
    public IReadOnlyList<TensorType> Inputs { get; }

    /// <summary>The symbols, each with where its value comes from.</summary>
    public IReadOnlyList<ParameterOrigin> Origins { get; }

    /// <summary>What the class is made for: the structural parameters and dimensions with their values.</summary>
    public IReadOnlyList<NamedArgument> Constants => _constants;

    /// <summary>What else the class could be made for: parameters with a value, or, where there are none left, dimensions of a known size.</summary>
    public IReadOnlyList<string> Unknowns()
    {
        // A symbol of the class that uses the block is no value: outside of that class it means nothing.
        var valued = _arguments.Where(static argument => argument.Value is not SymbolicValue).Select(static argument => argument.Name).ToList();
        var parameters = Origins.Where(origin => origin.Input < 0 && valued.Contains(origin.Symbol.Name)).Select(static origin => origin.Symbol.Name).ToList();
        return parameters.Count > 0
            ? parameters
            : [.. Origins.Where(origin => origin.Input >= 0 && _inputs[origin.Input][origin.Axis].IsConstant).Select(static origin => origin.Symbol.Name)];
    }

    /// <summary>The parameters and dimensions whose values in this use are not what a class takes for granted.</summary>
    public IEnumerable<string> Unmet(IEnumerable<DimensionGuard> assumptions) => assumptions.SelectMany(guard => (guard.Assumption, guard.A.Evaluate(ValueOf), guard.B.Evaluate(ValueOf)) switch
    {
        (ClassAssumption.Equal, { } a, { } b) when a != b => guard.A.Symbols.Concat(guard.B.Symbols),
        (ClassAssumption.FirstStays, 1, not 1) => guard.A.Symbols,
        (ClassAssumption.SecondStays, not 1, 1) => guard.B.Symbols,
        _ => [],
    }).Select(SpecName);

    /// <summary>The parameters and dimensions whose values in this use are smaller than a constructor takes.</summary>
    public IEnumerable<string> Below(IEnumerable<KeyValuePair<Symbol, long>> least) => least.Where(asked => ValueOf(asked.Key) < asked.Value).Select(static asked => SpecName(asked.Key)).Distinct();

    /// <summary>The parameter or dimension that a symbol is, or is a part of.</summary>
    public static string SpecName(Symbol symbol) => symbol.Owner == "size" ? symbol.Name.Substring(0, symbol.Name.LastIndexOf('_')) : symbol.Name;

    /// <summary>What a symbol of the class is in this use; null where that is no number.</summary>
    private long? ValueOf(Symbol symbol)
    {
        var origin = Origins.FirstOrDefault(origin => origin.Has(symbol));
        if (origin is null or { Input: >= 0 })
        {
            return origin is null ? null : _inputs[origin.Input][origin.Axis].ConstantValue;
        }

        return origin.NumberOf(symbol, _arguments.First(argument => argument.Name == origin.Symbol.Name).Value);
    }

    /// <summary>The symbol of a scalar parameter; null for lists, records, tables, blocks and strings, which are always structural.</summary>
    public static Symbol? SymbolOf(ParameterSyntax parameter) => parameter.Type.Kind switch
    {
        ParameterKind.Int => new(parameter.Name.Text, SymbolKind.Parameter, TermType.Int),
        ParameterKind.Float => new(parameter.Name.Text, SymbolKind.Parameter, TermType.Float),
        ParameterKind.Bool => new(parameter.Name.Text, SymbolKind.Parameter, TermType.Bool),
        _ => null,
    };

    /// <summary>The C# names of the symbols of the class.</summary>
    public SymbolNames Names(BoundModule module)
    {
        var dimensions = Origins.Where(static origin => origin.Input >= 0).Select(origin => (origin.Symbol, DimensionName(module, origin)));
        var parameters = Origins.Where(static origin => origin.Input < 0).Select(static origin => (origin.Symbol, CSharpNames.Camel(origin.Symbol.Name)));
        var parts = Origins.SelectMany(static origin => origin.Parts).Select(static part => (part, CSharpNames.Camel(part.Name)));
        var lets = module.Lets.Select(static let => (let.Symbol, CSharpNames.Camel(let.Symbol.Name)));
        return new SymbolNames(dimensions.Concat(parameters).Concat(parts).Concat(lets));
    }

    /// <summary>The channels are <c>inChannels</c>, of several inputs <c>skipChannels</c>; other dimensions keep the spec's name.</summary>
    private static string DimensionName(BoundModule module, ParameterOrigin origin)
    {
        var rank = module.Inputs[origin.Input].Type.Rank;
        var isChannels = origin.Symbol.Name == "C" || (origin.Axis == 1 && rank is 2 or 4 or 5 && !HasChannels(module.Inputs[origin.Input].Type));
        return !isChannels ? CSharpNames.Camel(origin.Symbol.Name) : module.Inputs.Count == 1 ? "inChannels" : $"{CSharpNames.Camel(module.Inputs[origin.Input].Name)}Channels";
    }

    /// <summary>Whether an input's channels are named, which need not be those of dimension 1.</summary>
    private static bool HasChannels(TensorType input) => input.Shape.Any(static dim => dim.Symbols is [{ Name: "C" }]);

    private NamedArgument Bind(NamedArgument argument, ParameterSyntax parameter, ISet<string> known, List<ParameterOrigin> origins)
    {
        if (known.Contains(argument.Name) || (SymbolOf(parameter) is null && SizeCount(parameter, argument.Value) < 1))
        {
            _constants.Add(argument);
            return argument;
        }

        if (SymbolOf(parameter) is not { } symbol)
        {
            return BindSize(argument, parameter, origins);
        }

        origins.Add(new(symbol, -1, -1, ParameterDefault.Of(parameter, _home)));
        return argument with { Value = new SymbolicValue(new SymbolTerm(symbol)) };
    }

    /// <summary>How many spatial dimensions a <c>size</c> parameter has a number for: as many as its value lists, or as the input has.</summary>
    private int SizeCount(ParameterSyntax parameter, Value value) => parameter.Type.Kind != ParameterKind.Size ? 0 : value is ListValue list ? list.Items.Count : _rank - 2;

    /// <summary>A size is one constructor parameter, and one symbol for each spatial dimension.</summary>
    private NamedArgument BindSize(NamedArgument argument, ParameterSyntax parameter, List<ParameterOrigin> origins)
    {
        var count = SizeCount(parameter, argument.Value);
        var symbol = new Symbol(parameter.Name.Text, SymbolKind.Parameter, TermType.Int, "size");
        var parts = Enumerable.Range(0, count).Select(axis => symbol with { Name = $"{symbol.Name}_{axis}" }).ToList();
        origins.Add(new(symbol, -1, -1, ParameterDefault.Of(parameter, _home)) { Parts = [.. parts] });
        return argument with { Value = new ListValue([.. parts.Select(static part => new SymbolicValue(new SymbolTerm(part)))]) };
    }

    /// <summary>The inputs' dimensions that have names: those of the spec, or the usual ones.</summary>
    public static IEnumerable<(string Name, Dim Size)> Dimensions(Definition definition, IReadOnlyList<TensorType> inputs) =>
        inputs.SelectMany((input, index) => Names(definition, input, index).Zip(input.Shape, static (name, size) => (name!, size))).Where(static dimension => dimension.Item1 is not null);

    private TensorType Bind(Definition definition, TensorType input, int index, ISet<string> known, List<ParameterOrigin> origins)
    {
        var names = Names(definition, input, index);
        var declared = definition.Syntax.Inputs.ElementAtOrDefault(index)?.Shape;
        return input with { Shape = [.. input.Shape.Select((size, axis) => names[axis] is { } name ? Bind(name, size, index, axis, known, origins) : Evaluate(declared![axis]) ?? size)] };
    }

    /// <summary>The name of each dimension of an input; null where it is computed, a number or a parameter.</summary>
    private static List<string?> Names(Definition definition, TensorType input, int index)
    {
        var declared = definition.Syntax.Inputs.ElementAtOrDefault(index)?.Shape;
        return declared is null
            ? [.. ClassInputs.Undeclared(input.Rank).Shape.Select(static dim => dim.Symbols.Single().Name)]
            : [.. declared.Select(dim => dim is NameExpression { Name: var name } && definition.Syntax.Parameters.All(parameter => parameter.Name.Text != name) ? name : null)];
    }

    /// <summary>A dimension that is a number, a parameter or a formula of those and of dimensions before it.</summary>
    private Dim? Evaluate(Expression dim) => _evaluator.Evaluate(dim, _scope) is { } value ? Dim.Of(value) : null;

    private Dim Bind(string name, Dim size, int input, int axis, ISet<string> known, List<ParameterOrigin> origins)
    {
        if (known.Contains(name))
        {
            if (_constants.All(constant => constant.Name != DimensionPrefix + name))
            {
                _constants.Add(new(DimensionPrefix + name, size.ConstantValue is { } value ? new IntValue(value) : new SymbolicValue(size.ToTerm()), SourceLocation.StartOf("")));
            }

            return Known(name, size);
        }

        var symbol = new Symbol(name, SymbolKind.Dimension, TermType.Int);
        if (origins.All(origin => origin.Symbol != symbol))
        {
            origins.Add(new(symbol, input, axis, null));
        }

        return Known(name, Dim.Of(symbol));
    }

    private Dim Known(string name, Dim size)
    {
        if (_scope.Lookup(name) is null)
        {
            _scope.Define(name, size.ToTerm().ToValue());
        }

        return size;
    }
}

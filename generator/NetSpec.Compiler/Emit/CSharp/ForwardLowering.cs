using System.Globalization;
using NetSpec.Compiler.Analysis;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Emit.CSharp.Model;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>
/// The statements of a forward pass: locals named after the spec's layers, each freed right after its last use.
/// The parts: this file is the pass as a whole; <c>.Steps</c> a step; <c>.Conditions</c> steps that may not run; <c>.Results</c> what comes out.
/// </summary>
internal sealed partial class ForwardLowering : ICSharpContext
{
    private readonly ClassScope _scope;
    private readonly BoundModule _module;
    private readonly MemberNames _members;
    private readonly SymbolNames _symbols;
    private readonly ForwardPlan _plan;
    private readonly LocalNames _locals;
    private readonly CSharpTerms _terms;
    private readonly List<FieldModel> _fields = [];
    private readonly List<string> _lines = [];
    private readonly Dictionary<string, string> _scoped = new(StringComparer.Ordinal);
    private readonly RecordModel? _record;
    private IReadOnlyList<TensorValue> _read = [];
    private string _layer = "value";
    private PendingStatement? _pending;

    public ForwardLowering(ClassScope scope, BoundModule module, MemberNames members, SymbolNames symbols, RecordModel? record)
    {
        _scope = scope;
        _module = module;
        _members = members;
        _symbols = symbols;
        _record = record;
        _plan = new ForwardPlan(module);
        _locals = new LocalNames(module, _plan, members);
        _terms = new CSharpTerms(ForwardName, scope.Least.Known);
    }

    /// <summary>The constructor's values that forward needs.</summary>
    public EquatableArray<FieldModel> Fields => [.. _fields];

    /// <summary>The symbols that the fields take from the constructor.</summary>
    public HashSet<Symbol> UsedSymbols { get; } = [];

    /// <inheritdoc/>
    public string Device => $"{_locals[_module.Inputs[0]]}.device";

    /// <summary>Writes comparisons of sizes that the compiler could not prove equal.</summary>
    public EquatableArray<string> Guards(BoundClass type) =>
    [
        .. type.Guards.Select(guard =>
        {
            var names = new[] { guard.Layer, guard.AName, guard.BName }.Select(CSharpNames.Literal).ToList();
            return $"SizeGuard.Equal(nameof({type.Name}), {names[0]}, {names[1]}, {Print(guard.A)}, {names[2]}, {Print(guard.B)});";
        }),
        .. type.LowerBounds.Where(static bound => bound.Size.Symbols.Count > 1).Distinct().Where(bound => IsJoint(bound, type))
            .Select(bound => $"SizeGuard.AtLeast(nameof({type.Name}), {CSharpNames.Literal(bound.Layer)}, {Print(bound.Size)}, {bound.Minimum.ToString(CultureInfo.InvariantCulture)});"),
    ];

    /// <summary>Whether a size may come out too small for what several dimensions of the inputs are together: the door looks at each by itself.</summary>
    private static bool IsJoint(LowerBound bound, BoundClass type) =>
        bound.Size.Symbols.Count(static symbol => symbol.Kind == SymbolKind.Dimension) > 1
        && !(bound.Size.LowerBound(symbol => symbol.Kind != SymbolKind.Dimension ? null : type.Facts.TryGetValue(symbol, out var facts) ? facts.Min : 1) >= bound.Minimum);

    /// <summary>Writes the forward pass.</summary>
    public ForwardModel Lower()
    {
        for (var i = 0; i < _module.Steps.Count; i++)
        {
            i += LowerStep(i) - 1;
        }

        Return();
        return new([.. _module.Inputs.Select(input => _locals[input])], _record?.Name ?? (_module.Outputs[0].Value.IsNullable ? "Tensor?" : "Tensor"), [.. _lines]);
    }

    /// <inheritdoc/>
    public string Print(Value value) => value switch
    {
        SymbolicValue { Term.Type: TermType.Int } symbolic => Print(Dim.Of(symbolic)!),
        SymbolicValue symbolic => _terms.Print(symbolic.Term),
        ListValue list => $"({string.Join(", ", list.Items.Select(Print))})",
        StringValue text => CSharpNames.Literal(text.Value),
        _ => CSharpTerms.Literal(value),
    };

    /// <inheritdoc/>
    public string Print(Dim dim) => SizeOfInput(dim) ?? (CanAsk(dim) ? null : SizeOf(_read, dim)) ?? _terms.Print(dim.ToTerm());

    /// <inheritdoc/>
    public bool CanAsk(Dim dim) =>
        SizeOfInput(dim) is not null || dim.Symbols.All(symbol => symbol.Kind != SymbolKind.Dimension || SizeOfInput(Dim.Of(symbol)) is not null);

    /// <summary>A size that an input has: a sequence does not know the dimensions that its input's sizes are formulas of.</summary>
    private string? SizeOfInput(Dim dim) => dim.Symbols.Any(static symbol => symbol.Kind == SymbolKind.Dimension) ? SizeOf(_module.Inputs, dim) : null;

    private string? SizeOf(IEnumerable<TensorValue> tensors, Dim dim)
    {
        foreach (var tensor in tensors)
        {
            if (tensor.Type.Shape.ToList().IndexOf(dim) is >= 0 and var axis)
            {
                return $"{_locals[tensor]}.size({axis})";
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public string Scalar(Value value) => value is SymbolicValue symbolic ? Field("Scalar", symbolic.Term) : _scope.Scalar(value);

    /// <inheritdoc/>
    public string Invoke(string function, OperatorCall call, bool device, bool dtype) => CSharpCalls.Invoke(this, function, [], call, device, dtype);

    /// <inheritdoc/>
    public string Apply(string function, IEnumerable<string> inputs, OperatorCall call) => CSharpCalls.Invoke(this, function, inputs, call, device: false, dtype: false);

    private IEnumerable<string> Dying(int index) => _plan.LastUses(index).Select(Disposal).Distinct();

    private string Disposal(TensorValue value) => $"{_locals[value]}{(value.IsNullable ? "?" : "")}.Dispose();";

    private void Flush()
    {
        if (_pending is { } pending)
        {
            _lines.Add(pending.Declares ? $"var {pending.Local} = {pending.Expression};" : $"{pending.Expression};");
            _lines.AddRange(pending.Disposals);
            _pending = null;
        }
    }

    /// <summary>A symbol in forward: a dimension is asked of the input, a constructor's value is kept in a field.</summary>
    private string ForwardName(Symbol symbol)
    {
        if (symbol.Kind == SymbolKind.Dimension && SizeOfInput(Dim.Of(symbol)) is { } size)
        {
            return size;
        }

        return Field(ClassDocs.TypeOf(symbol.Type), new SymbolTerm(symbol));
    }

    private string Field(string type, Term term)
    {
        // A description may keep the argument itself under the plain name.
        var ending = type == "Scalar" ? "Scalar" : "";
        var name = term is SymbolTerm { Symbol: var symbol } ? GeneratedNames.Field(_symbols[symbol].TrimStart('@')) + ending : NameOf(term, ending);
        AddField(type, name, term);
        return name;
    }

    /// <summary>The field of a formula: named after the layer that reads it, and no argument's or other formula's.</summary>
    private string NameOf(Term term, string ending)
    {
        var value = PrintForConstructor(term);
        var layer = CSharpNames.Camel(_layer);
        var number = 1;
        while (true)
        {
            var name = number == 1 ? layer : $"{layer}{number}";
            if (_fields.All(field => field.Name != $"_{name}{ending}" || field.Value == value) && !_symbols.Contains(name) && !_symbols.Contains(name + ending))
            {
                return $"_{name}{ending}";
            }

            number++;
        }
    }

    private string PrintForConstructor(Term term) => new CSharpTerms(symbol => _symbols[symbol], _scope.Least.Known).Print(term);

    private void AddField(string type, string name, Term term)
    {
        UsedSymbols.UnionWith(term.Symbols());
        if (_fields.All(field => field.Name != name))
        {
            _fields.Add(new(type, name, PrintForConstructor(term)));
        }
    }

    private sealed record PendingStatement(string Local, string Expression, bool Declares)
    {
        public List<string> Disposals { get; } = [];
    }
}

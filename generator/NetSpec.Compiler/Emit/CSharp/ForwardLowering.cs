using NetSpec.Compiler.Analysis;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Emit.CSharp.Model;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The statements of a forward pass: locals named after the spec's layers, each freed right after its last use.</summary>
internal sealed class ForwardLowering : ICSharpContext
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
    private PendingStatement? _pending;

    public ForwardLowering(ClassScope scope, BoundModule module, MemberNames members, SymbolNames symbols)
    {
        _scope = scope;
        _module = module;
        _members = members;
        _symbols = symbols;
        _plan = new ForwardPlan(module);
        _locals = new LocalNames(module, _plan);
        _terms = new CSharpTerms(ForwardName);
    }

    /// <summary>The constructor's values that forward needs.</summary>
    public EquatableArray<FieldModel> Fields => [.. _fields];

    /// <summary>The symbols that the fields take from the constructor.</summary>
    public HashSet<Symbol> UsedSymbols { get; } = [];

    /// <inheritdoc/>
    public string Device => $"{_locals[_module.Inputs[0]]}.device";

    /// <summary>Writes the forward pass.</summary>
    public ForwardModel Lower()
    {
        for (var i = 0; i < _module.Steps.Count; i++)
        {
            i += LowerStep(i) - 1;
        }

        Return();
        return new([.. _module.Inputs.Select(input => _locals[input])], "Tensor", [.. _lines]);
    }

    /// <inheritdoc/>
    public string Print(Value value) => value switch
    {
        SymbolicValue symbolic => _terms.Print(symbolic.Term),
        ListValue list => $"({string.Join(", ", list.Items.Select(Print))})",
        StringValue text => CSharpNames.Literal(text.Value),
        _ => CSharpTerms.Literal(value),
    };

    /// <inheritdoc/>
    public string Print(Dim dim) => _terms.Print(dim.ToTerm());

    /// <inheritdoc/>
    public string Scalar(Value value) => value is SymbolicValue symbolic ? Field("Scalar", symbolic.Term) : _scope.Scalar(value);

    /// <inheritdoc/>
    public string Invoke(string function, OperatorCall call, bool device, bool dtype) => CSharpCalls.Invoke(this, function, [], call, device, dtype);

    /// <inheritdoc/>
    public string Apply(string function, IEnumerable<string> inputs, OperatorCall call) => CSharpCalls.Invoke(this, function, inputs, call, device: false, dtype: false);

    /// <summary>Lowers a step, or two that are written as one; returns how many.</summary>
    private int LowerStep(int index)
    {
        var step = _module.Steps[index];
        if (step.Condition is not null)
        {
            return LowerConditional(step, index);
        }

        var overwritten = _plan.OverwrittenInput(index);
        if (overwritten < 0)
        {
            Flush();
            _pending = new(_locals[step.Outputs[0]], Expression(step, index), Declares: true);
        }
        else
        {
            LowerInPlace((FunctionStep)step, overwritten);
        }

        _pending!.Disposals.AddRange(Dying(index));
        return 1;
    }

    private void LowerInPlace(FunctionStep step, int overwritten)
    {
        var target = _locals[step.Inputs[overwritten]];
        var others = step.Inputs.Where((_, i) => i != overwritten).Select(input => _locals[input]).ToList();

        // Right after its target was made it joins that statement: var relu1 = Bn1.call(conv1).relu_();
        if (_pending is { Declares: true } pending && pending.Local == target && !pending.Disposals.Intersect(others).Any())
        {
            _pending = pending with { Expression = step.Call.Operator.InPlace(step.Call, [pending.Expression, .. others], this) };
            return;
        }

        Flush();
        _pending = new(target, step.Call.Operator.InPlace(step.Call, [target, .. others], this), Declares: false);
    }

    private int LowerConditional(Step step, int index)
    {
        Flush();
        var test = Test(step);
        if (_plan.OverwrittenInput(index) is >= 0 and var overwritten)
        {
            LowerInPlace((FunctionStep)step, overwritten);
            _lines.Add($"if ({test.WhenTrue})\n{{\n    {_pending!.Expression};\n}}\n");
            _pending = null;
            _lines.AddRange(Dying(index).Select(Disposal));
            return 1;
        }

        var next = index + 1 < _module.Steps.Count ? _module.Steps[index + 1] as FunctionStep : null;
        if (step is CallStep && next is { Condition: null } && _plan.Uses(step.Outputs[0]) is [var use] && use == index + 1 && !_plan.IsOutput(step.Outputs[0]))
        {
            LowerWithConsumer(step, next, index, test);
            return 2;
        }

        _pending = new(_locals[step.Outputs[0]], $"{test.WhenTrue} ? {Expression(step, index)} : {_locals[step.Fallback!]}.alias()", Declares: true);
        if (test.WhenFalse is { } isNull)
        {
            _pending = _pending with { Expression = $"{isNull} ? {_locals[step.Fallback!]}.alias() : {Expression(step, index)}" };
        }

        _pending.Disposals.AddRange(Dying(index));
        return 1;
    }

    /// <summary>A conditional module whose result goes into one function: the function stands in both branches, and nothing is aliased.</summary>
    private void LowerWithConsumer(Step step, FunctionStep consumer, int index, (string WhenTrue, string? WhenFalse) test)
    {
        var result = step.Outputs[0];
        var local = _locals[result];
        var without = Consume(consumer, index + 1, value => value == result ? _locals[step.Fallback!] : _locals[value]);
        var with = Consume(consumer, index + 1, value => _locals[value]);
        var target = _locals[consumer.Outputs[0]];
        if (_plan.OverwrittenInput(index + 1) < 0)
        {
            _lines.Add($"Tensor {target};");
            (without, with) = ($"{target} = {without}", $"{target} = {with}");
        }

        _lines.Add($"if ({test.WhenFalse})\n{{\n    {without};\n}}\nelse\n{{\n    var {local} = {Expression(step, index)};\n    {with};\n    {local}.Dispose();\n}}\n");
        _lines.AddRange(Dying(index).Concat(Dying(index + 1)).Distinct().Where(name => name != local).Select(Disposal));
    }

    private string Consume(FunctionStep step, int index, Func<TensorValue, string> nameOf)
    {
        var overwritten = _plan.OverwrittenInput(index);
        var names = step.Inputs.Select(nameOf).ToList();
        return overwritten < 0
            ? step.Call.Operator.Forward(step.Call, "", names, this)
            : step.Call.Operator.InPlace(step.Call, [names[overwritten], .. names.Where((_, i) => i != overwritten)], this);
    }

    /// <summary>How forward asks whether a conditional step runs: a module that is not there is null; a function has a flag.</summary>
    private (string WhenTrue, string? WhenFalse) Test(Step step)
    {
        if (step is CallStep call)
        {
            return ($"{_members[call.Child]} is not null", $"{_members[call.Child]} is null");
        }

        var name = $"_has{CSharpNames.Pascal(step.Outputs[0].Name)}";
        AddField("bool", name, step.Condition!);
        return (name, null);
    }

    private string Expression(Step step, int index)
    {
        var inputs = step.Inputs.Select(input => _locals[input]).ToList();
        return step switch
        {
            CallStep { Child: { Content: OperatorContent { Call: var call } } child } => call.Operator.Forward(call, _members[child], inputs, this),
            CallStep { Child: var child } => $"{_members[child]}.call({string.Join(", ", inputs)})",
            ChainStep { Child: var child } => $"{_members[child]}.Chain({string.Join(", ", inputs)})",
            FunctionStep { Call: var call } => call.Operator.Forward(call, "", inputs, this),
            _ => throw new InvalidOperationException($"step {index} is a {step.GetType().Name}"),
        };
    }

    private IEnumerable<string> Dying(int index) => _plan.LastUses(index).Select(value => _locals[value]).Distinct();

    private static string Disposal(string local) => $"{local}.Dispose();";

    private void Flush()
    {
        if (_pending is { } pending)
        {
            _lines.Add(pending.Declares ? $"var {pending.Local} = {pending.Expression};" : $"{pending.Expression};");
            _lines.AddRange(pending.Disposals.Select(Disposal));
            _pending = null;
        }
    }

    private void Return()
    {
        var output = _module.Outputs[0].Value;
        if (_module.Inputs.Contains(output))
        {
            // Whoever calls a module disposes of its input: the result has to be another handle.
            Flush();
            _lines.Add($"return {_locals[output]}.alias();");
        }
        else if (_pending is { Disposals.Count: 0 } pending && pending.Local == _locals[output])
        {
            _lines.Add($"return {pending.Expression};");
        }
        else
        {
            Flush();
            _lines.Add($"return {_locals[output]};");
        }
    }

    /// <summary>A symbol in forward: a dimension is asked of the input, a constructor's value is kept in a field.</summary>
    private string ForwardName(Symbol symbol)
    {
        foreach (var input in _module.Inputs)
        {
            var axis = input.Type.Shape.ToList().FindIndex(dim => dim.Equals(Dim.Of(symbol)));
            if (symbol.Kind == SymbolKind.Dimension && axis >= 0)
            {
                return $"{_locals[input]}.size({axis})";
            }
        }

        return Field(ClassDocs.TypeOf(symbol.Type), new SymbolTerm(symbol));
    }

    private string Field(string type, Term term)
    {
        var name = term is SymbolTerm { Symbol: var symbol } ? $"_{_symbols[symbol].TrimStart('@')}" : $"_value{_fields.Count}";
        name = type == "Scalar" && _fields.Any(field => field.Name == name && field.Type != type) ? $"{name}Scalar" : name;
        AddField(type, name, term);
        return name;
    }

    private void AddField(string type, string name, Term term)
    {
        UsedSymbols.UnionWith(term.Symbols());
        var value = new CSharpTerms(symbol => _symbols[symbol]).Print(term);
        if (_fields.All(field => field.Name != name))
        {
            _fields.Add(new(type, name, value));
        }
    }

    private sealed record PendingStatement(string Local, string Expression, bool Declares)
    {
        public List<string> Disposals { get; } = [];
    }
}

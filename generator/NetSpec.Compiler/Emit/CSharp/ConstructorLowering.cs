using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Emit.CSharp.Model;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The statements that make and register a class's children.</summary>
internal sealed partial class ConstructorLowering : ICSharpContext
{
    private readonly ClassScope _scope;
    private readonly BoundModule _module;
    private readonly MemberNames _members;
    private readonly SymbolNames _symbols;
    private readonly CSharpTerms _terms;
    private readonly Dictionary<Dim, Term> _spelling = [];
    private readonly Dictionary<Child, string> _types = [];
    private readonly HashSet<ChildContent> _mixedLists = [];
    private readonly List<ClassModel> _nested = [];
    private readonly Dictionary<Symbol, Child> _users = [];
    private readonly ArgumentChecks _arguments;
    private readonly Dictionary<string, string?> _nestedWeights = new(StringComparer.Ordinal);

    public ConstructorLowering(ClassScope scope, BoundModule module, MemberNames members, SymbolNames symbols)
    {
        _scope = scope;
        _module = module;
        _members = members;
        _symbols = symbols;
        _terms = new CSharpTerms(Use, scope.Least.Known, symbols => scope.Least.TryAsk(symbols, 0));
        _arguments = new ArgumentChecks(scope.Least, Print, symbol => symbol.Kind is SymbolKind.Parameter or SymbolKind.Let || UsedSymbols.Contains(symbol));
        if (module.Definition is not null)
        {
            // An inner sequence gets its arguments from the class around it, which has checked them.
            _arguments.AskFor(module);
        }
    }

    /// <summary>The symbols that the constructor takes as parameters.</summary>
    public HashSet<Symbol> UsedSymbols { get; } = [];

    /// <summary>The child for which the constructor takes a symbol first.</summary>
    public Child? UserOf(Symbol symbol) => _users.TryGetValue(symbol, out var child) ? child : null;

    /// <summary>The classes of inner sequences.</summary>
    public EquatableArray<ClassModel> Nested => [.. _nested];

    /// <summary>The first weight that always exists, as C# reaches it; null where there is none.</summary>
    public string? FirstWeight { get; private set; }

    /// <summary>The C# type of a child's property.</summary>
    public string TypeOf(Child child) => child.Condition is null ? _types[child] : $"{_types[child]}?";

    /// <inheritdoc/>
    public string Device => "device";

    /// <inheritdoc/>
    public bool CanAsk(Dim dim) => true;

    /// <summary>Writes what makes and registers the children.</summary>
    public EquatableArray<string> Lower()
    {
        var tensors = _module.Tensors.OrderBy(static tensor => tensor.Call.State[0].IsBuffer).Select(tensor => OwnTensorCode.Register(tensor, this)).ToList();
        var construction = new List<string>();
        var registration = new List<string>();
        foreach (var child in _module.Children)
        {
            // A conditional child or a list is registered where it is made; plain ones first made, then registered, as people write it.
            if (child.Condition is null && child.Content is not (ListContent or LoopContent))
            {
                construction.AddRange(Construct(child));
                registration.Add(Register(child));
                continue;
            }

            construction.AddRange(registration);
            registration.Clear();
            construction.AddRange(child.Condition is { } condition ? Guarded(child, condition) : [.. Construct(child), .. RegisterList(child)]);
        }

        return [.. _arguments.Always, .. tensors, .. construction, .. registration];
    }

    /// <summary>Statements that refuse arguments for which the spec's arithmetic, or its <c>require</c>, does not hold.</summary>
    public EquatableArray<string> Checks(BoundClass type)
    {
        var requires = _module.Requires.Select(require => Require(type, require.Condition, require.Syntax)).ToList();
        return
        [
            .. type.Parameters.Where(static origin => origin.Parts.Count > 0).Select(origin => SizeParameter.TakeApart(origin, type.Names)),
            .. _arguments.Least.OrderBy(pair => _symbols.IndexOf(pair.Key)).Select(pair => AtLeastRule.Refuse(_symbols[pair.Key], pair.Value)),
            .. requires,
        ];
    }

    private string Require(BoundClass type, Term condition, RequireSyntax syntax)
    {
        var names = condition.Symbols().Select(symbol => $"{_symbols[symbol].TrimStart('@')} = {{{_symbols[symbol]}}}");
        var text = CSharpNames.Interpolated(syntax.Message ?? syntax.Condition.ToSource());
        var sentence = $"{type.Name} requires {text}; here {string.Join(", ", names)}.";
        return $"if ({_terms.PrintNegated(condition)})\n{{\n    throw new global::System.ArgumentException($\"{sentence}\");\n}}\n";
    }

    /// <inheritdoc/>
    public string Print(Value value)
    {
        switch (value)
        {
            case SymbolicValue symbolic:
                if (symbolic.Term is { Type: TermType.Int } and not SymbolTerm)
                {
                    _spelling[Dim.Of(symbolic.Term)] = symbolic.Term;
                }

                return _terms.Print(symbolic.Term);
            case ListValue list:
                return $"({string.Join(", ", list.Items.Select(Print))})";
            case StringValue text:
                return CSharpNames.Literal(text.Value);
            default:
                return CSharpTerms.Literal(value);
        }
    }

    /// <inheritdoc/>
    public string Print(Dim dim) => _terms.Print(_spelling.TryGetValue(dim, out var term) ? term : dim.ToTerm());

    /// <inheritdoc/>
    public string Scalar(Value value) => _scope.Scalar(value);

    /// <inheritdoc/>
    public string Invoke(string function, OperatorCall call, bool device, bool dtype) => CSharpCalls.Invoke(this, function, [], call, device, dtype);

    /// <inheritdoc/>
    public string Apply(string function, IEnumerable<string> inputs, OperatorCall call) => CSharpCalls.Invoke(this, function, inputs, call, device: false, dtype: false);

    private string Use(Symbol symbol)
    {
        UsedSymbols.Add(symbol);
        return _symbols[symbol];
    }

    /// <summary>The lets that the constructor uses, in the spec's order; a let may use those above it.</summary>
    public IReadOnlyList<string> Lets(ForwardLowering forward)
    {
        UsedSymbols.UnionWith(forward.UsedSymbols);
        var lines = new List<string>();
        foreach (var (symbol, value) in Enumerable.Reverse(_module.Lets))
        {
            if (UsedSymbols.Remove(symbol))
            {
                lines.Insert(0, $"var {_symbols[symbol]} = {_terms.Print(value)};");
            }
        }

        return lines;
    }

    private IEnumerable<string> Guarded(Child child, Term condition)
    {
        var inner = Construct(child).Concat(child.Content is ListContent or LoopContent ? RegisterList(child) : [Register(child)]).ToList();
        inner.InsertRange(0, _arguments.For(child));
        return [$"if ({_terms.Print(condition)})\n{{\n{SourceWriter.Indent(inner)}\n}}\n"];
    }

    private string Register(Child child) => $"{(child.Key.IndexOf('.') < 0 ? "register_module" : "this.RegisterAt")}({CSharpNames.Literal(child.Key)}, {_members[child]});";

    private IEnumerable<string> Construct(Child child)
    {
        var property = _members[child];
        var lines = ConstructMember(child, property);
        foreach (var symbol in UsedSymbols.Where(symbol => !_users.ContainsKey(symbol)))
        {
            _users.Add(symbol, child);
        }

        FirstWeight ??= child.Condition is null && !_mixedLists.Contains(child.Content) && WeightOf(child.Content, _members.Nested(child)) is { } path ? $"{property}{path}" : null;
        return lines;
    }

    /// <summary>The way from a child to its first weight.</summary>
    private string? WeightOf(ChildContent content, string nestedName) => content switch
    {
        OperatorContent { Call: var call } => call.Operator.Weight(call),
        BlockContent block => _scope.Catalog.ForBlock(block).FirstWeight is { } path ? $".{path}" : null,
        SequenceContent => _nestedWeights.TryGetValue(nestedName, out var path) && path is not null ? $".{path}" : null,
        ListContent { Items: [var first, ..] } => WeightOf(first, nestedName) is { } path ? $"[0]{path}" : null,
        _ => null,
    };

    private IEnumerable<string> ConstructMember(Child child, string property)
    {
        switch (child.Content)
        {
            case ListContent list:
                return ConstructList(child, list, property);
            case LoopContent loop:
                return ConstructLoop(child, loop, property);
            default:
                var (type, expression) = Construct(child.Content, _members.Nested(child));
                _types[child] = type;
                return [$"{property} = {expression};", .. AfterConstruction(child.Content, property)];
        }
    }

    private static IEnumerable<string> AfterConstruction(ChildContent content, string target) =>
        content is OperatorContent { Call: var call } ? call.Operator.AfterConstruction(call, target) : [];

    private (string Type, string Expression) Construct(ChildContent content, string nestedName) => content switch
    {
        OperatorContent { Call: var call } => (call.Operator.CSharpType(call), call.Operator.Construct(call, this)),
        BlockContent block => ConstructBlock(block),
        SequenceContent sequence => ConstructSequence(sequence, nestedName),
        ForeignContent foreign => ($"global::{foreign.TypeName}", $"new global::{foreign.TypeName}({string.Join(", ", foreign.Arguments.Select(argument => $"{CSharpNames.Escape(argument.Name)}: {Print(argument.Value)}"))})"),
        _ => throw new InvalidOperationException($"a {content.GetType().Name} cannot stand here"),
    };

    private (string Type, string Expression) ConstructBlock(BlockContent block)
    {
        var type = _scope.Catalog.ForBlock(block);
        var arguments = new List<string>();
        foreach (var parameter in type.Parameters)
        {
            var name = type.Names[parameter.Symbol];
            if (parameter.Input >= 0)
            {
                arguments.Add($"{name}: {Print(block.Module.Inputs[parameter.Input].Type[parameter.Axis])}");
            }
            else
            {
                var value = block.Arguments.First(argument => argument.Name == parameter.Symbol.Name).Value;
                if (!value.Equals(parameter.Default))
                {
                    arguments.Add($"{name}: {(parameter.Parts.Count > 0 ? SizeParameter.Print(parameter, value, this) : Print(value))}");
                }
            }
        }

        var typeName = _scope.TypeName(type);
        return (typeName, $"new {typeName}({string.Join(", ", [.. arguments, "device: device", "dtype: dtype"])})");
    }

    private (string Type, string Expression) ConstructSequence(SequenceContent sequence, string name)
    {
        var (model, captured, inner) = ClassLowering.LowerNested(_scope, sequence.Module, name, _symbols, MemberDocs.SequenceSummary(sequence.Module));
        var existing = _nested.FirstOrDefault(nested => nested.Name == name);
        if (existing is null)
        {
            _nestedWeights[name] = inner.FirstWeight;
            _nested.Add(model);
        }
        else if (!existing.Equals(model))
        {
            return ConstructSequence(sequence, name + "X");
        }

        return (name, $"new {name}({string.Join(", ", [.. captured.Select(Use), "device", "dtype"])})");
    }
}

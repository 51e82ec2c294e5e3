using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>
/// Turns definitions into bound modules: evaluates what is known, follows every layer, asks each operator for its shapes.
/// The same walk gives instances (all arguments known) and classes (constructor parameters as symbols): see <see cref="SessionKind"/>.
/// The parts: this file binds a module; <c>.Layers</c> bodies; <c>.Single</c> and <c>.Conditions</c> a layer; <c>.References</c> names; <c>.Operators</c> what a layer is;
/// <c>.Loops</c>, <c>.Rounds</c> and <c>.SymbolicLoops</c> repeats; <c>.Joins</c> branches; <c>.Initialisers</c> and <c>.Weights</c> how weights are drawn, and which are shared; <c>.Paths</c> keys and their order; <c>.Uses</c> what is read.
/// </summary>
/// <param name="session">The policy, and where findings go.</param>
/// <param name="bound">What elaborations with the same policy have bound before.</param>
internal sealed partial class Elaborator(Session session, BoundBlocks bound)
{
    private readonly Dictionary<ElaborationKey, BoundModule?> _memo = [];
    private readonly Stack<(Definition Definition, IReadOnlyList<NamedArgument> Arguments)> _chain = new();

    private DiagnosticBag Bag => session.Bag;

    /// <summary>Binds a block or model for complete arguments; null after a mistake was reported or a value was demanded.</summary>
    /// <param name="definition">The block or model.</param>
    /// <param name="arguments">A value for each parameter, in order.</param>
    /// <param name="inputs">The inputs' types.</param>
    /// <param name="location">Where it is used: the place of mistakes that the user of the block makes.</param>
    public BoundModule? Elaborate(Definition definition, IReadOnlyList<NamedArgument> arguments, IReadOnlyList<TensorType> inputs, SourceLocation location)
    {
        // Asked first, so that no order of layers lets a block into itself that was bound before.
        if (IsRecursive(definition, arguments, location))
        {
            return null;
        }

        var key = new ElaborationKey(definition, arguments.ToEquatableArray(), inputs.ToEquatableArray());
        if (!_memo.TryGetValue(key, out var module))
        {
            module = _chain.Count > 0 ? bound.Find(session, key) ?? BindAndKeep(key, definition, arguments, inputs, location) : BindInChain(definition, arguments, inputs, location);
            if (module?.Alias is null)
            {
                _memo[key] = module;
            }
        }

        return module;
    }

    private BoundModule? BindAndKeep(ElaborationKey key, Definition definition, IReadOnlyList<NamedArgument> arguments, IReadOnlyList<TensorType> inputs, SourceLocation location)
    {
        var mark = session.Mark();
        var module = BindInChain(definition, arguments, inputs, location);

        // A block that is an operator is one in each place, with tensors of its own: some may be shared with other layers.
        if (module is { Alias: null })
        {
            bound.Keep(session, key, module, mark);
        }

        return module;
    }

    private BoundModule? BindInChain(Definition definition, IReadOnlyList<NamedArgument> arguments, IReadOnlyList<TensorType> inputs, SourceLocation location)
    {
        session.Bound?.Add(definition);
        _chain.Push((definition, arguments));
        Bag.Trail.Add(definition.Name);
        var module = Bind(definition, arguments, inputs, location);
        Bag.Trail.RemoveAt(Bag.Trail.Count - 1);
        _chain.Pop();
        return module;
    }

    /// <summary>
    /// Reports a block that would contain itself without end. One that it was handed as a parameter may be the same block: it is handed fewer
    /// blocks each time (pix2pix's U-Net is a block in a block in a block).
    /// </summary>
    private bool IsRecursive(Definition definition, IReadOnlyList<NamedArgument> arguments, SourceLocation location)
    {
        var outer = _chain.FirstOrDefault(link => link.Definition == definition);
        if (outer.Definition is null || Blocks(arguments) < Blocks(outer.Arguments))
        {
            return false;
        }

        var names = _chain.Reverse().SkipWhile(link => link.Definition != definition).Select(static link => link.Definition.Name);
        Bag.ReportRecursiveBlock(location, definition.Name, string.Join(" → ", [.. names, definition.Name]));
        return true;
    }

    /// <summary>How many blocks are handed over, those in blocks included.</summary>
    private static int Blocks(IEnumerable<NamedArgument> arguments) => arguments.Sum(static argument => argument.Value.Parts().OfType<BlockValue>().Count());

    private BoundModule? Bind(Definition definition, IReadOnlyList<NamedArgument> arguments, IReadOnlyList<TensorType> inputTypes, SourceLocation location)
    {
        var scope = new Scope();
        if (BindInputs(definition, arguments, inputTypes, scope, location) is not { } inputs)
        {
            return null;
        }

        var module = new BoundModule(definition, definition.Name, inputs);
        if (!BindLets(module, definition, scope) || !CheckRequires(module, definition, scope, location) || !ArePromisesKept(definition, scope, location) || !BindBody(module, definition, scope))
        {
            return null;
        }

        if (IsClassRoot && DemandsRounds(module))
        {
            return null;
        }

        if (!ArePathsFree(module))
        {
            return null;
        }

        BindInitialisers(module, definition, scope);
        Ensure(module, definition, scope);
        Register(module, definition);
        NoteUses(module);
        return module;
    }

    /// <summary>The inputs, with parameters and dimensions by name in <paramref name="scope"/>; null after a mistake.</summary>
    private List<TensorValue>? BindInputs(Definition definition, IReadOnlyList<NamedArgument> arguments, IReadOnlyList<TensorType> types, Scope scope, SourceLocation location)
    {
        foreach (var argument in arguments)
        {
            scope.Define(argument.Name, argument.Value);
        }

        var declared = definition.Syntax.Inputs;
        var inputs = new List<TensorValue>();
        for (var i = 0; i < types.Count; i++)
        {
            if ((i < declared.Count ? BindInput(definition, declared[i], types[i], scope, location) : types[i]) is not { } type)
            {
                return null;
            }

            inputs.Add(new(declared.Count == 0 ? "x" : declared[i].Name.Text, type));
        }

        return inputs;
    }

    /// <summary>An input as it is declared: what cannot be proved to be so is guarded, and from here on it is. Null after a mistake.</summary>
    private TensorType? BindInput(Definition definition, InputSyntax input, TensorType type, Scope scope, SourceLocation location)
    {
        if (input.Shape is not { } shape)
        {
            return type;
        }

        if (shape.Count != type.Rank)
        {
            Bag.ReportInputShape(location, definition.Name, input.Name.Text, Declared(shape), $"{type} with {type.Rank} dimensions");
            return null;
        }

        for (var i = 0; i < shape.Count; i++)
        {
            if (shape[i] is NameExpression { Name: var name } && scope.Lookup(name) is null)
            {
                scope.Define(name, ToValue(type[i]));
            }
            else if (session.Evaluator.Evaluate(shape[i], scope) is { } value && IsSize(value, shape[i]) && Dim.Of(value) is { } size && IsDeclaredSize(definition, input, type, i, size, location))
            {
                type = type.With(i, size);
            }
            else
            {
                return null;
            }
        }

        return type;
    }

    private static string Declared(IReadOnlyList<Expression> shape) => $"[{string.Join(", ", shape.Select(static dim => dim.ToSource()))}]";

    private bool IsDeclaredSize(Definition definition, InputSyntax input, TensorType type, int axis, Dim expected, SourceLocation location)
    {
        if (!Session.Differ(expected, type[axis]))
        {
            return session.AreEqual(location, definition.Name, type[axis], $"dimension {axis} of '{input.Name.Text}'", expected, "its declaration");
        }

        Bag.ReportInputShape(location, definition.Name, input.Name.Text, Declared(input.Shape!), type.ToString());
        return false;
    }

    private bool IsSize(Value value, Expression expression)
    {
        if (value is IntValue { Value: > 0 } or SymbolicValue { Term.Type: TermType.Int })
        {
            return true;
        }

        Bag.ReportArgumentType(expression.Location, "a dimension", "a positive int", value.AsSentence());
        return false;
    }

    private static Value ToValue(Dim dim) => dim.ConstantValue is { } constant ? new IntValue(constant) : new SymbolicValue(dim.ToTerm());

    private bool BindLets(BoundModule module, Definition definition, Scope scope)
    {
        foreach (var let in definition.Syntax.Lets)
        {
            if (scope.Lookup(let.Name.Text) is not null)
            {
                Bag.ReportDuplicateName(let.Name.Location, let.Name.Text, "a parameter, dimension or let");
                return false;
            }

            if (session.Evaluator.Evaluate(let.Value, scope) is not { } value)
            {
                return false;
            }

            scope.Define(let.Name.Text, IsClassRoot && value is SymbolicValue { Term: not SymbolTerm } symbolic ? NameLet(module, let, symbolic) : value);
        }

        return true;
    }

    /// <summary>Whether the module being bound is the class that is emitted, not a block within it.</summary>
    private bool IsClassRoot => session.Kind != SessionKind.Instance && _chain.Count == 1;

    /// <summary>In a class, a let is a local of the constructor: the C# says <c>width</c>, as the spec does.</summary>
    private SymbolicValue NameLet(BoundModule module, LetSyntax let, SymbolicValue value)
    {
        var symbol = new Symbol(let.Name.Text, SymbolKind.Let, value.Term.Type);
        session.DependsOn(symbol, value.Term);
        module.Lets.Add((symbol, value.Term));
        return new SymbolicValue(new SymbolTerm(symbol));
    }

    private bool CheckRequires(BoundModule module, Definition definition, Scope scope, SourceLocation location)
    {
        foreach (var require in definition.Syntax.Requires)
        {
            switch (session.Evaluator.Evaluate(require.Condition, scope))
            {
                case null:
                    return false;
                case BoolValue { Value: true }:
                    break;
                case BoolValue:
                    var names = require.Condition.Names().Distinct().Select(name => $"{name} = {scope.Lookup(name)?.ToDisplay()}");
                    Bag.ReportRequireFailed(location, definition.Name, require.Message ?? require.Condition.ToSource(), $"; here {string.Join(", ", names)}");
                    return false;
                case SymbolicValue { Term: { Type: TermType.Bool } condition }:
                    module.Requires.Add((condition, require));
                    break;
                case var value:
                    Bag.ReportConditionNotBool(require.Condition.Location, "require", value.AsSentence());
                    return false;
            }
        }

        return true;
    }

    private void Ensure(BoundModule module, Definition definition, Scope scope)
    {
        foreach (var ensure in definition.Syntax.Ensures)
        {
            if (module.Outputs.FirstOrDefault(output => output.Name == ensure.Name.Text)?.Value.Type is not { } actual)
            {
                Bag.ReportUnknownLayer(ensure.Name.Location, ensure.Name.Text, NearestName.Hint(ensure.Name.Text, module.Outputs.Select(static output => output.Name)));
                continue;
            }

            var values = ensure.Shape.Select(dim => session.Evaluator.Evaluate(dim, scope)).ToList();
            if (values.Zip(ensure.Shape, (value, dim) => value is not null && IsSize(value, dim)).All(static ok => ok))
            {
                var promised = new TensorType([.. values.Select(static value => Dim.Of(value!)!)]);
                if (promised.Rank != actual.Rank || promised.Shape.Zip(actual.Shape, Session.Differ).Any(static differ => differ))
                {
                    Bag.ReportEnsureRefuted(ensure.Name.Location, ensure.Name.Text, promised.ToString(), actual.ToString());
                    continue;
                }

                _ = Enumerable.Range(0, actual.Rank).All(axis => session.AreEqual(ensure.Name.Location, "ensure", promised[axis], $"dimension {axis} of '{ensure.Name.Text}' as promised", actual[axis], "as it comes out"));
            }
        }
    }
}

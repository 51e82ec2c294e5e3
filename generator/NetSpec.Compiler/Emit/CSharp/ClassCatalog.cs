using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>
/// Finds the class for each use of a block, and makes it once for each binding of what is structural. What is structural is found by
/// doing: the module is bound with all scalars as symbols; where a symbol's value is needed, the elaboration says which, and is done again with it.
/// </summary>
internal sealed class ClassCatalog(DiagnosticBag bag, ElaborationCache cache)
{
    private readonly Dictionary<ClassKey, BoundClass?> _classes = [];
    private readonly Dictionary<ClassKey, Attempt> _attempts = [];
    private readonly Dictionary<BoundModule, BoundClass> _uses = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The classes so far.</summary>
    public IEnumerable<BoundClass> Classes => _classes.Values.OfType<BoundClass>().Distinct();

    /// <summary>The class of a block as a module uses it.</summary>
    public BoundClass ForBlock(BlockContent block)
    {
        // Equal uses of a block share their bound module.
        if (!_uses.TryGetValue(block.Module, out var type))
        {
            var inputs = block.Module.Inputs.Select(static input => input.Type).ToList();
            _uses[block.Module] = type = Find(block.Definition, null, block.Arguments, inputs, [], SessionKind.BlockClass)
                ?? throw new InvalidOperationException($"block '{block.Definition.Name}' has no class although its use is valid");
        }

        return type;
    }

    /// <summary>The class of a block that no model uses: with its defaults. Null where a list or block has no default, or the block has mistakes.</summary>
    public BoundClass? ForUnusedBlock(Definition definition)
    {
        var types = ClassInputs.Declared(definition);
        var attempts = new List<DiagnosticBag>();
        foreach (var rank in types is null ? ClassInputs.UndeclaredRanks : [0])
        {
            var attempt = new DiagnosticBag();
            var inputs = types ?? [.. Enumerable.Repeat(ClassInputs.Undeclared(rank), Math.Max(1, definition.Syntax.Inputs.Count))];
            if (Defaults(definition, attempt) is not { } arguments)
            {
                bag.AddRange(attempt);
                return null;
            }

            if (new ClassCatalog(attempt, new ElaborationCache()).Find(definition, null, arguments, inputs, [], SessionKind.BlockClass) is not null)
            {
                return Find(definition, null, arguments, inputs, [], SessionKind.BlockClass);
            }

            attempts.Add(attempt);
        }

        // A mistake that is one for any number of dimensions; the others may come from the wrong one.
        bag.AddRange(attempts.Select(static attempt => attempt.Diagnostics).Aggregate(Common));
        return null;
    }

    private static IReadOnlyList<Diagnostic> Common(IReadOnlyList<Diagnostic> first, IReadOnlyList<Diagnostic> second) =>
        [.. second.Where(diagnostic => first.Any(other => other.Location == diagnostic.Location && other.Descriptor == diagnostic.Descriptor))];

    /// <summary>The class of a model's variant; null after a mistake was reported.</summary>
    /// <param name="constants">The parameters that the variant sets.</param>
    /// <param name="instance">What was learnt from the instance with default arguments.</param>
    public BoundClass? ForModel(Definition model, string name, IReadOnlyList<NamedArgument> arguments, IReadOnlyList<TensorType> inputs, IEnumerable<string> constants, Session instance) =>
        Find(model, name, arguments, inputs, constants, SessionKind.ModelClass, instance);

    private BoundClass? Find(Definition definition, string? name, IReadOnlyList<NamedArgument> arguments, IReadOnlyList<TensorType> inputs, IEnumerable<string> constants, SessionKind kind, Session? instance = null)
    {
        var known = new HashSet<string>(constants, StringComparer.Ordinal);
        while (true)
        {
            var binding = new ClassBinding(definition, arguments, inputs, known);
            var key = new ClassKey(definition, name ?? "", [.. binding.Constants], [.. inputs.Select(static input => input.Rank)], [.. inputs.Select(static input => input.DType)]);
            if (!_attempts.TryGetValue(key, out var attempt))
            {
                _attempts[key] = attempt = Bind(definition, binding, kind);
            }

            var demands = attempt.Demands.Concat(binding.Unmet(attempt.Assumptions)).Distinct().ToList();
            if (demands.Count == 0)
            {
                if (!_classes.TryGetValue(key, out var type))
                {
                    _classes[key] = type = Make(definition, name, binding, attempt, instance);
                }

                // A constructor that refuses what this use gives is not for this use.
                demands = [.. type is null ? [] : binding.Below(type.Least.Asked)];
                if (demands.Count == 0)
                {
                    return type;
                }
            }

            // What has no value here may be needed only for other values of the parameters than these: with these it is bound for them alone.
            if (!demands.All(name => !known.Contains(name) && HasValue(name, definition, arguments, inputs)))
            {
                demands = [.. binding.Unknowns().Where(name => !known.Contains(name) && HasValue(name, definition, arguments, inputs))];
            }

            // A block that no model uses may need a value that only a use would give.
            if (demands.Count == 0)
            {
                return null;
            }

            known.UnionWith(demands);
        }
    }

    /// <summary>Binds a module with what is not known as symbols, and says what else has to be known.</summary>
    private Attempt Bind(Definition definition, ClassBinding binding, SessionKind kind)
    {
        var session = new Session(kind, new DiagnosticBag(), cache.Lists);
        if (kind == SessionKind.ModelClass)
        {
            DimensionFacts.Read(definition, binding.Arguments, binding.Inputs, session);
        }

        var module = new Elaborator(session, cache.Of(session)).Elaborate(definition, binding.Arguments, binding.Inputs, definition.Syntax.Name.Location);
        IReadOnlyList<string> demands = [.. session.Demands.Select(ClassBinding.SpecName)];
        if (module is null && demands.Count == 0)
        {
            // What cannot be bound for every value is bound for these, which the instance has shown to be right.
            demands = binding.Unknowns();
        }

        return new(module, session, demands, module is null ? [] : [.. session.Guards.Where(static guard => guard.Assumption != ClassAssumption.None).Select(module.WithoutLets)]);
    }

    /// <summary>Whether a parameter, or a dimension of the inputs, is known here: then a class can be made for it.</summary>
    private static bool HasValue(string name, Definition definition, IReadOnlyList<NamedArgument> arguments, IReadOnlyList<TensorType> inputs) =>
        arguments.FirstOrDefault(argument => argument.Name == name) is { } argument
            ? argument.Value is not SymbolicValue && (argument.Value as ListValue)?.Items.Any(static item => item is SymbolicValue) != true
            : ClassBinding.Dimensions(definition, inputs).Any(dimension => dimension.Name == name && dimension.Size.IsConstant);

    private BoundClass? Make(Definition definition, string? name, ClassBinding binding, Attempt attempt, Session? instance)
    {
        if (attempt.Module is not { } module)
        {
            bag.AddRange(attempt.Session.Bag);
            return null;
        }

        if (module.Alias is not null)
        {
            // A body of one operator is that operator: it has no class.
            return null;
        }

        var plain = name ?? ClassNames.Of(definition, binding) + RankSuffix(definition, binding);
        var type = Lower(plain);
        if (IsOtherwiseForUsualTypes(definition, binding, type))
        {
            plain += string.Concat(binding.Inputs.Select(static input => CSharpNames.Pascal(input.DType)));
            type = Lower(plain);
        }

        // Most blocks are the same code for all types of tensors.
        if (_classes.Values.FirstOrDefault(other => other?.Model!.Equals(type.Model) == true) is { } same)
        {
            return same;
        }

        for (var number = 2; !_names.Add($"{type.Namespace}.{type.Name}"); number++)
        {
            type = Lower($"{plain}_{number}");
        }

        return type;

        BoundClass Lower(string name)
        {
            var type = new BoundClass(definition.Home.Namespace, name, module, binding.Origins, binding.Names(module))
            {
                Facts = instance?.Facts ?? new Dictionary<Symbol, DimFacts>(),
                LowerBounds = instance is null ? [] : attempt.Session.LowerBounds,
                Guards = instance is null ? [] : Guards(attempt.Session, instance),
            };
            type.Model = ClassLowering.Lower(type, this);
            return type;
        }
    }

    /// <summary>Whether a block that takes tensors of other types than it declares, or than float32, is other code for those: then that has the plain name.</summary>
    private static bool IsOtherwiseForUsualTypes(Definition definition, ClassBinding binding, BoundClass type)
    {
        var declared = definition.Syntax.Inputs;
        IReadOnlyList<TensorType> usual = [.. binding.Inputs.Select((input, i) => input with { DType = declared.ElementAtOrDefault(i)?.DType?.Text ?? "float32" })];
        return !definition.Syntax.IsModel && !usual.SequenceEqual(binding.Inputs)
            && new ClassCatalog(new DiagnosticBag(), new ElaborationCache()).Find(definition, null, binding.Arguments, usual, binding.KnownNames, SessionKind.BlockClass) is { } other
            && !other.Model!.Equals(type.Model);
    }

    /// <summary>Reports a child whose inner sequence would have to know a dimension that only a model's forward does.</summary>
    public void ReportUnseen(BoundClass model, Child? child, Symbol dimension) =>
        bag.ReportUnseenDimension(child?.Location ?? model.Module.Definition!.Syntax.Name.Location, child?.Name ?? model.Name, dimension.Name);

    /// <summary>What neither the instance nor, for all arguments of the constructor, the class proves.</summary>
    private static List<DimensionGuard> Guards(Session session, Session instance)
    {
        var open = instance.Guards.Select(static guard => guard.Location).ToList();
        var prover = new DimProver(symbol => instance.Facts.TryGetValue(symbol, out var facts) ? facts : DimFacts.None);
        return [.. session.Guards.Where(guard => open.Contains(guard.Location) && prover.Compare(guard.A, guard.B).Kind != EqualityKind.Proved).Distinct()];
    }

    /// <summary>
    /// Where a block takes an input of any shape, each number of dimensions is a class of its own. The first that works has the plain name: so
    /// the name depends on nothing but the block and its use, and two files that use it alike mean one class.
    /// </summary>
    private static string RankSuffix(Definition definition, ClassBinding binding)
    {
        if (definition.Syntax.IsModel || ClassInputs.Declared(definition) is not null)
        {
            return "";
        }

        var ranks = binding.Inputs.Select(static input => input.Rank).ToList();
        var first = ClassInputs.UndeclaredRanks.FirstOrDefault(rank => Takes(definition, binding.Arguments, ranks.Count, rank));
        return ranks.TrueForAll(rank => rank == first) ? "" : $"Rank{string.Join("_", ranks)}";
    }

    private static bool Takes(Definition definition, IReadOnlyList<NamedArgument> arguments, int inputs, int rank)
    {
        var session = new Session(SessionKind.BlockClass, new DiagnosticBag());
        return new Elaborator(session, new BoundBlocks(null)).Elaborate(definition, arguments, [.. Enumerable.Repeat(ClassInputs.Undeclared(rank), inputs)], definition.Syntax.Name.Location) is not null;
    }

    private static IReadOnlyList<NamedArgument>? Defaults(Definition definition, DiagnosticBag bag)
    {
        var session = new Session(SessionKind.BlockClass, bag);
        var arguments = new List<NamedArgument>();
        foreach (var parameter in definition.Syntax.Parameters)
        {
            var value = parameter.Default is { } written
                ? new ValueReader(session, definition.Home).Read(written, parameter.Type, parameter.Name.Text, new Scope())
                : ClassBinding.SymbolOf(parameter) is { } symbol ? new SymbolicValue(new SymbolTerm(symbol)) : null;
            if (value is null)
            {
                return null;
            }

            arguments.Add(new(parameter.Name.Text, value, parameter.Name.Location));
        }

        return arguments;
    }

    /// <summary>A module as it was bound for the values that are known.</summary>
    /// <param name="Demands">What else has to be known.</param>
    /// <param name="Assumptions">What decides the form of the class: it is no class for a use where two of these sizes differ.</param>
    private sealed record Attempt(BoundModule? Module, Session Session, IReadOnlyList<string> Demands, IReadOnlyList<DimensionGuard> Assumptions);

    private sealed record ClassKey(Definition Definition, string Name, EquatableArray<NamedArgument> Constants, EquatableArray<int> Ranks, EquatableArray<string> Types);
}

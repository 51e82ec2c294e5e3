using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler;

/// <summary>A model's variant with everything resolved: what is proved, and what counts, reports and diagrams are read from.</summary>
/// <param name="Model">The model.</param>
/// <param name="Name">The name of its class.</param>
/// <param name="Arguments">A value for each parameter.</param>
/// <param name="Constants">The parameters that the variant sets.</param>
/// <param name="Module">The bound module; its inputs' free dimensions are symbols.</param>
/// <param name="Session">What the proof learnt: facts about dimensions, lower bounds, guards.</param>
internal sealed record ModelInstance(
    Definition Model,
    string Name,
    IReadOnlyList<NamedArgument> Arguments,
    IReadOnlyList<string> Constants,
    BoundModule Module,
    Session Session)
{
    /// <summary>The namespace of its class.</summary>
    public string Namespace => Model.Home.Namespace;

    /// <summary>The class with its namespace.</summary>
    public string FullName => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";

    /// <summary>The inputs' types.</summary>
    public IReadOnlyList<TensorType> Inputs => [.. Module.Inputs.Select(static input => input.Type)];
}

/// <summary>Binds and proves a model's variants.</summary>
/// <param name="bag">Where mistakes go.</param>
/// <param name="cache">The blocks that were bound before.</param>
internal sealed class ModelInstances(DiagnosticBag bag, ElaborationCache cache)
{
    /// <summary>The blocks that some model uses.</summary>
    public ISet<Definition> Used { get; } = new HashSet<Definition>();

    /// <summary>The instances; a model without variants is its own. One with mistakes is left out and they are reported.</summary>
    public IEnumerable<ModelInstance> Of(Definition model)
    {
        if (model.Syntax.Variants.Count == 0)
        {
            return Instance(model, model.Name, [], model.Syntax.Name.Location) is { } only ? [only] : [];
        }

        return model.Syntax.Variants
            .Select(variant => Values(model, variant, []) is { } values ? Instance(model, variant.Name.Text, values, variant.Name.Location) : null)
            .OfType<ModelInstance>();
    }

    private ModelInstance? Instance(Definition model, string name, IReadOnlyList<NamedArgument> values, SourceLocation location)
    {
        var session = new Session(SessionKind.Instance, bag, cache.Lists) { Bound = Used };
        if (new ArgumentBinder(session, model.Home).Complete(model, values, location) is not { } arguments || Inputs(model, arguments, session) is not { } inputs)
        {
            return null;
        }

        DimensionFacts.Read(model, arguments, inputs, session);
        if (new Elaborator(session, cache.Of(session)).Elaborate(model, arguments, inputs, location) is { } module)
        {
            return new(model, CSharpNames.TypeName(name), arguments, [.. values.Select(static value => value.Name)], module, session);
        }

        // A block with a mistake was told of where its file was read, which may be another one.
        return bag.HasErrors || model.Home.Broken.Count > 0 ? null : throw new InvalidOperationException($"'{name}' could not be bound, and nothing says why");
    }

    /// <summary>The values that a variant sets, those of the variants that it extends included.</summary>
    private IReadOnlyList<NamedArgument>? Values(Definition model, VariantSyntax variant, List<VariantSyntax> chain)
    {
        if (chain.Contains(variant))
        {
            ReportCycle([.. chain.SkipWhile(link => link != variant)]);
            return null;
        }

        IReadOnlyList<NamedArgument>? inherited = [];
        if (variant.Extends is { } extends)
        {
            if (model.Syntax.Variants.FirstOrDefault(other => other.Name.Text == extends.Text) is not { } other)
            {
                bag.ReportUnknownVariant(extends.Location, extends.Text, NearestName.Hint(extends.Text, model.Syntax.Variants.Select(static other => other.Name.Text)));
                return null;
            }

            inherited = Values(model, other, [.. chain, variant]);
        }

        var session = new Session(SessionKind.Instance, bag);
        var own = new ArgumentBinder(session, model.Home).ReadArguments(new BlockValue(null, model, []), new YamlMapping(variant.Values, variant.Location), new Scope());
        return own is null ? null : inherited?.Where(old => own.All(argument => argument.Name != old.Name)).Concat(own).ToList();
    }

    /// <summary>A cycle is one mistake, whichever of its variants is asked for: it is told at the one that is written first.</summary>
    private void ReportCycle(List<VariantSyntax> cycle)
    {
        var first = cycle.OrderBy(static link => link.Location.Start).First();
        var names = cycle.SkipWhile(link => link != first).Concat(cycle.TakeWhile(link => link != first)).Append(first).Select(static link => link.Name.Text);
        bag.ReportVariantCycle(first.Extends!.Location, first.Name.Text, string.Join(" → ", names));
    }

    /// <summary>The inputs of an instance: free dimensions as symbols, the others evaluated.</summary>
    private static IReadOnlyList<TensorType>? Inputs(Definition model, IReadOnlyList<NamedArgument> arguments, Session session)
    {
        var scope = new Scope();
        foreach (var argument in arguments)
        {
            scope.Define(argument.Name, argument.Value);
        }

        var types = new List<TensorType>();
        foreach (var input in model.Syntax.Inputs)
        {
            var shape = input.Shape!.Select(dim => Dimension(dim, scope, session)).ToList();
            if (shape.Contains(null))
            {
                return null;
            }

            types.Add(new TensorType([.. shape.Select(static dim => dim!)], input.DType?.Text ?? "float32"));
        }

        return types;
    }

    private static Dim? Dimension(Expression dim, Scope scope, Session session)
    {
        if (dim is NameExpression { Name: var name } && scope.Lookup(name) is null)
        {
            var symbol = new Symbol(name, SymbolKind.Dimension, TermType.Int);
            scope.Define(name, new SymbolicValue(new SymbolTerm(symbol)));
            return Dim.Of(symbol);
        }

        return session.Evaluator.Evaluate(dim, scope) is { } value ? (value is IntValue { Value: < 1 } ? null : Dim.Of(value)) ?? ReportNoSize(dim, value, session) : null;
    }

    private static Dim? ReportNoSize(Expression dim, Value value, Session session)
    {
        session.Bag.ReportArgumentType(dim.Location, "a dimension", "a positive int", value.AsSentence());
        return null;
    }
}

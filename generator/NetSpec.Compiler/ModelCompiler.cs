using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler;

/// <summary>Compiles a model: each variant is proved as an instance, then becomes a class.</summary>
internal sealed class ModelCompiler(DiagnosticBag bag, ClassCatalog catalog)
{
    private readonly ElaborationCache _cache = new();

    /// <summary>Compiles all variants; a model without variants is its own.</summary>
    public void Compile(Definition model)
    {
        var variants = model.Syntax.Variants;
        if (variants.Count == 0)
        {
            Compile(model, model.Name, [], model.Syntax.Name.Location);
        }

        foreach (var variant in variants)
        {
            if (Values(model, variant, []) is { } values)
            {
                Compile(model, variant.Name.Text, values, variant.Name.Location);
            }
        }
    }

    private void Compile(Definition model, string name, IReadOnlyList<NamedArgument> values, SourceLocation location)
    {
        var session = new Session(SessionKind.Instance, bag);
        if (new ArgumentBinder(session, model.Home).Complete(model, values, location) is not { } arguments || Inputs(model, arguments, session) is not { } inputs)
        {
            return;
        }

        AddFacts(model, session);
        if (new Elaborator(session, _cache).Elaborate(model, arguments, inputs, location) is not null)
        {
            catalog.ForModel(model, CSharpNames.TypeName(name), arguments, inputs, values.Select(static value => value.Name), session);
        }
    }

    /// <summary>The values that a variant sets, those of the variants that it extends included.</summary>
    private IReadOnlyList<NamedArgument>? Values(Definition model, VariantSyntax variant, List<VariantSyntax> chain)
    {
        if (chain.Contains(variant))
        {
            bag.ReportVariantCycle(variant.Extends!.Location, variant.Name.Text);
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

        return session.Evaluator.Evaluate(dim, scope) is { } value ? Dim.Of(value) ?? ReportNoSize(dim, value, session) : null;
    }

    /// <summary>What <c>dims</c> promises; the facts are constants.</summary>
    private static void AddFacts(Definition model, Session session)
    {
        foreach (var dimension in model.Syntax.Dimensions)
        {
            var symbol = new Symbol(dimension.Name.Text, SymbolKind.Dimension, TermType.Int);
            session.Facts[symbol] = new(Number(dimension.Min) ?? 1, Number(dimension.Max), Number(dimension.MultipleOf) ?? 1);
        }

        long? Number(Expression? fact) => fact is not null && session.Evaluator.Evaluate(fact, new Scope()) is IntValue value ? value.Value : null;
    }

    private static Dim? ReportNoSize(Expression dim, Value value, Session session)
    {
        session.Bag.ReportArgumentType(dim.Location, "a dimension", "int", value.TypeName);
        return null;
    }
}

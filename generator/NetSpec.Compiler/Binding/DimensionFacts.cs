using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>What <c>dims</c> says of the dimensions of a model's inputs: numbers, which may follow from parameters.</summary>
internal static class DimensionFacts
{
    /// <summary>Tells the session the facts. They hold for the class: a parameter in one has to be known.</summary>
    public static void Read(Definition model, IReadOnlyList<NamedArgument> arguments, IReadOnlyList<TensorType> inputs, Session session)
    {
        var free = inputs.SelectMany(static input => input.Shape).SelectMany(static dim => dim.Symbols).Select(static symbol => symbol.Name).Distinct().ToList();
        var scope = Scope(model.Syntax, arguments, session);
        foreach (var dimension in model.Syntax.Dimensions)
        {
            var name = dimension.Name.Text;
            if (!free.Contains(name))
            {
                session.Bag.ReportUnknownDimension(dimension.Name.Location, name, NearestName.Hint(name, free));
                continue;
            }

            session.Facts[new Symbol(name, SymbolKind.Dimension, TermType.Int)] =
                new(Number(dimension.Min, scope, session) ?? 1, Number(dimension.Max, scope, session), Number(dimension.MultipleOf, scope, session) ?? 1) { Nominal = Number(dimension.Nominal, scope, session) };
        }
    }

    /// <summary>A fact as a number; null where there is none, and after a mistake was reported.</summary>
    public static long? Number(Expression? fact, IScope scope, Session session)
    {
        switch (fact is null ? null : session.Evaluator.Known(session.Evaluator.Evaluate(fact, scope), fact.Location, "a fact about a dimension"))
        {
            case null:
                return null;
            case IntValue { Value: > 0 } number:
                return number.Value;
            case var value:
                session.Bag.ReportArgumentType(fact!.Location, "a fact about a dimension", "a positive int", value.AsSentence());
                return null;
        }
    }

    /// <summary>The parameters, and those of <c>let</c> that facts are written with: the others may need the dimensions themselves.</summary>
    private static Scope Scope(ModuleSyntax model, IReadOnlyList<NamedArgument> arguments, Session session)
    {
        var scope = new Scope();
        foreach (var argument in arguments)
        {
            scope.Define(argument.Name, argument.Value);
        }

        var needed = new HashSet<string>(model.Dimensions.SelectMany(static dimension => new[] { dimension.MultipleOf, dimension.Min, dimension.Max, dimension.Nominal }).OfType<Expression>().SelectMany(static fact => fact.Names()));
        foreach (var let in model.Lets.Reverse().Where(let => needed.Contains(let.Name.Text)))
        {
            needed.UnionWith(let.Value.Names());
        }

        foreach (var let in model.Lets.Where(let => needed.Contains(let.Name.Text)))
        {
            if (session.Evaluator.Evaluate(let.Value, scope) is { } value)
            {
                scope.Define(let.Name.Text, value);
            }
        }

        return scope;
    }
}

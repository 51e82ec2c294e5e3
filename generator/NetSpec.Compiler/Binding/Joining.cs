using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Binding;

/// <summary>The type of a tensor that is one of two, as a condition says.</summary>
internal static class Joining
{
    /// <summary>The joined type; null where the ranks differ.</summary>
    public static TensorType? Choose(Term condition, TensorType whenTrue, TensorType whenFalse) => whenTrue.Rank == whenFalse.Rank
        ? whenTrue with { Shape = [.. whenTrue.Shape.Zip(whenFalse.Shape, (a, b) => Choose(condition, a, b))] }
        : null;

    /// <summary>One of two sizes. Where <c>stride != 1 or C != planes</c> is false, these are equal, and often the sizes are then the same.</summary>
    public static Dim Choose(Term condition, Dim whenTrue, Dim whenFalse)
    {
        var known = EqualitiesUnless(condition).ToList();
        return Under(whenTrue) == Under(whenFalse) ? whenTrue : Dim.Of(new ConditionalTerm(condition, whenTrue.ToTerm(), whenFalse.ToTerm()));

        Dim Under(Dim size) => known.Aggregate(size, static (rest, known) => rest.Substitute(symbol => symbol == known.Symbol ? known.Value : null));
    }

    /// <summary>What holds where a condition does not: the equalities that its parts deny.</summary>
    private static IEnumerable<(Symbol Symbol, Dim Value)> EqualitiesUnless(Term condition) => condition switch
    {
        BinaryTerm { Operator: "or" } either => EqualitiesUnless(either.Left).Concat(EqualitiesUnless(either.Right)),
        BinaryTerm { Operator: "!=", Left: SymbolTerm { Type: TermType.Int, Symbol: var symbol }, Right: { Type: TermType.Int } value } => [(symbol, Dim.Of(value))],
        BinaryTerm { Operator: "!=", Left: { Type: TermType.Int } value, Right: SymbolTerm { Type: TermType.Int, Symbol: var symbol } } => [(symbol, Dim.Of(value))],
        _ => [],
    };
}

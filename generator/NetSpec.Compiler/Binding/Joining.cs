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

    /// <summary>
    /// One of two sizes. Where <c>stride != 1 or C != planes</c> is false, or <c>stride == 1 and C == planes</c> is true, these are equal, and
    /// often the sizes are then the same: so one of them stands for both.
    /// </summary>
    public static Dim Choose(Term condition, Dim whenTrue, Dim whenFalse) =>
        AreSame(whenTrue, whenFalse, Equalities(condition, "or", "!=")) ? whenTrue
        : AreSame(whenTrue, whenFalse, Equalities(condition, "and", "==")) ? whenFalse
        : Dim.Of(new ConditionalTerm(condition, whenTrue.ToTerm(), whenFalse.ToTerm()));

    /// <summary>Whether two sizes are the same where symbols have these values.</summary>
    private static bool AreSame(Dim first, Dim second, IEnumerable<(Symbol Symbol, Dim Value)> equalities)
    {
        var known = equalities.ToList();
        return Under(first) == Under(second);

        Dim Under(Dim size) => known.Aggregate(size, static (rest, known) => rest.Substitute(symbol => symbol == known.Symbol ? known.Value : null));
    }

    /// <summary>The equalities in a condition: those that its parts deny, which hold where it does not, or those that they state, which hold where it does.</summary>
    private static IEnumerable<(Symbol Symbol, Dim Value)> Equalities(Term condition, string conjunction, string comparison) => condition switch
    {
        BinaryTerm both when both.Operator == conjunction => Equalities(both.Left, conjunction, comparison).Concat(Equalities(both.Right, conjunction, comparison)),
        BinaryTerm { Left: SymbolTerm { Type: TermType.Int, Symbol: var symbol }, Right: { Type: TermType.Int } value } compared when compared.Operator == comparison => [(symbol, Dim.Of(value))],
        BinaryTerm { Left: { Type: TermType.Int } value, Right: SymbolTerm { Type: TermType.Int, Symbol: var symbol } } compared when compared.Operator == comparison => [(symbol, Dim.Of(value))],
        _ => [],
    };
}

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

    /// <summary>One of two sizes.</summary>
    public static Dim Choose(Term condition, Dim whenTrue, Dim whenFalse) =>
        whenTrue.Equals(whenFalse) ? whenTrue : Dim.Of(new ConditionalTerm(condition, whenTrue.ToTerm(), whenFalse.ToTerm()));
}

namespace NetSpec.Compiler.Expressions;

/// <summary>Walks over expressions.</summary>
internal static class ExpressionExtensions
{
    /// <summary>The direct parts of an expression, as written from left to right.</summary>
    public static IEnumerable<Expression> Children(this Expression expression) => expression switch
    {
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        ComparisonExpression comparison => comparison.Operands,
        ConditionalExpression conditional => [conditional.WhenTrue, conditional.Condition, conditional.WhenFalse],
        IndexExpression index => [index.Target, index.Index],
        SliceExpression slice => new[] { slice.Target, slice.Start, slice.End }.OfType<Expression>(),
        MemberExpression member => [member.Target],
        ListExpression list => list.Items,
        ComprehensionExpression loop => loop.Loops.SelectMany(static clause => new[] { clause.Source, clause.Filter }).Prepend(loop.Element).OfType<Expression>(),
        CallExpression call => call.Arguments.Concat(call.NamedArguments.Select(argument => argument.Value)),
        _ => [],
    };

    /// <summary>Whether the tree has more than <paramref name="levels"/> levels; never looks deeper than that.</summary>
    public static bool IsHigherThan(this Expression expression, int levels) =>
        levels == 0 || expression.Children().Any(child => child.IsHigherThan(levels - 1));
}

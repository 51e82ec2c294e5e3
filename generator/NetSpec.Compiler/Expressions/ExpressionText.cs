namespace NetSpec.Compiler.Expressions;

/// <summary>Expressions as messages show them.</summary>
internal static class ExpressionText
{
    /// <summary>The expression as it could have been written, in normal spacing.</summary>
    public static string ToSource(this Expression expression) => expression switch
    {
        LiteralExpression literal => literal.Value.ToDisplay(),
        NameExpression name => name.Name,
        UnaryExpression { Operator: "not" } unary => $"not {Operand(unary.Operand)}",
        UnaryExpression unary => unary.Operator + Operand(unary.Operand),
        BinaryExpression binary => $"{Operand(binary.Left, binary)} {binary.Operator} {Operand(binary.Right, binary)}",
        ComparisonExpression comparison => Operand(comparison.Operands[0]) + string.Concat(comparison.Operators.Select((op, i) => $" {op} {Operand(comparison.Operands[i + 1])}")),
        ConditionalExpression c => $"{Operand(c.WhenTrue)} if {Operand(c.Condition)} else {Operand(c.WhenFalse)}",
        IndexExpression index => $"{Operand(index.Target)}[{index.Index.ToSource()}]",
        SliceExpression slice => $"{Operand(slice.Target)}[{slice.Start?.ToSource()}:{slice.End?.ToSource()}]",
        MemberExpression member => $"{Operand(member.Target)}.{member.Member}",
        ListExpression list => $"[{string.Join(", ", list.Items.Select(ToSource))}]",
        ComprehensionExpression loop => $"[{loop.Element.ToSource()}{string.Concat(loop.Loops.Select(Clause))}]",
        CallExpression call => $"{call.Function}({string.Join(", ", call.Arguments.Select(ToSource).Concat(call.NamedArguments.Select(static argument => $"{argument.Name} = {argument.Value.ToSource()}")))})",
        _ => throw new ArgumentException($"unknown expression {expression.GetType().Name}", nameof(expression)),
    };

    /// <summary>The names in an expression, in the order of the text.</summary>
    public static IEnumerable<string> Names(this Expression expression) =>
        expression is NameExpression name ? [name.Name] : expression.Children().SelectMany(Names);

    private static string Clause(LoopClause loop) => $" for {loop.Variable} in {loop.Source.ToSource()}{(loop.Filter is null ? "" : $" if {loop.Filter.ToSource()}")}";

    private static string Operand(Expression expression, BinaryExpression? parent = null)
    {
        var isLogic = parent?.Operator is "and" or "or";
        var needsParentheses = expression switch
        {
            ConditionalExpression => true,
            BinaryExpression binary => parent is null ? binary.Operator is "and" or "or" : binary.Operator != parent.Operator || parent.Operator is not ("and" or "or" or "+" or "*"),
            ComparisonExpression => parent is null || !isLogic,
            _ => false,
        };
        return needsParentheses ? $"({expression.ToSource()})" : expression.ToSource();
    }
}

namespace NetSpec.Compiler.Expressions;

/// <summary>Terms as they would be written in a spec, with no more parentheses than needed.</summary>
internal static class TermText
{
    private const int Conditional = 1;
    private const int Not = 4;
    private const int Comparison = 5;
    private const int Sign = 8;
    private const int Power = 9;
    private const int Atom = 10;

    /// <summary>The spelling of <paramref name="term"/> in a spec.</summary>
    public static string ToDisplay(this Term term) => term.ToText(symbol => symbol.Name);

    /// <summary>The spelling of <paramref name="term"/> with names of the caller's choice.</summary>
    public static string ToText(this Term term, Func<Symbol, string> nameOf) => Write(term, Conditional, nameOf);

    private static string Write(Term term, int outer, Func<Symbol, string> nameOf)
    {
        var level = LevelOf(term);
        var text = term switch
        {
            ConstantTerm constant => constant.Value.ToDisplay(),
            SymbolTerm symbol => nameOf(symbol.Symbol),
            UnaryTerm { Operator: "not" } unary => $"not {Write(unary.Operand, level, nameOf)}",
            UnaryTerm unary => unary.Operator + Write(unary.Operand, level, nameOf),
            BinaryTerm binary => $"{Write(binary.Left, LeftLevel(level), nameOf)} {binary.Operator} {Write(binary.Right, RightLevel(level), nameOf)}",
            ConditionalTerm c =>
                $"{Write(c.WhenTrue, level + 1, nameOf)} if {Write(c.Condition, level + 1, nameOf)} else {Write(c.WhenFalse, level, nameOf)}",
            CallTerm call => $"{call.Function}({string.Join(", ", call.Arguments.Select(argument => Write(argument, Conditional, nameOf)))})",
            _ => throw new ArgumentException($"unknown term {term.GetType()}", nameof(term)),
        };
        return level < outer ? $"({text})" : text;
    }

    // A power groups to the right, a comparison would become a chain on either side.
    private static int LeftLevel(int level) => level is Power or Comparison ? level + 1 : level;

    private static int RightLevel(int level) => level == Power ? Sign : level + 1;

    private static int LevelOf(Term term) => term switch
    {
        ConditionalTerm => Conditional,
        UnaryTerm { Operator: "not" } => Not,
        UnaryTerm => Sign,
        ConstantTerm { Value: IntValue { Value: < 0 } or FloatValue { Value: < 0 } } => Sign,
        BinaryTerm binary => binary.Operator switch
        {
            "or" => 2,
            "and" => 3,
            "+" or "-" => 6,
            "*" or "/" or "//" or "%" => 7,
            "**" => Power,
            _ => Comparison,
        },
        _ => Atom,
    };
}

namespace NetSpec.Compiler.Expressions;

/// <summary>Walks over terms, and what a term becomes when some of its symbols get values.</summary>
internal static class TermExtensions
{
    /// <summary>The term that computes a number or truth value.</summary>
    public static Term ToTerm(this Value value) => value switch
    {
        SymbolicValue symbolic => symbolic.Term,
        IntValue => new ConstantTerm(value, TermType.Int),
        FloatValue => new ConstantTerm(value, TermType.Float),
        BoolValue => new ConstantTerm(value, TermType.Bool),
        _ => throw new ArgumentException($"a {value.TypeName} is no term", nameof(value)),
    };

    /// <summary>The value of a term: known where the term is a constant.</summary>
    public static Value ToValue(this Term term) => term is ConstantTerm constant ? constant.Value : new SymbolicValue(term);

    /// <summary>The direct parts of a term in order.</summary>
    public static IEnumerable<Term> Children(this Term term) => term switch
    {
        UnaryTerm unary => [unary.Operand],
        BinaryTerm binary => [binary.Left, binary.Right],
        ConditionalTerm conditional => [conditional.Condition, conditional.WhenTrue, conditional.WhenFalse],
        CallTerm call => call.Arguments,
        _ => [],
    };

    /// <summary>The symbols of a term, each once, in the order of first appearance.</summary>
    public static IEnumerable<Symbol> Symbols(this Term term) => AllSymbols(term).Distinct();

    /// <summary>
    /// The term with values for some symbols (<c>null</c>: the symbol stays), simplified. What has no value any more
    /// (a division by what became zero) is left as it is written.
    /// </summary>
    public static Term Substitute(this Term term, Func<Symbol, Value?> valueOf) => new TermSubstitution(valueOf).Visit(term);

    /// <summary>Whether a term has more than <paramref name="nodes"/> nodes or <paramref name="levels"/> levels; never looks further.</summary>
    public static bool IsLargerThan(this Term term, int nodes, int levels) => CountDown(term, nodes, levels) < 0;

    private static IEnumerable<Symbol> AllSymbols(Term term) =>
        term is SymbolTerm symbol ? [symbol.Symbol] : term.Children().SelectMany(AllSymbols);

    private static int CountDown(Term term, int nodes, int levels)
    {
        nodes = levels == 0 ? -1 : nodes - 1;
        foreach (var child in term.Children())
        {
            if (nodes < 0)
            {
                break;
            }

            nodes = CountDown(child, nodes, levels - 1);
        }

        return nodes;
    }
}

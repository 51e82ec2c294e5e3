using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>
/// What a constructor asks of its arguments, so that its layers get sizes that they can take: a parameter on its own is checked first of
/// all, a formula after the <c>let</c>s that it may use, and what concerns a conditional layer only where that layer is made.
/// </summary>
/// <param name="least">What is asked of single symbols.</param>
/// <param name="print">Prints a value as the constructor does.</param>
/// <param name="isKnown">Whether the constructor knows a symbol's value.</param>
internal sealed class ArgumentChecks(LeastValues least, Func<Value, string> print, Func<Symbol, bool> isKnown)
{
    private readonly HashSet<ArgumentRule> _rules = [];
    private readonly List<ArgumentRule> _always = [];
    private readonly Dictionary<Dim, long> _strictest = [];
    private readonly Dictionary<Symbol, Term> _lets = [];
    private readonly HashSet<Symbol> _divided = [];

    /// <summary>The parameters and dimensions that have a least value, with it.</summary>
    public IEnumerable<KeyValuePair<Symbol, long>> Least => least.Asked.Where(pair => isKnown(pair.Key));

    /// <summary>The checks of formulas for the layers that are always made; what is asked for the sake of printing one may decide it.</summary>
    public IEnumerable<string> Always
    {
        get
        {
            var checks = _always.Where(IsOpen).Select(rule => (Rule: rule, Statement: Statement(rule))).ToList();
            return checks.Where(check => IsOpen(check.Rule)).Select(static check => check.Statement);
        }
    }

    /// <summary>Notes what the layers that are always made ask.</summary>
    public void AskFor(BoundModule module)
    {
        foreach (var (symbol, value) in module.Lets)
        {
            _lets[symbol] = value;
        }

        foreach (var require in module.Requires)
        {
            AskForDivisors(require.Condition);
        }

        foreach (var rule in Calls(module).SelectMany(Rules))
        {
            if (rule is AtLeastRule { OfSymbol: ({ Kind: SymbolKind.Parameter or SymbolKind.Dimension } symbol, var atLeast) })
            {
                least.Ask(symbol, atLeast);
            }
            else if (_rules.Add(rule))
            {
                _always.Add(rule);
                if (rule is AtLeastRule bound)
                {
                    _strictest[bound.Size] = Math.Max(bound.Least, StrictestOf(bound));
                    AskForDivisors(bound.Value);
                }
            }
        }
    }

    /// <summary>The checks for a layer that is made under a condition, as far as nothing else asks for them.</summary>
    public IReadOnlyList<string> For(Child child) => [.. Calls(child.Content).SelectMany(Rules).Where(rule => IsOpen(rule) && _rules.Add(rule)).Select(Statement)];

    /// <summary>Notes that a loop's number of rounds is not negative, and the check for a formula.</summary>
    public IReadOnlyList<string> ForCount(LoopContent loop)
    {
        if (loop.Count is SymbolTerm { Symbol: { Kind: SymbolKind.Parameter } symbol })
        {
            least.Ask(symbol, 0);
            return [];
        }

        return new AtLeastRule(loop.Count, 0) is var rule && IsOpen(rule) && _rules.Add(rule) ? [Statement(rule)] : [];
    }

    /// <summary>The checks for what a loop makes, within the loop: without a round nothing is asked.</summary>
    public IReadOnlyList<string> For(LoopContent loop) =>
        [.. Calls(loop.Item).SelectMany(Rules).Where(rule => IsOpen(rule, loop.Index)).Distinct().Where(rule => !_rules.Contains(rule)).Select(Statement)];

    private string Statement(ArgumentRule rule) => rule.Statement(term => print(term.ToValue()));

    private bool IsOpen(ArgumentRule rule) => IsOpen(rule, null);

    /// <summary>Whether the constructor can check a rule, and has to, for all that is known of the symbols; a loop's variable is never negative.</summary>
    private bool IsOpen(ArgumentRule rule, Symbol? index) =>
        rule.Symbols.All(symbol => symbol == index || isKnown(symbol))
        && !rule.Holds(symbol => symbol == index ? 0 : LeastOf(symbol))
        && !(rule is AtLeastRule bound && StrictestOf(bound) > bound.Least);

    private long StrictestOf(AtLeastRule bound) => _strictest.TryGetValue(bound.Size, out var least) ? least : bound.Least;

    /// <summary>What a symbol is not below; of a <c>let</c> what follows from those that it uses, each of which is asked once.</summary>
    private long? LeastOf(Symbol symbol)
    {
        var known = new Dictionary<Symbol, long?>();
        return Of(symbol);

        long? Of(Symbol symbol) => !_lets.TryGetValue(symbol, out var value) ? least.Of(symbol)
            : known.TryGetValue(symbol, out var found) ? found
            : known[symbol] = value.Type == TermType.Int ? Dim.Of(value).LowerBound(Of) : null;
    }

    /// <summary>A parameter that a check divides by in any case is not 0: that is said before the division fails.</summary>
    private void AskForDivisors(Term term)
    {
        if (term is BinaryTerm { Operator: "//" or "%", Right: SymbolTerm { Symbol: { Kind: SymbolKind.Parameter } divisor } } division
            && Dim.Of(division.Left).LowerBound(symbol => Math.Max(LeastOf(symbol) ?? 0, 0)) >= 0)
        {
            least.TryAsk([divisor], 1);
        }

        IEnumerable<Term> certain = term switch
        {
            SymbolTerm { Symbol: var symbol } => _lets.TryGetValue(symbol, out var value) && _divided.Add(symbol) ? [value] : [],
            ConditionalTerm choice => [choice.Condition],
            BinaryTerm { Operator: "and" or "or" } binary => [binary.Left],
            _ => term.Children(),
        };
        foreach (var part in certain)
        {
            AskForDivisors(part);
        }
    }

    private static IEnumerable<ArgumentRule> Rules(OperatorCall call) =>
    [
        .. from parameter in call.Operator.Parameters
           where parameter.Minimum is not null
           from value in Values(call, parameter).OfType<SymbolicValue>()
           where value.Term.Type == TermType.Int
           select new AtLeastRule(value.Term, parameter.Minimum!.Value),
        .. from parameter in call.Operator.Parameters
           where parameter.IsProbability
           from value in Values(call, parameter).OfType<SymbolicValue>()
           select new ProbabilityRule(value.Term),
        .. call.Divisions.Select(static division => new MultipleRule(division.Value, division.Divisor)),
        .. call.Equalities.Select(EqualRule.Of),
    ];

    // What is inferred is an input of the class, or what another layer gives, which is checked there.
    private static IEnumerable<Value> Values(OperatorCall call, OperatorParameter parameter) =>
        call.Inferred.TryGetValue(parameter.Name, out var inferred) ? InputOf(inferred.ToTerm()) is { } symbol ? [new SymbolicValue(symbol)] : []
        : !call.Arguments.TryGetValue(parameter.Name, out var argument) ? []
        : argument.Value is ListValue list ? list.Items : [argument.Value];

    /// <summary>An input of the class, which is what a loop takes in its first round.</summary>
    private static SymbolTerm? InputOf(Term inferred) =>
        inferred as SymbolTerm ?? (inferred is ConditionalTerm { WhenTrue: SymbolTerm first } choice && choice.Condition.Symbols().All(static symbol => symbol.Kind == SymbolKind.Loop) ? first : null);

    private static IEnumerable<OperatorCall> Calls(BoundModule module) =>
        module.Children.Where(static child => child.Condition is null).SelectMany(static child => Calls(child.Content))
            .Concat(module.Steps.OfType<FunctionStep>().Where(static step => step.Condition is null).Select(static step => step.Call));

    private static IEnumerable<OperatorCall> Calls(ChildContent content) => content switch
    {
        OperatorContent { Call: var call } => [call],
        SequenceContent { Module: var module } => Calls(module),
        ListContent { Items: var items } => items.SelectMany(Calls),
        _ => [],
    };
}

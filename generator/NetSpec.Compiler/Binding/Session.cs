using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Binding;

/// <summary>How an elaboration treats values that are not known.</summary>
internal enum SessionKind
{
    /// <summary>All arguments are known: dimensions are proved.</summary>
    Instance,

    /// <summary>A model's class: scalars that reach only arguments are symbols; conditions and counts have to be known.</summary>
    ModelClass,

    /// <summary>A block's class: parameters are symbols; a condition becomes an <c>if</c>, a count a loop.</summary>
    BlockClass,
}

/// <summary>A size that must come out at least <paramref name="Minimum"/>: what the smallest valid input is computed from.</summary>
internal sealed record LowerBound(Dim Size, long Minimum, SourceLocation Location)
{
    /// <summary>The layer that needs it, with the blocks that led there.</summary>
    public string Layer { get; init; } = "";
}

/// <summary>What a class takes for granted of two dimensions that its symbols leave open: for a use of a block that is otherwise there is a class of its own.</summary>
internal enum ClassAssumption
{
    /// <summary>Nothing: the class is the same code for all sizes.</summary>
    None,

    /// <summary>That they are equal: else a call would have other outputs.</summary>
    Equal,

    /// <summary>That joining them gives the first: a 1 would become the second.</summary>
    FirstStays,

    /// <summary>That joining them gives the second.</summary>
    SecondStays,
}

/// <summary>Two dimensions that could be neither proved nor refuted equal: a guard in forward checks them.</summary>
internal sealed record DimensionGuard(Dim A, Dim B, SourceLocation Location)
{
    /// <summary>The layer that needs it, with the blocks that led there.</summary>
    public string Layer { get; init; } = "";

    /// <summary>What the first is.</summary>
    public string AName { get; init; } = "";

    /// <summary>What the second is.</summary>
    public string BName { get; init; } = "";

    /// <summary>What a class takes for granted of them.</summary>
    public ClassAssumption Assumption { get; init; }
}

/// <summary>One elaboration: its policy, its diagnostics, and what it learnt.</summary>
internal sealed class Session
{
    private readonly Dictionary<Symbol, Term> _dependencies = [];

    /// <summary>Starts an elaboration.</summary>
    /// <param name="kind">The policy.</param>
    /// <param name="bag">Where mistakes go.</param>
    /// <param name="lists">What the file's comprehensions gave before; null where nobody asks twice.</param>
    public Session(SessionKind kind, DiagnosticBag bag, ComputedLists? lists = null)
    {
        Kind = kind;
        Bag = bag;
        Evaluator = new Evaluator(bag, kind == SessionKind.Instance ? null : AddDemand, lists);
    }

    /// <summary>The policy.</summary>
    public SessionKind Kind { get; }

    /// <summary>Where mistakes go.</summary>
    public DiagnosticBag Bag { get; }

    /// <summary>Where blocks that are bound are noted, successfully or not; null where nobody asks.</summary>
    public ISet<Definition>? Bound { get; init; }

    /// <summary>Evaluates the spec's expressions.</summary>
    public Evaluator Evaluator { get; }

    /// <summary>
    /// Symbols whose values have to be known: the class depends on them. The elaboration stops where it meets one and is started again with
    /// their values (see ClassCatalog); so "what is structural" is found by doing, and is right through every let and nested block.
    /// </summary>
    public HashSet<Symbol> Demands { get; } = [];

    /// <summary>What <c>dims</c> says of the input's dimensions.</summary>
    public Dictionary<Symbol, DimFacts> Facts { get; } = [];

    /// <summary>Sizes that must not be empty.</summary>
    public List<LowerBound> LowerBounds { get; } = [];

    /// <summary>Of an instance, the equalities that are checked at run time; of a class, those that its symbols leave open.</summary>
    public List<DimensionGuard> Guards { get; } = [];

    /// <summary>Notes that a symbol is no parameter of its own: it follows from those of a term (a let, a loop's variable).</summary>
    public void DependsOn(Symbol symbol, Term term) => _dependencies[symbol] = term;

    /// <summary>Whether a size is not the constructor's alone: it is of the input, perhaps through a let.</summary>
    public bool IsOfInput(Dim size) => size.Symbols.Any(IsOfInput);

    private bool IsOfInput(Symbol symbol) => symbol.Kind == SymbolKind.Dimension || (_dependencies.TryGetValue(symbol, out var term) && term.Symbols().Any(IsOfInput));

    private void AddDemand(Symbol symbol)
    {
        if (!_dependencies.TryGetValue(symbol, out var term))
        {
            Demands.Add(symbol);
            return;
        }

        foreach (var source in term.Symbols())
        {
            AddDemand(source);
        }
    }

    private void AddDemands(Term term)
    {
        foreach (var symbol in term.Symbols())
        {
            AddDemand(symbol);
        }
    }

    /// <summary>Asks for a value as a constant. Always null: where nobody can be asked, the mistake is reported.</summary>
    public long? Demand(SymbolicValue value, SourceLocation location)
    {
        if (Kind == SessionKind.Instance)
        {
            Bag.ReportKnownAtRunTimeOnly(location, value.Term.ToDisplay());
        }

        AddDemands(value.Term);
        return null;
    }

    /// <summary>In a model's class, asks for the value as a constant; elsewhere does nothing. Always true.</summary>
    public bool DemandInModel(SymbolicValue value)
    {
        if (Kind == SessionKind.ModelClass)
        {
            AddDemands(value.Term);
        }

        return true;
    }

    /// <summary>How much was learnt so far.</summary>
    public SessionMark Mark() => new(LowerBounds.Count, Guards.Count);

    /// <summary>Notes a lower bound that depends on the input's size.</summary>
    public void AddLowerBound(Dim size, long minimum, string op, SourceLocation location)
    {
        if (!size.IsConstant)
        {
            LowerBounds.Add(new(size, minimum, location) { Layer = LayerOf(op) });
        }
    }

    private DimFacts FactsOf(Symbol symbol) => Facts.TryGetValue(symbol, out var facts) ? facts : DimFacts.None;

    /// <summary>Whether two dimensions are known to differ, for all inputs.</summary>
    public static bool Differ(Dim a, Dim b) => (a - b).ConstantValue is { } difference && difference != 0;

    /// <summary>Reports two dimensions that have to be equal and are not. What can be neither proved nor refuted becomes a guard.</summary>
    public bool AreEqual(SourceLocation location, string op, Dim a, string aName, Dim b, string bName, ClassAssumption assumption = ClassAssumption.None)
    {
        if (a.Equals(b))
        {
            return true;
        }

        if (Differ(a, b))
        {
            Bag.ReportDimensionsDiffer(location, op, aName, a.ToString(), bName, b.ToString());
            return false;
        }

        // A class is written over symbols that each instance gives values: only instances can be refuted by an example.
        if (Kind != SessionKind.Instance)
        {
            AddGuard(location, op, a, aName, b, bName, assumption);
            return true;
        }

        var comparison = new DimProver(FactsOf).Compare(a, b);
        if (comparison.Kind == EqualityKind.Refuted)
        {
            Bag.ReportDimensionsRefuted(location, op, comparison.Describe(aName, bName));
            return false;
        }

        if (comparison.Kind == EqualityKind.Unknown)
        {
            AddGuard(location, op, a, aName, b, bName, assumption);
        }

        return true;
    }

    private void AddGuard(SourceLocation location, string op, Dim a, string aName, Dim b, string bName, ClassAssumption assumption) =>
        Guards.Add(new(a, b, location) { Layer = LayerOf(op), AName = aName, BName = bName, Assumption = assumption });

    private string LayerOf(string op) => Bag.Trail.Count > 1 ? $"'{op}' in {string.Join(" → ", Bag.Trail.Skip(1))}" : $"'{op}'";
}

using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Expressions;

/// <summary>Computes a term anew with values for some of its symbols.</summary>
internal sealed class TermSubstitution(Func<Symbol, Value?> valueOf)
{
    private static readonly SourceLocation Nowhere = SourceLocation.StartOf("");

    // What fails stays as it is written, so nobody reads these messages.
    private readonly Operations _operations = new(new DiagnosticBag());

    public Term Visit(Term term) => term switch
    {
        SymbolTerm symbol => valueOf(symbol.Symbol) is { } value ? OfType(value, symbol.Type) : symbol,
        UnaryTerm unary => Visit(unary),
        BinaryTerm binary => Visit(binary),
        ConditionalTerm conditional => Visit(conditional),
        CallTerm call => Visit(call),
        _ => term,
    };

    private Term Visit(UnaryTerm term)
    {
        var operand = Visit(term.Operand);
        return _operations.Unary(term.Operator, operand.ToValue(), Nowhere)?.ToTerm() ?? term with { Operand = operand };
    }

    private Term Visit(BinaryTerm term)
    {
        var left = Visit(term.Left);
        if (left is ConstantTerm { Value: BoolValue known } && Operations.IsDecided(term.Operator, known.Value))
        {
            return left;
        }

        var right = Visit(term.Right);
        return _operations.Binary(term.Operator, left.ToValue(), right.ToValue(), Nowhere)?.ToTerm() ?? term with { Left = left, Right = right };
    }

    private Term Visit(ConditionalTerm term)
    {
        var condition = Visit(term.Condition);
        if (condition is ConstantTerm { Value: BoolValue known })
        {
            return Visit(known.Value ? term.WhenTrue : term.WhenFalse);
        }

        var (whenTrue, whenFalse) = (Visit(term.WhenTrue), Visit(term.WhenFalse));
        return _operations.Conditional(condition, whenTrue.ToValue(), whenFalse.ToValue(), Nowhere)?.ToTerm()
            ?? new ConditionalTerm(condition, whenTrue, whenFalse);
    }

    private Term Visit(CallTerm term)
    {
        var arguments = term.Arguments.Select(Visit).ToEquatableArray();
        return _operations.Call(term.Function, [.. arguments.Select(argument => argument.ToValue())], Nowhere)?.ToTerm()
            ?? term with { Arguments = arguments };
    }

    /// <summary>A float symbol stays a float when an int is put in its place.</summary>
    private static Term OfType(Value value, TermType type) => (value, type) switch
    {
        (IntValue number, TermType.Float) => new FloatValue(number.Value).ToTerm(),
        (SymbolicValue { Term.Type: TermType.Int } symbolic, TermType.Float) => new CallTerm("float", [symbolic.Term], TermType.Float),
        _ => value.ToTerm(),
    };
}

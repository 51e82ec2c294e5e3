using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Expressions;

/// <summary>
/// Evaluates expressions as far as their names are known. Names may stand for <see cref="SymbolicValue"/>s: then the result is what is
/// left to compute. Where a known value is needed all the same (an index, a loop), <paramref name="demand"/> is told each symbol that has to
/// become known, and the result is <c>null</c> without a diagnostic; without it that is an error.
/// </summary>
/// <param name="bag">Where mistakes go.</param>
/// <param name="demand">Told each symbol that has to become known.</param>
/// <param name="lists">What comprehensions gave before; null where nobody asks twice.</param>
internal sealed partial class Evaluator(DiagnosticBag bag, Action<Symbol>? demand = null, ComputedLists? lists = null)
{
    /// <summary>The longest list an expression may build.</summary>
    public const int MaxItems = 10_000;

    /// <summary>How many steps an expression may take: nested loops over long lists would take for ever.</summary>
    public const int MaxSteps = 1_000_000;

    private readonly Operations _operations = new(bag);
    private int _steps;

    /// <summary>The value of <paramref name="expression"/>; <c>null</c> after an error was reported or a symbol demanded.</summary>
    public Value? Evaluate(Expression expression, IScope scope)
    {
        _steps = 0;
        return Visit(expression, scope);
    }

    /// <summary>
    /// The value if it is known; otherwise <c>null</c>, after its symbols were demanded or an error was reported.
    /// </summary>
    /// <param name="purpose">What needs the value, such as <c>an index</c>.</param>
    public Value? Known(Value? value, SourceLocation at, string purpose)
    {
        if (value is not SymbolicValue symbolic)
        {
            return value;
        }

        foreach (var symbol in symbolic.Term.Symbols())
        {
            if (demand is null)
            {
                bag.ReportNotKnownYet(at, purpose, symbol.Name, symbol.WhenKnown());
            }

            demand?.Invoke(symbol);
        }

        return null;
    }

    private Value? Visit(Expression expression, IScope scope)
    {
        if (!Spend(1, expression.Location))
        {
            return null;
        }

        return expression switch
        {
            LiteralExpression literal => literal.Value,
            NameExpression name => VisitName(name, scope),
            UnaryExpression unary => VisitUnary(unary, scope),
            BinaryExpression { Operator: "and" or "or" } binary => VisitLogic(binary, scope),
            BinaryExpression binary => VisitBinary(binary, scope),
            ComparisonExpression comparison => VisitComparison(comparison, scope),
            ConditionalExpression conditional => VisitConditional(conditional, scope),
            IndexExpression index => VisitIndex(index, scope),
            SliceExpression slice => VisitSlice(slice, scope),
            MemberExpression member => VisitMember(member, scope),
            ListExpression list => VisitList(list, scope),
            ComprehensionExpression loop => VisitComprehension(loop, scope),
            CallExpression call => VisitCall(call, scope),
            _ => throw new ArgumentException($"unknown expression {expression.GetType()}", nameof(expression)),
        };
    }

    private Value? VisitName(NameExpression name, IScope scope)
    {
        var value = scope.Lookup(name.Name);
        if (value is null)
        {
            ReportUnknownName(name, scope);
        }

        return value;
    }

    private void ReportUnknownName(NameExpression name, IScope scope)
    {
        if (Function.All.TryGetValue(name.Name, out var function))
        {
            bag.ReportFunctionWithoutCall(name.Location, function.Name, function.Signature);
        }
        else
        {
            bag.ReportUnknownName(name.Location, name.Name, scope.Names);
        }
    }

    private Value? VisitUnary(UnaryExpression unary, IScope scope) =>
        Visit(unary.Operand, scope) is { } operand ? _operations.Unary(unary.Operator, operand, unary.Location) : null;

    private Value? VisitBinary(BinaryExpression binary, IScope scope)
    {
        // Both sides are looked at before either is given up: each may have an error, or a symbol to demand.
        var left = Visit(binary.Left, scope);
        var right = Visit(binary.Right, scope);
        return (left, right) switch
        {
            (null, _) or (_, null) => null,
            (ListValue, _) or (_, ListValue) => OfLists(binary, left, right),
            _ => _operations.Binary(binary.Operator, left, right, binary.Location),
        };
    }

    /// <summary>As in Python the right side is not evaluated where the left one decides: it may be an error there.</summary>
    private Value? VisitLogic(BinaryExpression binary, IScope scope)
    {
        if (Visit(binary.Left, scope) is not { } left || !_operations.IsBool(binary.Operator, left, binary.Left.Location))
        {
            return null;
        }

        if (left is BoolValue known && Operations.IsDecided(binary.Operator, known.Value))
        {
            return left;
        }

        return Visit(binary.Right, scope) is { } right ? _operations.Binary(binary.Operator, left, right, binary.Location) : null;
    }

    private Value? VisitComparison(ComparisonExpression comparison, IScope scope)
    {
        Value? result = new BoolValue(true);
        var left = Visit(comparison.Operands[0], scope);
        for (var i = 0; i < comparison.Operators.Count && result is not (null or BoolValue { Value: false }); i++)
        {
            var right = Visit(comparison.Operands[i + 1], scope);
            var holds = left is null || right is null ? null : Compare(comparison.Operators[i], left, right, comparison.Location);
            result = holds is null ? null : _operations.Binary("and", result, holds, comparison.Location);
            left = right;
        }

        return result;
    }

    private Value? Compare(string @operator, Value left, Value right, SourceLocation at) => @operator switch
    {
        "in" => Contains(right, left, at),
        "not in" => Contains(right, left, at) is { } contained ? _operations.Unary("not", contained, at) : null,
        _ => _operations.Binary(@operator, left, right, at),
    };

    private Value? VisitConditional(ConditionalExpression conditional, IScope scope)
    {
        if (Visit(conditional.Condition, scope) is not { } condition || !_operations.IsBool("if", condition, conditional.Condition.Location))
        {
            return null;
        }

        if (condition is BoolValue known)
        {
            return Visit(known.Value ? conditional.WhenTrue : conditional.WhenFalse, scope);
        }

        var whenTrue = Visit(conditional.WhenTrue, scope);
        var whenFalse = Visit(conditional.WhenFalse, scope);
        return whenTrue is null || whenFalse is null ? null : Choose(conditional, condition, whenTrue, whenFalse);
    }

    private Value? Choose(ConditionalExpression conditional, Value condition, Value whenTrue, Value whenFalse)
    {
        if (whenTrue.Equals(whenFalse))
        {
            return whenTrue;
        }

        // Only numbers and truth values can be chosen by the generated code.
        return IsScalar(whenTrue) && IsScalar(whenFalse)
            ? _operations.Conditional(condition.ToTerm(), whenTrue, whenFalse, conditional.Location)
            : Known(condition, conditional.Condition.Location, $"the choice between {whenTrue.Described()} and {whenFalse.Described()}");
    }

    private static bool IsScalar(Value value) => Operations.IsNumber(value) || Operations.IsBool(value);

    /// <summary>Counts steps; <c>false</c> after the error that there are too many.</summary>
    private bool Spend(int steps, SourceLocation at)
    {
        lists?.CountSteps(steps, at);
        _steps = Math.Min(_steps + steps, MaxSteps + 1);
        if (_steps > MaxSteps)
        {
            bag.ReportTooManySteps(at, MaxSteps);
        }

        return _steps <= MaxSteps;
    }
}

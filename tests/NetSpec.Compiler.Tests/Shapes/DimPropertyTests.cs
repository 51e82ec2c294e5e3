using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Tests.Expressions;
using static NetSpec.Compiler.Tests.Expressions.Evaluation;

namespace NetSpec.Compiler.Tests.Shapes;

public class DimPropertyTests
{
    private static readonly TestScope Symbols = new()
    {
        ["H"] = Symbolic("H", kind: SymbolKind.Dimension),
        ["W"] = Symbolic("W", kind: SymbolKind.Dimension),
        ["C"] = Symbolic("C", kind: SymbolKind.Dimension),
    };

    [Property(MaxTest = 3000, Arbitrary = [typeof(ExpressionGenerators)])]
    public Property The_normal_form_has_the_value_of_the_formula(RandomDimension random, int h, int w, int c)
    {
        var dim = DimOf(random.Text);
        var actual = dim?.Evaluate(ValuesOf(h % 50, w % 50, c % 9));
        var expected = Direct(random.Text, h % 50, w % 50, c % 9);
        return (dim is null || expected is null || actual == expected).Label($"{random.Text} is {expected}, but {dim} is {actual}");
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(ExpressionGenerators)])]
    public Property The_term_of_a_dimension_is_that_dimension(RandomDimension random)
    {
        var dim = DimOf(random.Text);
        return (dim is null || Dim.Of(dim.ToTerm()) == dim).Label($"{dim} became {(dim is null ? null : Dim.Of(dim.ToTerm()))}");
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(ExpressionGenerators)])]
    public Property Substituting_is_evaluating_elsewhere(RandomDimension random, RandomDimension inner, int h, int w, int c)
    {
        if (DimOf(random.Text) is not { } outer || DimOf(inner.Text) is not { } replacement || replacement.Evaluate(ValuesOf(h % 20, w % 20, c % 5)) is not { } value)
        {
            return true.ToProperty();
        }

        var expected = outer.Evaluate(ValuesOf(value, w % 20, c % 5));
        var actual = SubstituteHeight(outer, replacement)?.Evaluate(ValuesOf(h % 20, w % 20, c % 5));
        return (expected is null || actual is null || actual == expected).Label($"{outer} with H = {replacement} is {actual}, not {expected}");
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(ExpressionGenerators)])]
    public Property The_prover_is_right(RandomDimension first, RandomDimension second, int same)
    {
        var (a, b) = (DimOf(first.Text), DimOf(same % 2 == 0 ? second.Text : $"{first.Text} + (H % 3) * ({second.Text})"));
        if (a is null || b is null)
        {
            return true.ToProperty();
        }

        var equality = new DimProver().Compare(a, b);
        return IsRight(equality, a, b).Label($"{a} and {b}: {equality.Kind} {equality.Describe("a", "b")}");
    }

    private static bool IsRight(Equality equality, Dim a, Dim b)
    {
        if (equality.CounterExample is { } example)
        {
            long? SizeOf(Symbol symbol) => example.Sizes.Single(size => size.Symbol == symbol).Size;
            return a.Evaluate(SizeOf) == example.Left && b.Evaluate(SizeOf) == example.Right && example.Left != example.Right;
        }

        var points = from h in Enumerable.Range(1, 30) from w in Enumerable.Range(1, 3) from c in Enumerable.Range(1, 3) select ValuesOf(h, w, c);
        return equality.Kind != EqualityKind.Proved || points.All(point => a.Evaluate(point) is not { } left || b.Evaluate(point) is not { } right || left == right);
    }

    /// <summary>Null for a formula without a value, such as one that divides by zero.</summary>
    private static Dim? DimOf(string text) => new Evaluator(new DiagnosticBag()).Evaluate(Parse(text), Symbols) is { } value ? Dim.Of(value) : null;

    private static long? Direct(string text, int h, int w, int c)
    {
        var names = new TestScope { ["H"] = new IntValue(h), ["W"] = new IntValue(w), ["C"] = new IntValue(c) };
        return (new Evaluator(new DiagnosticBag()).Evaluate(Parse(text), names) as IntValue)?.Value;
    }

    private static Dim? SubstituteHeight(Dim dim, Dim height)
    {
        try
        {
            return dim.Substitute(symbol => symbol.Name == "H" ? height : null);
        }
        catch (Exception exception) when (exception is OverflowException or DivideByZeroException)
        {
            return null;
        }
    }

    private static Func<Symbol, long?> ValuesOf(long h, long w, long c) => symbol => symbol.Name switch
    {
        "H" => h,
        "W" => w,
        _ => c,
    };
}

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using static NetSpec.Compiler.Tests.Expressions.Evaluation;

namespace NetSpec.Compiler.Tests.Expressions;

public class PartialEvaluationTests
{
    private static readonly TestScope Names = new()
    {
        ["C"] = Symbolic("C", kind: SymbolKind.Dimension),
        ["planes"] = Symbolic("planes"),
        ["stride"] = Symbolic("stride"),
        ["i"] = Symbolic("i", kind: SymbolKind.Loop),
        ["width_mult"] = Symbolic("width_mult", TermType.Float),
        ["flag"] = Symbolic("flag", TermType.Bool),
        ["other"] = Symbolic("other", TermType.Bool),
        ["n"] = new IntValue(4),
        ["yes"] = new BoolValue(true),
        ["layers"] = List(new IntValue(2), new IntValue(3)),
        ["mixed"] = List(new IntValue(2), Symbolic("planes")),
    };

    [Theory]
    [InlineData("planes * 4", "planes * 4")]
    [InlineData("4 * planes", "4 * planes")]
    [InlineData("int(planes * 64 / 64) * 1", "int(planes * 64 / 64)")]
    [InlineData("planes * (n - 3)", "planes")]
    [InlineData("1 * planes + 0", "planes")]
    [InlineData("0 + planes - 0", "planes")]
    [InlineData("planes // 1 ** 1", "planes")]
    [InlineData("planes * 1.0", "planes * 1.0")]
    [InlineData("width_mult * 1", "width_mult")]
    [InlineData("width_mult // 1", "width_mult // 1")]
    [InlineData("-(-planes)", "planes")]
    [InlineData("yes and flag", "flag")]
    [InlineData("flag and yes", "flag")]
    [InlineData("flag or not yes", "flag")]
    [InlineData("flag or yes", "true")]
    [InlineData("flag and flag", "flag")]
    [InlineData("not not flag", "flag")]
    [InlineData("flag == true", "flag")]
    [InlineData("flag != true", "not flag")]
    [InlineData("flag == other", "flag == other")]
    [InlineData("planes if yes else 1 // 0", "planes")]
    [InlineData("planes if flag else planes", "planes")]
    [InlineData("2 if i > 0 and flag else 1", "2 if i > 0 and flag else 1")]
    [InlineData("1 if flag else 0.5", "1.0 if flag else 0.5")]
    [InlineData("planes if flag else 0.5", "float(planes) if flag else 0.5")]
    [InlineData("stride != 1 or C != planes * 4", "stride != 1 or C != planes * 4")]
    [InlineData("planes == planes", "true")]
    [InlineData("planes + 1 > planes", "true")]
    [InlineData("2 * planes == planes + planes + 1", "false")]
    [InlineData("1 < planes < planes", "false")]
    [InlineData("1 < planes <= n", "1 < planes and planes <= 4")]
    [InlineData("planes in [1, 2]", "planes == 1 or planes == 2")]
    [InlineData("planes not in []", "true")]
    [InlineData("[planes, 1] == [planes, 1]", "true")]
    [InlineData("[planes, 1] == [C, 1]", "planes == C")]
    [InlineData("[planes] != [C]", "not planes == C")]
    [InlineData("mixed[1] + mixed[0]", "planes + 2")]
    [InlineData("sum(mixed)", "2 + planes")]
    [InlineData("max(mixed)", "max(2, planes)")]
    [InlineData("max(planes)", "planes")]
    [InlineData("max(width_mult, 1) * 8", "max(width_mult, 1) * 8")]
    [InlineData("make_divisible(planes * width_mult)", "make_divisible(planes * width_mult, 8)")]
    [InlineData("round(planes) + ceil(planes) + int(planes)", "planes + planes + planes")]
    [InlineData("float(width_mult)", "width_mult")]
    [InlineData("(planes - 1) * (planes + 2) ** 2", "(planes - 1) * (planes + 2) ** 2")]
    [InlineData("planes - (1 - planes) - 1", "planes - (1 - planes) - 1")]
    [InlineData("(1 if flag else 2) if other else 3", "(1 if flag else 2) if other else 3")]
    public void What_is_left_stays_as_written(string text, string expected) => Assert.Equal(expected, Evaluate(text, Names).ToDisplay());

    [Theory]
    [InlineData("layers[i]", "i")]
    [InlineData("layers[i + planes]", "i planes")]
    [InlineData("layers[i:planes]", "i planes")]
    [InlineData("range(planes)", "planes")]
    [InlineData("[v for v in range(planes)]", "planes")]
    [InlineData("[v for v in layers if v > i]", "i")]
    [InlineData("[planes] * i", "i")]
    [InlineData("len(planes)", "planes")]
    [InlineData("planes.channels", "planes")]
    [InlineData("[1] if stride > 1 else [2]", "stride")]
    [InlineData("layers[i] + layers[stride]", "i stride")]
    [InlineData("layers[0] if flag else layers[i]", "i")]
    [InlineData("layers[i] if yes else 1", "i")]
    [InlineData("1 in planes", "planes")]
    public void Where_a_value_is_needed_its_symbols_are_demanded(string text, string symbols) => Assert.Equal(symbols, Demanded(text, Names));

    [Theory]
    [InlineData("planes * 4", "planes", "8", "32")]
    [InlineData("planes * C", "planes", "C", "C * C")]
    [InlineData("width_mult * 2", "width_mult", "3", "6.0")]
    [InlineData("2 if i > 0 and flag else 1", "i", "0", "1")]
    [InlineData("2 if i > 0 and flag else 1", "i", "1", "2 if flag else 1")]
    [InlineData("flag or 8 // planes > 1", "flag", "true", "true")]
    [InlineData("8 // (planes - 1)", "planes", "1", "8 // 0")]
    public void Values_are_put_in_place_of_symbols(string text, string name, string value, string expected)
    {
        var replacement = Evaluate(value, Names);

        var term = Evaluate(text, Names).ToTerm().Substitute(symbol => symbol.Name == name ? replacement : null);

        Assert.Equal(expected, term.ToDisplay());
    }

    [Fact]
    public void The_symbols_of_a_term_come_once_and_in_order() =>
        Assert.Equal(["stride", "C", "planes"], Evaluate("stride != 1 or C != planes * stride", Names).ToTerm().Symbols().Select(symbol => symbol.Name));

    [Property(MaxTest = 3000, Arbitrary = [typeof(ExpressionGenerators)])]
    public Property A_value_given_later_is_as_good_as_one_given_before(RandomExpression random, int known, int a, int b, int c, bool t)
    {
        var all = Values(a % 20, b % 20, c % 5, t);
        var some = new TestScope();
        foreach (var (name, value) in all)
        {
            some[name] = ((known >> some.Count) & 1) == 0 || value is ListValue ? value : Symbolic(name, value.ToTerm().Type);
        }

        var expression = Parse(random.Text);
        var expected = new Evaluator(new DiagnosticBag()).Evaluate(expression, all);
        var partial = new Evaluator(new DiagnosticBag()).Evaluate(expression, some);
        if (expected is null || partial is null)
        {
            return true.ToProperty();
        }

        var actual = partial.ToTerm().Substitute(symbol => all[symbol.Name]);
        return IsSame(expected, actual).Label($"{random.Text} is {expected.ToDisplay()}, but {partial.ToDisplay()} is {actual.ToDisplay()}");
    }

    private static TestScope Values(int a, int b, int c, bool t) => new()
    {
        ["a"] = new IntValue(a),
        ["b"] = new IntValue(b),
        ["c"] = new IntValue(c),
        ["x"] = new FloatValue(a / 4.0),
        ["y"] = new FloatValue(b + 0.1),
        ["t"] = new BoolValue(t),
        ["f"] = new BoolValue(!t),
        ["xs"] = List(new IntValue(c), new IntValue(a), new IntValue(3)),
    };

    /// <summary>A choice between an int and a float is a float when it is made late; a zero keeps its sign where <c>0.0 +</c> was left out, which no number tells.</summary>
    private static bool IsSame(Value expected, Term actual) => (expected, actual) switch
    {
        (IntValue left, ConstantTerm { Value: FloatValue right }) => left.Value == right.Value,
        (FloatValue left, ConstantTerm { Value: FloatValue right }) => left.Value == right.Value,
        (_, ConstantTerm constant) => expected.Equals(constant.Value),
        _ => false,
    };
}

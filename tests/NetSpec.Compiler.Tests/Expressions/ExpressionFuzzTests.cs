using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Tests.Expressions.Evaluation;

namespace NetSpec.Compiler.Tests.Expressions;

/// <summary>No text throws: it has a value, or a diagnostic, or demands a symbol.</summary>
public class ExpressionFuzzTests
{
    private static readonly string[] Words =
    [
        "a", "s", "x", "t", "xs", "table", "row", "0", "1", "8", "9223372036854775807", "1e308", ".5", "'q'", "true", "[", "]", "(", ")", ",", ":", ".", ".col", "=",
        "+", "-", "*", "/", "//", "%", "**", "==", "<", ">=", "in", "not", "and", "or", "if", "else", "for", "v", "[v for v in xs]", "range(9)", "max(", "round(",
        "make_divisible(", "len(", "sum(", "d=", "int(", "&&", "\"", "\\", "$", "\ud83d", "€", " ",
    ];

    private static readonly TestScope Names = new()
    {
        ["a"] = new IntValue(-3),
        ["s"] = Symbolic("s"),
        ["x"] = Symbolic("x", TermType.Float),
        ["t"] = Symbolic("t", TermType.Bool),
        ["xs"] = List(new IntValue(1), Symbolic("s")),
        ["table"] = List(Record(("col", new IntValue(1))), Record(("col", Symbolic("s")))),
        ["row"] = Record(("col", new FloatValue(0.5))),
    };

    public static Arbitrary<string> Texts() =>
        Gen.Sized(size => Gen.ArrayOf(Gen.Elements(Words), size / 4)).Select(words => string.Join(" ", words)).ToArbitrary();

    [Property(MaxTest = 5000, EndSize = 60, Arbitrary = [typeof(ExpressionFuzzTests)])]
    public void Any_words_in_any_order(string text) => AssertOutcome(text);

    [Theory]
    [InlineData('(')]
    [InlineData('[')]
    [InlineData('-')]
    [InlineData('s')]
    [InlineData('\'')]
    [InlineData('1')]
    [InlineData('.')]
    public void One_character_many_times(char character) => AssertOutcome(new(character, ExpressionParser.MaxLength));

    [Theory]
    [InlineData("not ")]
    [InlineData("s ** ")]
    [InlineData("s + ")]
    [InlineData("t and ")]
    [InlineData("s < ")]
    [InlineData("1 if t else ")]
    [InlineData("max(1, ")]
    [InlineData("[[1 for v in ")]
    [InlineData("xs[")]
    [InlineData("(s + a) * ")]
    public void One_beginning_many_times(string beginning) => AssertOutcome(string.Concat(Enumerable.Repeat(beginning, 300)) + "s");

    private static void AssertOutcome(string text)
    {
        var bag = new DiagnosticBag();
        var demanded = false;
        var expression = ExpressionParser.Parse(text, Locate, bag);
        var value = expression is null ? null : new Evaluator(bag, _ => demanded = true).Evaluate(expression, Names);

        Assert.True(bag.HasErrors || demanded == value is null, text);
        Assert.True(value is not SymbolicValue { Term: { Type: TermType.Int } term } || Dim.Of(term).ToString().Length > 0);
    }
}

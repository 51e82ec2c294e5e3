using System.Reflection;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Syntax;
using NetSpec.Compiler.Tests.Helpers;
using static NetSpec.Compiler.Tests.Expressions.Evaluation;

namespace NetSpec.Compiler.Tests.Expressions;

/// <summary>Every mistake in an expression: what is reported, where, and how the message reads.</summary>
public class ExpressionDiagnosticTests
{
    private static readonly TestScope Names = new()
    {
        ["planes"] = Symbolic("planes"),
        ["H"] = Symbolic("H", kind: SymbolKind.Dimension),
        ["flag"] = Symbolic("flag", TermType.Bool),
        ["width_mult"] = new FloatValue(1.5),
        ["n"] = new IntValue(4),
        ["layers"] = List(new IntValue(2), new IntValue(3)),
        ["stem"] = Record(("channels", new IntValue(32)), ("kernel", new IntValue(3))),
        ["table"] = List(Record(("t", new IntValue(1))), Record(("s", new IntValue(1)))),
    };

    private static readonly string Deep = new('(', 65);

    private static readonly string Chain = "1" + string.Concat(Enumerable.Repeat("+1", 200));

    public static TheoryData<string, string> Cases => new()
    {
        { "⟦NS0100:⟧", "an expression is expected here, but nothing is written" },
        { "⟦NS0100:  ⟧", "an expression is expected here, but nothing is written" },
        { "n ⟦NS0101:$⟧ 2", "'$' has no meaning in an expression" },
        { "n + ⟦NS0101:😀⟧", "'😀' has no meaning in an expression" },
        { "layer⟦NS0101:{⟧n}", "'{' has no meaning in an expression; braces stand only in names, as in 'layer{i + 1}', and an expression is written without them" },
        { "n == 1 ⟦NS0102:&&⟧ n == 2", "'&&' is not an operator of this language; write 'and'" },
        { "n == 1 ⟦NS0102:||⟧ n == 2", "'||' is not an operator of this language; write 'or'" },
        { "⟦NS0102:!⟧flag", "'!' is not an operator of this language; write 'not'" },
        { "n ⟦NS0102:=⟧ 1", "'=' is not an operator of this language; write '=='" },
        { "2 if (n ⟦NS0102:=⟧ 1) else 3", "'=' is not an operator of this language; write '=='" },
        { "n ⟦NS0102:===⟧ 1", "'===' is not an operator of this language; write '=='" },
        { "n ⟦NS0102:<>⟧ 1", "'<>' is not an operator of this language; write '!='" },
        { "n ⟦NS0102:is⟧ 1", "'is' is not an operator of this language; write '=='" },
        { "flag ⟦NS0102:AND⟧ flag", "'AND' is not an operator of this language; write 'and'" },
        { "n ⟦NS0102:^⟧ 2", "'^' is not an operator of this language; write '**'" },
        { "n ⟦NS0102:×⟧ 2", "'×' is not an operator of this language; write '*'" },
        { "flag ⟦NS0102:?⟧ 1 : 2", "'?' is not an operator of this language; write 'a if condition else b'" },
        { "n == ⟦NS0103:'⟧abc", "the string that starts here has no closing '" },
        { "⟦NS0103:\"⟧", "the string that starts here has no closing \"" },
        { "'a⟦NS0104:\\w⟧'", @"'\w' is not an escape of this language; write '\\' for a backslash" },
        { "⟦NS0105:3x⟧ + 1", "'3x' is neither a number nor a name" },
        { "⟦NS0105:1.2.3⟧", "'1.2.3' is neither a number nor a name" },
        { "⟦NS0105:1_000⟧", "'1_000' is neither a number nor a name; write '1000'" },
        { "⟦NS0105:007⟧", "'007' is neither a number nor a name; write '7', or '0o7' if it is octal" },
        { "⟦NS0105:0x⟧", "'0x' is neither a number nor a name" },
        { "⟦NS0105:0o9⟧", "'0o9' is neither a number nor a name" },
        { "⟦NS0106:9223372036854775808⟧", "the number '9223372036854775808' does not fit into 64 bits" },
        { "⟦NS0106:0x8000000000000000⟧", "the number '0x8000000000000000' does not fit into 64 bits" },
        { "⟦NS0106:1e999⟧", "the number '1e999' does not fit into 64 bits" },
        { "n +⟦NS0107:⟧", "a value is expected here, but the end of the expression is found" },
        { "n ⟦NS0107:planes⟧", "an operator or the end of the expression is expected here, but 'planes' is found" },
        { "(n⟦NS0107:,⟧ 2)", "')' is expected here, but ',' is found; a list stands in brackets: '[a, b]'" },
        { "n⟦NS0107:)⟧", "an operator or the end of the expression is expected here, but ')' is found" },
        { "layers[0⟦NS0107:,⟧ 1]", "':' or ']' is expected here, but ',' is found" },
        { "sum(v ⟦NS0107:for⟧ v in layers)", "',' or ')' is expected here, but 'for' is found; loops stand in brackets: '[e for v in list]'" },
        { "n ⟦NS0107::⟧ 2", "an operator or the end of the expression is expected here, but ':' is found; a slice stands in brackets behind a list: 'list[1:3]'" },
        { "stem.⟦NS0107:(⟧", "the name of a member is expected here, but '(' is found" },
        { "[1 for ⟦NS0107:3⟧ in layers]", "the name of the loop variable is expected here, but '3' is found" },
        { "[1 for v ⟦NS0107:layers⟧]", "'in' is expected here, but 'layers' is found" },
        { "1 ⟦NS0108:if⟧ flag", "this 'if' has no 'else'; write 'a if condition else b'" },
        { Deep + "⟦NS0109:1⟧", "the expression is nested more than 64 levels deep; name parts of it under 'let'" },
        { $"⟦NS0109:{Chain}⟧", "the expression is nested more than 200 levels deep; name parts of it under 'let'" },
        { $"⟦NS0110:{new string(' ', 4000)}1⟧", "the expression has 4001 characters, at most 4000 are allowed; name parts of it under 'let'" },
        { "⟦NS0111:3⟧(n + 1)", "only a function's name can stand before '('; for a product write '*'" },
        { "make_divisible(d=8, ⟦NS0112:n⟧)", "an argument without a name cannot follow one with a name" },
        { "max⟦NS0113:(⟧n, 3", "this '(' has no closing ')'" },
        { "2 * ⟦NS0113:(⟧n + 3", "this '(' has no closing ')'" },
        { "layers⟦NS0113:[⟧1", "this '[' has no closing ']'" },
        { "⟦NS0120:plannes⟧ * 4", "'plannes' is not known here; did you mean 'planes'?" },
        { "⟦NS0120:zzz⟧ + ⟦NS0120:qqq⟧", "'zzz' is not known here" },
        { "⟦NS0121:maxx⟧(n, 2)", "there is no function 'maxx'; did you mean 'max'?" },
        { "⟦NS0121:stem⟧(n, 2)", "there is no function 'stem'; there are len, min, max, sum, round, ceil, floor, int, float, abs, range, make_divisible" },
        { "⟦NS0122:len⟧ - 1", "'len' is a function; write 'len(list)'" },
        { "stem.⟦NS0123:chanels⟧", "'stem' has no member 'chanels'; did you mean 'channels'?" },
        { "table.⟦NS0123:t⟧", "row 1 of 'table' has no member 't'" },
        { "⟦NS0124:layers⟧.t", "'.t' needs a record or a table, but 2 is an int" },
        { "⟦NS0124:'a' + 1⟧", "'+' needs a number, but \"a\" is a string" },
        { "⟦NS0124:-flag⟧", "'-' needs a number, but 'flag' is a bool" },
        { "⟦NS0124:layers + 1⟧", "'+' needs two lists or two numbers, but 1 is an int" },
        { "⟦NS0124:layers / 2⟧", "'/' needs a number, but [2, 3] is a list" },
        { "1 if ⟦NS0124:n⟧ else 2", "'if' needs a truth value, but 4 is an int; write '4 != 0'" },
        { "⟦NS0124:not planes⟧", "'not' needs a truth value, but 'planes' is an int; write 'planes != 0'" },
        { "⟦NS0124:layers⟧ or flag", "'or' needs a truth value, but [2, 3] is a list; write 'len(…) > 0'" },
        { "⟦NS0124:flag and n⟧", "'and' needs a truth value, but 4 is an int; write '4 != 0'" },
        { "⟦NS0124:layers < 3⟧", "'<' needs a number, but [2, 3] is a list" },
        { "layers[⟦NS0124:1.0⟧]", "'[]' needs an int, but 1.0 is a float; write 'int(1.0)'" },
        { "⟦NS0124:n⟧[0]", "'[]' needs a list, but 4 is an int" },
        { "[v for v in ⟦NS0124:n⟧]", "'for' needs a list, but 4 is an int; write 'range(4)'" },
        { "[v for v in layers if v > 1 for w in layers if w > v ⟦NS0107:w⟧]", "'for' or ']' is expected here, but 'w' is found" },
        { "[v for v in layers if ⟦NS0124:v⟧]", "'if' needs a truth value, but 2 is an int; write '2 != 0'" },
        { "range(⟦NS0124:width_mult⟧)", "'range' needs an int, but 1.5 is a float; write 'int(1.5)'" },
        { "⟦NS0124:n in 3⟧", "'in' needs a list, but 3 is an int" },
        { "⟦NS0124:int(true)⟧", "'int' needs a number, but true is a bool" },
        { "⟦NS0125:n == 'a'⟧", "4 cannot be compared with \"a\": one is an int, the other a string" },
        { "⟦NS0125:true == 1⟧", "true cannot be compared with 1: one is a bool, the other an int" },
        { "⟦NS0126:n // 0⟧", "'4 // 0' divides by zero" },
        { "⟦NS0126:planes % (n - 4)⟧", "'planes % 0' divides by zero" },
        { "⟦NS0126:1 / 0.0⟧", "'1 / 0.0' divides by zero" },
        { "⟦NS0127:9223372036854775807 + n⟧", "the result of '9223372036854775807 + 4' does not fit into 64 bits" },
        { "⟦NS0127:n ** 99⟧", "the result of '4 ** 99' does not fit into 64 bits" },
        { "⟦NS0127:-(-9223372036854775807 - 1)⟧", "the result of '-(-9223372036854775808)' does not fit into 64 bits" },
        { "⟦NS0127:int(1e30)⟧", "the result of 'int(1e+30)' does not fit into 64 bits" },
        { "⟦NS0127:abs(-9223372036854775807 - 1)⟧", "the result of 'abs(-9223372036854775808)' does not fit into 64 bits" },
        { "⟦NS0128:1e300 * 1e300⟧", "the result of '1e+300 * 1e+300' is not a finite number" },
        { "⟦NS0128:(-1.0) ** 0.5⟧", "the result of '(-1.0) ** 0.5' is not a finite number" },
        { "⟦NS0129:n ** -1⟧", "'4 ** -1' has a negative exponent, and a power of ints is an int; write 'float(4) ** -1' for a float" },
        { "layers[⟦NS0130:2⟧]", "the index 2 is outside of the list, which has 2 items (0 is the first; there are no negative indices)" },
        { "layers[⟦NS0130:-1⟧]", "the index -1 is outside of the list, which has 2 items (0 is the first; there are no negative indices)" },
        { "⟦NS0131:layers[1:3]⟧", "the slice 1:3 is outside of the list, which has 2 items (write 0 <= start <= end <= 2)" },
        { "⟦NS0131:layers[:-1]⟧", "the slice 0:-1 is outside of the list, which has 2 items (write 0 <= start <= end <= 2)" },
        { "⟦NS0132:len()⟧", "'len' is called as 'len(list)', but 0 arguments are given" },
        { "⟦NS0132:abs(1, 2)⟧", "'abs' is called as 'abs(x)', but 2 arguments are given" },
        { "⟦NS0132:make_divisible(d=8)⟧", "'make_divisible' is called as 'make_divisible(v, d=8)', but 1 argument is given" },
        { "make_divisible(n, divisor=⟦NS0133:8⟧)", "'make_divisible' has no argument 'divisor'; it is called as 'make_divisible(v, d=8)'" },
        { "make_divisible(n, v=⟦NS0134:8⟧)", "the argument 'v' of 'make_divisible' is given twice" },
        { "⟦NS0135:max([])⟧", "'max' needs at least one number, but an empty list is given" },
        { "⟦NS0135:range(1, 5, 0)⟧", "'range' needs a step other than zero, but 0 is given" },
        { "⟦NS0135:make_divisible(n, 0)⟧", "'make_divisible' needs a positive int as divisor, but 0 is given" },
        { "⟦NS0135:round(n, 99)⟧", "'round' needs a number of digits from -15 to 15, but 99 is given" },
        { "layers[⟦NS0136:H⟧]", "an index needs a value when the spec is compiled, but 'H' is known only when the network runs" },
        { "range(⟦NS0136:planes⟧)", "'range' needs a value when the spec is compiled, but 'planes' is known only when the network is built" },
        { "[1] if ⟦NS0136:H > 3⟧ else 2", "the choice between a list and an int needs a value when the spec is compiled, but 'H' is known only when the network runs" },
        { "⟦NS0137:range(10001)⟧", "the list would have more than 10000 items" },
        { "⟦NS0137:range(0, 9223372036854775807)⟧", "the list would have more than 10000 items" },
        { "⟦NS0137:[0] * 9223372036854775807⟧", "the list would have more than 10000 items" },
        { "[sum(⟦NS0138:[w for w in range(10000)]⟧) for v in range(10000)]", "the expression takes more than 1000000 steps to evaluate" },
        { "⟦NS0139:sum([planes for v in range(300)])⟧", "what is left to compute when the network is built or runs gets too large; compute it in fewer steps" },
        { "⟦NS0140:[n for n in layers]⟧", "the loop variable 'n' hides what 'n' means outside; choose another name" },
        { "⟦NS0141:1 if flag else true⟧", "the branches of this 'if' are an int and a bool; they must be of one type, because the condition is decided only when the network is built" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Mistakes_are_reported_at_their_place(string marked, string message)
    {
        var diagnostics = MarkedSpec.Verify(marked, Run);

        Assert.Equal(message, diagnostics[0].Message);
    }

    [Fact]
    public void Every_descriptor_has_a_test()
    {
        var descriptors = typeof(DiagnosticDescriptors).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id)
            .Where(id => string.CompareOrdinal(id, "NS0100") >= 0 && string.CompareOrdinal(id, "NS0149") <= 0);

        var tested = Cases.SelectMany(test => MarkedSpec.Parse((string)test[0]).Marks).Select(mark => mark.Id);

        Assert.Empty(descriptors.Except(tested));
    }

    [Fact]
    public void A_missing_scalar_is_an_empty_expression()
    {
        var bag = new DiagnosticBag();

        Assert.Null(ExpressionParser.Parse(new YamlScalar("null", isPlain: true, Locate(3, 4)), bag));

        Assert.Equal(("NS0100", 3), (bag.Diagnostics.Single().Descriptor.Id, bag.Diagnostics.Single().Location.Start));
    }

    [Fact]
    public void A_quoted_scalar_is_an_expression_whose_places_are_inside_of_the_quotes()
    {
        var bag = new DiagnosticBag();

        Assert.Null(ExpressionParser.Parse(new YamlScalar("1 + $", isPlain: false, Locate(10, 7)), bag));

        Assert.Equal(15, bag.Diagnostics.Single().Location.Start);
    }

    private static void Run(string text, DiagnosticBag bag)
    {
        if (ExpressionParser.Parse(text, Locate, bag) is { } expression)
        {
            Assert.Null(new Evaluator(bag).Evaluate(expression, Names));
        }
    }
}

using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Tests.Expressions;
using static NetSpec.Compiler.Tests.Expressions.Evaluation;

namespace NetSpec.Compiler.Tests.Shapes;

public class DimTests
{
    private static readonly TestScope Names = new()
    {
        ["C"] = Symbolic("C", kind: SymbolKind.Dimension),
        ["H"] = Symbolic("H", kind: SymbolKind.Dimension),
        ["W"] = Symbolic("W", kind: SymbolKind.Dimension),
        ["g"] = Symbolic("g"),
        ["growth_rate"] = Symbolic("growth_rate"),
        ["flag"] = Symbolic("flag", TermType.Bool),
        ["width_mult"] = Symbolic("width_mult", TermType.Float),
    };

    /// <summary>A dimension as a spec would write it.</summary>
    private static Dim D(string text) => Dim.Of(Evaluate(text, Names))!;

    [Theory]
    [InlineData("3 - 3", "0")]
    [InlineData("-C", "-C")]
    [InlineData("1 - H", "1 - H")]
    [InlineData("-H - 1", "-H - 1")]
    [InlineData("growth_rate * 4 + C", "C + 4 * growth_rate")]
    [InlineData("2 - W + H", "H - W + 2")]
    [InlineData("W * H * 3", "3 * H * W")]
    [InlineData("(H + W) * (H - W)", "H ** 2 - W ** 2")]
    [InlineData("H * 2 // 2", "H")]
    [InlineData("(H + 2 - 3) // 2 + 1", "⌊(H + 1) / 2⌋")]
    [InlineData("(H - 7) // 3 + 1", "⌊(H + 2) / 3⌋ - 2")]
    [InlineData("H // 2 * W", "W * ⌊H / 2⌋")]
    [InlineData("-(-H // 2)", "⌊(H + 1) / 2⌋")]
    [InlineData("-(-H // 3)", "⌊(H + 2) / 3⌋")]
    [InlineData("3 * H // 2", "H + ⌊H / 2⌋")]
    [InlineData("(5 * H + 7) // 3", "2 * H - ⌊(H + 1) / 3⌋ + 2")]
    [InlineData("(2 * H + 1) // 4", "⌊H / 2⌋")]
    [InlineData("H // -2", "-⌊(H + 1) / 2⌋")]
    [InlineData("H // 2 // 3", "⌊H / 6⌋")]
    [InlineData("((H // 2) + 1) // 3", "⌊(H + 2) / 6⌋")]
    [InlineData("(H // 2 + W) // 2", "⌊(H + 2 * W) / 4⌋")]
    [InlineData("H % 2", "H - 2 * ⌊H / 2⌋")]
    [InlineData("2 * H % 2", "0")]
    [InlineData("C * H // C", "H")]
    [InlineData("(C + g - 1) // g", "⌊(C - 1) / g⌋ + 1")]
    [InlineData("6 * C * H // (4 * C * g)", "⌊3 * H / (2 * g)⌋")]
    [InlineData("C // (H + W)", "⌊C / (H + W)⌋")]
    [InlineData("(H * H - W * W) // (H - W)", "H + W")]
    [InlineData("floor(H / 2)", "⌊H / 2⌋")]
    [InlineData("ceil(H / 2)", "⌊(H + 1) / 2⌋")]
    [InlineData("max(H, 2, H - 1, 1)", "max(H, 2)")]
    [InlineData("max(H, max(W, 3))", "max(H, W, 3)")]
    [InlineData("min(H + 1, H)", "H")]
    [InlineData("min(max(H, W), 3)", "min(max(H, W), 3)")]
    [InlineData("max(H, W) - max(W, H)", "0")]
    [InlineData("make_divisible(H * 2) + 1", "make_divisible(2 * H, 8) + 1")]
    [InlineData("int(C * 2 * width_mult)", "int(2 * C * width_mult)")]
    [InlineData("(C if flag else W) * 2", "2 * (C if flag else W)")]
    [InlineData("1 + C if flag else C + 1", "C + 1")]
    [InlineData("H ** g", "(H ** g)")]
    [InlineData("abs(H) * 2", "2 * abs(H)")]
    public void The_normal_form_reads_well(string text, string expected) => Assert.Equal(expected, D(text).ToString());

    [Theory]
    [InlineData("(H + 2 - 3) // 2 + 1", "(H + 1) // 2")]
    [InlineData("growth_rate * 4 + C - 1", "C + 4 * growth_rate - 1")]
    [InlineData("-C", "-C")]
    [InlineData("-2 * C", "-2 * C")]
    [InlineData("H // 3 - 1", "H // 3 - 1")]
    [InlineData("2 * (H // 3)", "2 * (H // 3)")]
    [InlineData("H ** 2 * 3", "3 * H * H")]
    [InlineData("C // (2 * g)", "C // (2 * g)")]
    [InlineData("max(W, H, 3)", "max(H, W, 3)")]
    [InlineData("1 - H", "1 - H")]
    [InlineData("C - C", "0")]
    public void The_term_reads_well(string text, string expected)
    {
        Assert.Equal(expected, D(text).ToTerm().ToDisplay());
        Assert.Equal(D(text), Dim.Of(D(text).ToTerm()));
    }

    [Theory]
    [InlineData("6 * H * W", "3 * W", "2 * H")]
    [InlineData("H * H - W * W", "H - W", "H + W")]
    [InlineData("6 * H + 3", "3", "2 * H + 1")]
    [InlineData("0", "H", "0")]
    [InlineData("6 * H + 2", "3", null)]
    [InlineData("H + W", "H", null)]
    [InlineData("H", "0", null)]
    [InlineData("H // 2 * 2", "H // 2", "2")]
    public void An_exact_quotient_is_found_where_there_is_one(string dividend, string divisor, string? quotient) =>
        Assert.Equal(quotient, Dim.DivideExact(D(dividend), D(divisor))?.ToString());

    [Fact]
    public void Symbols_of_one_name_are_told_apart_by_their_owner()
    {
        var (a, b) = (new Symbol("H", SymbolKind.Dimension, TermType.Int, "a"), new Symbol("H", SymbolKind.Dimension, TermType.Int, "b"));

        Assert.NotEqual(Dim.Of(a), Dim.Of(b));
        Assert.Equal([a, b], (Dim.FloorDivide(Dim.Of(b), 2) + Dim.Of(a)).Symbols);
    }

    [Fact]
    public void Symbols_are_replaced_everywhere()
    {
        var dim = D("H // 2 + max(H, W) + make_divisible(H, 8) + (C // H)");

        var replaced = dim.Substitute(symbol => symbol.Name == "H" ? D("2 * W") : null);

        Assert.Equal(D("W + 2 * W + make_divisible(2 * W, 8) + C // (2 * W)").Evaluate(_ => 5), replaced.Evaluate(_ => 5));
        Assert.DoesNotContain(replaced.Symbols, symbol => symbol.Name == "H");
    }

    [Fact]
    public void What_has_no_value_is_null()
    {
        Assert.Null(D("H + 1").Evaluate(_ => null));
        Assert.Null(D("H // g").Evaluate(_ => 0));
        Assert.Null(D("H * 4").Evaluate(_ => long.MaxValue / 2));
        Assert.Null(D("int(C * width_mult)").Evaluate(symbol => symbol.Name == "C" ? 4 : null));
    }

    [Fact]
    public void Division_by_zero_is_an_exception() => Assert.Throws<DivideByZeroException>(() => Dim.FloorDivide(D("H"), 0));

    [Fact]
    public void What_leaves_64_bits_stays_a_term()
    {
        Assert.Throws<OverflowException>(() => D("H * 4") * (long.MaxValue / 2));
        Assert.Equal("(4 * H * 4611686018427387903)", D("H * 4 * 4611686018427387903").ToString());
    }

    [Fact]
    public void Only_ints_are_dimensions()
    {
        Assert.Null(Dim.Of(new FloatValue(2)));
        Assert.Null(Dim.Of(Evaluate("width_mult * 2", Names)));
        Assert.Throws<ArgumentException>(() => Dim.Of(Evaluate("width_mult * 2", Names).ToTerm()));
    }

    [Fact]
    public void A_chain_of_many_strided_layers_stays_in_bounds()
    {
        var dim = D("H");
        for (var i = 0; i < 100; i++)
        {
            dim = Dim.FloorDivide(dim - 1, 2) + 1;
        }

        Assert.Equal(1, dim.Evaluate(_ => 224));
    }
}

using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Tests.Shapes;

public class DimProverTests
{
    private static readonly Symbol HeightSymbol = new("H", SymbolKind.Dimension, TermType.Int);
    private static readonly Symbol WidthSymbol = new("W", SymbolKind.Dimension, TermType.Int);
    private static readonly Dim H = Dim.Of(HeightSymbol);
    private static readonly Dim W = Dim.Of(WidthSymbol);
    private static readonly Dim Planes = Dim.Of(new Symbol("planes", SymbolKind.Parameter, TermType.Int));

    /// <summary>A convolution or pooling, as PyTorch defines its output.</summary>
    private static Dim Conv(Dim size, long kernel, long stride = 1, long padding = 0, long dilation = 1) =>
        Dim.FloorDivide(size + (2 * padding) - (dilation * (kernel - 1)) - 1, stride) + 1;

    private static Equality Compare(Dim left, Dim right, DimFacts? facts = null) => new DimProver(_ => facts ?? DimFacts.None).Compare(left, right);

    private static void AssertProved(Dim left, Dim right) => Assert.Equal(EqualityKind.Proved, Compare(left, right).Kind);

    [Fact]
    public void A_residual_and_its_downsampling_are_equal()
    {
        // ResNet: a 3x3 convolution with stride 2 and padding 1, beside a 1x1 convolution with stride 2.
        var stem = Conv(Conv(H, 7, 2, 3), 3, 2, 1);

        Assert.Equal(Conv(Conv(stem, 3, 2, 1), 3, 1, 1), Conv(stem, 1, 2));
        Assert.Equal(Conv(Conv(H, 3, 2, 1), 3, 2, 1), Conv(Conv(H, 1, 2), 1, 2));
    }

    [Fact]
    public void Inceptions_branches_are_equal()
    {
        // Inception v3's reduction: a 3x3 convolution with stride 2, beside a pooling of the same kind.
        var stem = Conv(Conv(Conv(Conv(Conv(Conv(H, 3, 2), 3), 3, 1, 1), 3, 2), 1), 3);

        Assert.Equal(Conv(stem, 3, 2), Conv(Conv(Conv(stem, 1), 3, 1, 1), 3, 2));
        Assert.Equal(Conv(Conv(stem, 5, 1, 2), 3, 2), Conv(Conv(stem, 3, 1, 1), 3, 2));
    }

    [Fact]
    public void Any_mixture_of_even_stems_is_one_division()
    {
        Assert.Equal("⌊(H + 31) / 32⌋", Conv(Conv(Conv(Conv(Conv(H, 7, 2, 3), 3, 2, 1), 3, 2, 1), 1, 2), 3, 2, 1).ToString());
        Assert.Equal(Conv(Conv(H, 2, 2), 2, 2), Conv(H, 4, 4));
    }

    [Fact]
    public void Halves_are_proved_by_cases()
    {
        AssertProved(H - Dim.FloorDivide(H, 2), Dim.CeilDivide(H, 2));
        AssertProved(Dim.FloorDivide(H, 3) + Dim.FloorDivide(H + 1, 3) + Dim.FloorDivide(H + 2, 3), H);
        AssertProved(Dim.Modulo(H * W, 2), Dim.Modulo(Dim.Modulo(H, 2) * Dim.Modulo(W, 2), 2));
    }

    [Fact]
    public void A_unet_needs_a_multiple_of_16()
    {
        var down = H;
        for (var i = 0; i < 4; i++)
        {
            down = Conv(down, 2, 2);
        }

        var up = 16 * down;

        var equality = Compare(up, H);
        Assert.Equal(EqualityKind.Refuted, equality.Kind);
        Assert.Equal("at H = 225 'up' is 224 and 'skip' is 225; equal when H is a multiple of 16", equality.Describe("'up'", "'skip'"));
        Assert.Equal(EqualityKind.Proved, Compare(up, H, new(MultipleOf: 16)).Kind);
        Assert.Equal(EqualityKind.Proved, Compare(up, H, new(MultipleOf: 48)).Kind);
        Assert.Equal("at H = 232 'up' is 224 and 'skip' is 232; equal when H is a multiple of 16", Compare(up, H, new(MultipleOf: 8)).Describe("'up'", "'skip'"));
    }

    [Theory]
    [InlineData(3, "H is a multiple of 3")]
    [InlineData(7, "H is a multiple of 7")]
    [InlineData(224, "H is a multiple of 224")]
    public void What_has_to_divide_is_no_power_of_two_only(long parts, string condition) =>
        Assert.Equal(condition, Compare(parts * Dim.FloorDivide(H, parts), H).Condition);

    [Fact]
    public void Symbols_of_different_periods_have_to_be_multiples_of_both() =>
        Assert.Equal("H and W are multiples of 6", Compare((2 * Dim.FloorDivide(H, 2)) + (3 * Dim.FloorDivide(W, 3)), H + W).Condition);

    [Fact]
    public void Two_symbols_may_have_to_be_multiples()
    {
        var equality = Compare(2 * Dim.FloorDivide(H, 2) * W, 2 * Dim.FloorDivide(W, 2) * H);

        Assert.Equal("H and W are multiples of 2", equality.Condition);
    }

    [Fact]
    public void What_differs_only_at_sizes_that_are_not_usual_is_refuted_within_two_periods()
    {
        // 224, 225, 256 and all from 8 to 33 agree.
        var eighth = Dim.FloorDivide(H, 8);

        Assert.Equal("at H = 40 'a' is 5 and 'b' is 4; equal when H is a multiple of 32", Compare(eighth, 4 * Dim.FloorDivide(eighth, 4)).Describe("'a'", "'b'"));
        Assert.Equal("at H = 42 'a' is 5 and 'b' is 4; equal when H is a multiple of 32", Compare(eighth, 4 * Dim.FloorDivide(eighth, 4), new(MultipleOf: 3)).Describe("'a'", "'b'"));
        Assert.Equal(EqualityKind.Proved, Compare(eighth, 4 * Dim.FloorDivide(eighth, 4), new(Min: 32, Max: 39)).Kind);
    }

    [Fact]
    public void Constants_differ_without_a_size() =>
        Assert.Equal("'up' is 28 and 'skip' is 29", Compare(28, 29).Describe("'up'", "'skip'"));

    [Fact]
    public void Different_symbols_differ() =>
        Assert.Equal("at H = 225, planes = 224 'a' is 225 and 'b' is 224", Compare(H, Planes).Describe("'a'", "'b'"));

    [Fact]
    public void Facts_bound_the_counter_examples()
    {
        // Equal up to 100 only.
        var (left, right) = (Dim.Min(H, 100), H);

        Assert.Equal("at H = 224 'a' is 100 and 'b' is 224; equal when H is at most 100", Compare(left, right).Describe("'a'", "'b'"));
        Assert.Equal(EqualityKind.Unknown, Compare(Dim.Min(H, 1000), H, new(Max: 1000)).Kind);
        Assert.Equal("at H = 1000 'a' is 100 and 'b' is 1000", Compare(left, right, new(Min: 1000)).Describe("'a'", "'b'"));
    }

    [Fact]
    public void Sizes_that_no_network_reaches_refute_nothing()
    {
        // Equal for H > 6; below, the first is negative and the layer fails anyway.
        Assert.Equal(EqualityKind.Unknown, Compare(Conv(H, 7), Dim.Max(Conv(H, 7), 0)).Kind);
        Assert.Equal("", Compare(Conv(H, 7), Dim.Max(Conv(H, 7), 0)).Describe("a", "b"));
    }

    [Fact]
    public void Hostile_divisors_are_left_undecided()
    {
        var dim = Dim.FloorDivide(H, long.MaxValue - 1) + Dim.FloorDivide(H, long.MaxValue - 3);

        Assert.Equal(EqualityKind.Unknown, Compare(dim + 1, 1).Kind);
    }

    [Fact]
    public void A_size_may_be_small_enough()
    {
        var equality = Compare(Dim.Min(H, 7), H);

        Assert.Equal("at H = 224 'index' is 7 and 'last' is 224; equal when H is at most 7", equality.Describe("'index'", "'last'"));
        Assert.Equal(EqualityKind.Refuted, Compare(Dim.Min(H, 7), H, new(Max: 8)).Kind);
        Assert.Equal(EqualityKind.Proved, Compare(Dim.Min(H, 7), H, new(Max: 7)).Kind);
        Assert.Equal(EqualityKind.Proved, Compare(Dim.Min(H, 7), H, new(Max: 9, MultipleOf: 5)).Kind);
    }
}

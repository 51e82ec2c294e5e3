namespace NetSpec.Tests.Runtime;

/// <summary>The expected values are what Python 3.11 prints.</summary>
public sealed class NumbersTests
{
    [Theory]
    [InlineData(7, 2, 3)]
    [InlineData(-7, 2, -4)]
    [InlineData(7, -2, -4)]
    [InlineData(-7, -2, 3)]
    [InlineData(6, -2, -3)]
    [InlineData(0, -5, 0)]
    [InlineData(-1, 1_000_000, -1)]
    [InlineData(long.MinValue, 3, -3074457345618258603)]
    public void FloorDivide_rounds_down(long dividend, long divisor, long expected) =>
        Assert.Equal(expected, Numbers.FloorDivide(dividend, divisor));

    [Theory]
    [InlineData(7.5, 2, 3)]
    [InlineData(-7.5, 2, -4)]
    [InlineData(7.5, -2, -4)]
    [InlineData(1, 0.1, 9)]
    [InlineData(0.3, 0.1, 2)]
    [InlineData(1e300, 7, 1.4285714285714286e299)]
    public void FloorDivide_of_floats_goes_by_the_exact_remainder(double dividend, double divisor, double expected) =>
        Assert.Equal(expected, Numbers.FloorDivide(dividend, divisor));

    [Theory]
    [InlineData(7, 3, 1)]
    [InlineData(-7, 3, 2)]
    [InlineData(7, -3, -2)]
    [InlineData(-7, -3, -1)]
    [InlineData(6, -3, 0)]
    [InlineData(long.MinValue, -1, 0)]
    [InlineData(long.MinValue, 7, 6)]
    public void Modulo_has_the_sign_of_the_divisor(long dividend, long divisor, long expected) =>
        Assert.Equal(expected, Numbers.Modulo(dividend, divisor));

    [Theory]
    [InlineData(7.5, 2, 1.5)]
    [InlineData(-7.5, 2, 0.5)]
    [InlineData(7.5, -2, -0.5)]
    [InlineData(-1e-20, 3, 3)]
    [InlineData(1, 0.1, 0.09999999999999995)]
    public void Modulo_of_floats_has_the_sign_of_the_divisor(double dividend, double divisor, double expected) =>
        Assert.Equal(expected, Numbers.Modulo(dividend, divisor));

    [Fact]
    public void A_division_by_zero_is_an_error()
    {
        Assert.Throws<DivideByZeroException>(() => Numbers.FloorDivide(1, 0));
        Assert.Throws<DivideByZeroException>(() => Numbers.Modulo(1, 0));
        Assert.Throws<DivideByZeroException>(() => Numbers.FloorDivide(1.5, 0));
        Assert.Throws<DivideByZeroException>(() => Numbers.Modulo(1.5, 0));
    }

    [Theory]
    [InlineData(2, 10, 1024)]
    [InlineData(-3, 3, -27)]
    [InlineData(0, 0, 1)]
    [InlineData(-2, 63, long.MinValue)]
    [InlineData(3_037_000_499, 2, 9223372030926249001)]
    [InlineData(-1, long.MaxValue, -1)]
    public void Power_is_exact(long number, long exponent, long expected) => Assert.Equal(expected, Numbers.Power(number, exponent));

    [Fact]
    public void Power_of_floats_takes_any_exponent() => Assert.Equal(0.125, Numbers.Power(2.0, -3.0));

    [Fact]
    public void What_does_not_fit_into_64_bits_is_an_error()
    {
        Assert.Throws<OverflowException>(() => Numbers.Power(2, 63));
        Assert.Throws<OverflowException>(() => Numbers.FloorDivide(long.MinValue, -1));
        Assert.Throws<OverflowException>(() => Numbers.MakeDivisible(1e19));
    }

    [Fact]
    public void Power_of_ints_takes_no_negative_exponent() => Assert.Throws<ArgumentOutOfRangeException>(() => Numbers.Power(2, -1));

    [Theory]
    [InlineData(16 * 0.75, 8, 16)]
    [InlineData(24 * 0.35, 8, 8)]
    [InlineData(32 * 1.1, 8, 32)]
    [InlineData(32 * 1.4, 8, 48)]
    [InlineData(18, 8, 24)]
    [InlineData(20, 8, 24)]
    [InlineData(3, 8, 8)]
    [InlineData(0, 8, 8)]
    [InlineData(96.0 / 4, 8, 24)]
    [InlineData(17, 5, 20)]
    [InlineData(-20, 8, 8)]
    public void MakeDivisible_is_torchvisions(double value, long divisor, long expected) =>
        Assert.Equal(expected, Numbers.MakeDivisible(value, divisor));

    [Fact]
    public void MakeDivisible_takes_a_positive_divisor() => Assert.Throws<ArgumentOutOfRangeException>(() => Numbers.MakeDivisible(8, 0));
}

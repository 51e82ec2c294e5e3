using System.Globalization;
using System.Numerics;

namespace NetSpec.Compiler.Expressions;

/// <summary>
/// Python's arithmetic on known numbers. Integer results that do not fit throw <see cref="OverflowException"/>,
/// divisors are not zero.
/// </summary>
internal static class Arithmetic
{
    /// <summary>Two to the power of 63: the first double that is too large for a long.</summary>
    private const double LongLimit = 9223372036854775808.0;

    public static long FloorDivide(long dividend, long divisor)
    {
        if (divisor == -1)
        {
            return checked(-dividend);
        }

        var quotient = dividend / divisor;
        return dividend % divisor != 0 && (dividend < 0) != (divisor < 0) ? quotient - 1 : quotient;
    }

    /// <summary>The remainder has the sign of the divisor.</summary>
    public static long Modulo(long dividend, long divisor)
    {
        if (divisor == -1)
        {
            return 0;
        }

        var remainder = dividend % divisor;
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? remainder + divisor : remainder;
    }

    /// <summary>The exponent is not negative.</summary>
    public static long Power(long number, long exponent)
    {
        long result = 1;
        while (true)
        {
            if ((exponent & 1) != 0)
            {
                result = checked(result * number);
            }

            exponent >>= 1;
            if (exponent == 0)
            {
                return result;
            }

            number = checked(number * number);
        }
    }

    /// <summary>As CPython computes it: by way of the exact remainder, not of the rounded quotient.</summary>
    public static double FloorDivide(double dividend, double divisor)
    {
        var quotient = (dividend - Modulo(dividend, divisor)) / divisor;
        var floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    public static double Modulo(double dividend, double divisor)
    {
        var remainder = dividend % divisor;
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? remainder + divisor : remainder;
    }

    /// <summary>The integer that a double without fraction is.</summary>
    public static long ToLong(double number) =>
        number is >= -LongLimit and < LongLimit ? (long)number : throw new OverflowException();

    /// <summary>
    /// Python's <c>round(number, digits)</c>: exact, half to even; a rounded multiple of a power of ten gives other results
    /// (2.675 is a little less than it looks, and becomes 2.67).
    /// </summary>
    public static double Round(double number, int digits)
    {
        var (mantissa, exponent) = Decompose(number);
        var numerator = mantissa * BigInteger.Pow(10, Math.Max(digits, 0)) * BigInteger.Pow(2, Math.Max(exponent, 0));
        var denominator = BigInteger.Pow(10, Math.Max(-digits, 0)) * BigInteger.Pow(2, Math.Max(-exponent, 0));
        var rounded = RoundHalfEven(numerator, denominator);
        return double.Parse(FormattableString.Invariant($"{rounded}e{-digits}"), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Python's <c>round(number, digits)</c> for an int: only negative digits change it.</summary>
    public static long Round(long number, int digits)
    {
        if (digits >= 0)
        {
            return number;
        }

        var unit = BigInteger.Pow(10, -digits);
        var rounded = RoundHalfEven(number, unit) * unit;
        return rounded >= long.MinValue && rounded <= long.MaxValue ? (long)rounded : throw new OverflowException();
    }

    /// <summary>
    /// torchvision's <c>_make_divisible</c>: the multiple of <paramref name="divisor"/> nearest to <paramref name="number"/>,
    /// but not more than a tenth below it.
    /// </summary>
    public static long MakeDivisible(double number, long divisor)
    {
        var nearest = checked(FloorDivide(ToLong(Math.Truncate(number + (divisor / 2.0))), divisor) * divisor);
        var result = Math.Max(divisor, nearest);
        return result < 0.9 * number ? checked(result + divisor) : result;
    }

    public static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return Math.Abs(a);
    }

    /// <summary>Of positive numbers.</summary>
    public static long LeastCommonMultiple(long a, long b) => checked(a / GreatestCommonDivisor(a, b) * b);

    private static BigInteger RoundHalfEven(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(BigInteger.Abs(numerator), denominator, out var remainder);
        var half = (2 * remainder).CompareTo(denominator);
        if (half > 0 || (half == 0 && !quotient.IsEven))
        {
            quotient++;
        }

        return numerator.Sign < 0 ? -quotient : quotient;
    }

    /// <summary>A finite double as mantissa times a power of two.</summary>
    private static (BigInteger Mantissa, int Exponent) Decompose(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa = exponent == 0 ? mantissa : mantissa | (1L << 52);
        return (bits < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }
}

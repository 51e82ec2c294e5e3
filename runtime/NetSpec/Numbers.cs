namespace NetSpec;

/// <summary>
/// The operators of a spec's expressions whose results differ from C#'s: generated constructors compute with Python's rules,
/// as the compiler does.
/// </summary>
/// <remarks>
/// Source: <see href="https://docs.python.org/3/reference/expressions.html#binary-arithmetic-operations">Python's reference</see>;
/// integers have 64 bits here, and a result that does not fit is an error.
/// </remarks>
public static class Numbers
{
    /// <summary>Python's <c>dividend // divisor</c>: the quotient rounded down, so that <c>-7 // 2</c> is -4.</summary>
    /// <param name="dividend">The number to divide.</param>
    /// <param name="divisor">The number to divide by.</param>
    /// <returns>The largest integer that is not above the quotient.</returns>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    /// <exception cref="OverflowException">The quotient needs more than 64 bits.</exception>
    public static long FloorDivide(long dividend, long divisor)
    {
        var quotient = dividend / divisor;
        return dividend % divisor != 0 && (dividend < 0) != (divisor < 0) ? quotient - 1 : quotient;
    }

    /// <summary>Python's <c>dividend // divisor</c> of floats.</summary>
    /// <param name="dividend">The number to divide.</param>
    /// <param name="divisor">The number to divide by.</param>
    /// <returns>The quotient rounded down, computed from the exact remainder: <c>1 // 0.1</c> is 9, as 0.1 is a little more than a tenth.</returns>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static double FloorDivide(double dividend, double divisor)
    {
        var quotient = (dividend - Modulo(dividend, divisor)) / divisor;
        var floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    /// <summary>Python's <c>dividend % divisor</c>: the remainder has the sign of the divisor, so that <c>-7 % 3</c> is 2.</summary>
    /// <param name="dividend">The number to divide.</param>
    /// <param name="divisor">The number to divide by.</param>
    /// <returns><c>dividend - (dividend // divisor) * divisor</c>.</returns>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static long Modulo(long dividend, long divisor)
    {
        // C# takes long.MinValue % -1 for an overflow.
        if (divisor == -1)
        {
            return 0;
        }

        var remainder = dividend % divisor;
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? remainder + divisor : remainder;
    }

    /// <summary>Python's <c>dividend % divisor</c> of floats: the remainder has the sign of the divisor.</summary>
    /// <param name="dividend">The number to divide.</param>
    /// <param name="divisor">The number to divide by.</param>
    /// <returns>The remainder.</returns>
    /// <exception cref="DivideByZeroException">The divisor is 0, for which C# would give NaN.</exception>
    public static double Modulo(double dividend, double divisor)
    {
        if (divisor == 0)
        {
            throw new DivideByZeroException();
        }

        var remainder = dividend % divisor;
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? remainder + divisor : remainder;
    }

    /// <summary>Python's <c>number ** exponent</c> of ints.</summary>
    /// <param name="number">The base.</param>
    /// <param name="exponent">How often the base is a factor; not negative.</param>
    /// <returns>The power; <c>0 ** 0</c> is 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The exponent is negative: the power is no integer.</exception>
    /// <exception cref="OverflowException">The power needs more than 64 bits.</exception>
    public static long Power(long number, long exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        long result = 1;
        while (true)
        {
            if ((exponent & 1) != 0)
            {
                result = checked(result * number);
            }

            exponent >>= 1;

            // Before the next square, which may overflow although nothing needs it.
            if (exponent == 0)
            {
                return result;
            }

            number = checked(number * number);
        }
    }

    /// <summary>Python's <c>number ** exponent</c> of floats.</summary>
    /// <param name="number">The base.</param>
    /// <param name="exponent">The exponent.</param>
    /// <returns>The power.</returns>
    public static double Power(double number, double exponent) => Math.Pow(number, exponent);

    /// <summary>
    /// The multiple of <paramref name="divisor"/> that is nearest to <paramref name="value"/>, but not more than a tenth below it and
    /// at least one divisor: how mobile networks round scaled channel counts.
    /// </summary>
    /// <param name="value">The wanted number.</param>
    /// <param name="divisor">What the result is a multiple of; positive.</param>
    /// <returns>The multiple.</returns>
    /// <remarks>
    /// Source: <c>_make_divisible</c> in
    /// <see href="https://github.com/pytorch/vision/blob/main/torchvision/models/_utils.py">torchvision</see>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is not positive.</exception>
    /// <exception cref="OverflowException">The result needs more than 64 bits.</exception>
    public static long MakeDivisible(double value, long divisor = 8)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(divisor);
        var nearest = checked(FloorDivide((long)(value + (divisor / 2.0)), divisor) * divisor);
        var result = Math.Max(divisor, nearest);
        return result < 0.9 * value ? checked(result + divisor) : result;
    }
}

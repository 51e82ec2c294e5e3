using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace NetSpec;

/// <summary>What generated constructors check of the values that they are given, before a layer stumbles over them.</summary>
public static class ConstructorArguments
{
    /// <summary>Refuses a value that is too small.</summary>
    /// <param name="module">The module that is constructed.</param>
    /// <param name="least">The least value.</param>
    /// <param name="value">The value.</param>
    /// <param name="name">The parameter, or the formula over parameters.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is too small. The message names the class, the parameter and the value.</exception>
    public static void RequireAtLeast(this nn.Module module, long least, long value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(module);
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(Plain(name), $"{module.GetName()}: {Plain(name)} must be at least {least}, but is {value}.");
        }
    }

    /// <summary>Refuses a value that cannot be divided evenly: channels into groups, features into heads.</summary>
    /// <param name="module">The module that is constructed.</param>
    /// <param name="value">The value.</param>
    /// <param name="divisor">What it is divided by.</param>
    /// <param name="name">The parameter that the value is, or the formula.</param>
    /// <param name="divisorName">The parameter that the divisor is, or the formula.</param>
    /// <exception cref="ArgumentException">A rest is left. The message names the class, the parameters and their values.</exception>
    public static void RequireMultiple(
        this nn.Module module,
        long value,
        long divisor,
        [CallerArgumentExpression(nameof(value))] string name = "",
        [CallerArgumentExpression(nameof(divisor))] string divisorName = "")
    {
        ArgumentNullException.ThrowIfNull(module);
        if (divisor == 0 || value % divisor != 0)
        {
            throw Unfit(module, $"must be a multiple of {Plain(divisorName)}", value, divisor, name);
        }
    }

    /// <summary>Refuses sizes that differ where a layer joins or passes on what has to be one size.</summary>
    /// <param name="module">The module that is constructed.</param>
    /// <param name="value">The value.</param>
    /// <param name="other">What it has to be.</param>
    /// <param name="name">The parameter that the value is, or the formula.</param>
    /// <param name="otherName">The parameter that the other value is, or the formula.</param>
    /// <exception cref="ArgumentException">They differ. The message names the class, the parameters and their values.</exception>
    public static void RequireEqual(
        this nn.Module module,
        long value,
        long other,
        [CallerArgumentExpression(nameof(value))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        ArgumentNullException.ThrowIfNull(module);
        if (value != other)
        {
            throw Unfit(module, $"must equal {Plain(otherName)}", value, other, name);
        }
    }

    /// <summary>Refuses a size that cannot be stretched to another: what is joined is equal, or 1.</summary>
    /// <param name="module">The module that is constructed.</param>
    /// <param name="value">The value.</param>
    /// <param name="other">What it has to be, or be stretched to.</param>
    /// <param name="name">The parameter that the value is, or the formula.</param>
    /// <param name="otherName">The parameter that the other value is, or the formula.</param>
    /// <exception cref="ArgumentException">They differ, and the value is not 1. The message names the class, the parameters and their values.</exception>
    public static void RequireEqualOrOne(
        this nn.Module module,
        long value,
        long other,
        [CallerArgumentExpression(nameof(value))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        ArgumentNullException.ThrowIfNull(module);
        if (value != other && value != 1)
        {
            throw Unfit(module, $"must equal {Plain(otherName)} or be 1", value, other, name);
        }
    }

    /// <summary>Refuses what is no probability.</summary>
    /// <param name="module">The module that is constructed.</param>
    /// <param name="value">The value: 0 to 1.</param>
    /// <param name="name">The parameter, or the formula over parameters.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or not a number. The message names the class, the parameter and the value.</exception>
    public static void RequireProbability(this nn.Module module, double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(module);
        if (value is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(Plain(name), string.Create(CultureInfo.InvariantCulture, $"{module.GetName()}: {Plain(name)} must be from 0 to 1, but is {value}."));
        }
    }

    private static ArgumentException Unfit(nn.Module module, string rule, long value, long other, string name) =>
        new($"{module.GetName()}: {Plain(name)} {rule}, but they are {value} and {other}.", Plain(name));

    // A parameter whose name is a keyword is written with @.
    private static string Plain(string expression) => expression.TrimStart('@');
}

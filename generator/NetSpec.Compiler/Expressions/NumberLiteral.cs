using System.Globalization;
using System.Text.RegularExpressions;
using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Expressions;

/// <summary>Numbers as they are written: <c>12</c>, <c>0x1F</c>, <c>0o17</c>, <c>0.5</c>, <c>.5</c>, <c>1e-6</c>.</summary>
internal static class NumberLiteral
{
    private static readonly Regex Float = new(@"^([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant);

    /// <summary>
    /// How far the number at <paramref name="start"/> reaches. Letters belong to it, so that <c>3x</c> is one mistake
    /// and not a number before a name.
    /// </summary>
    public static int LengthAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.' || IsExponentSign(text, start, end)))
        {
            end++;
        }

        return end - start;
    }

    /// <summary>The value of a number; <c>null</c> after an error was reported.</summary>
    public static Value? Parse(string written, SourceLocation location, DiagnosticBag bag)
    {
        if (Radix(written) is { } radix)
        {
            return ParseDigits(written, radix, location, bag);
        }

        if (written.All(c => c is >= '0' and <= '9'))
        {
            return ParseDecimal(written, location, bag);
        }

        if (!Float.IsMatch(written))
        {
            var plain = written.Replace("_", "");
            bag.ReportMalformedNumber(location, written, plain != written && Float.IsMatch(plain) ? $"; write '{plain}'" : "");
            return null;
        }

        // The .NET Framework refuses what is too large, .NET makes it infinite.
        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || double.IsInfinity(number))
        {
            bag.ReportNumberTooLarge(location, written);
            return null;
        }

        return new FloatValue(number);
    }

    private static bool IsExponentSign(string text, int start, int position) =>
        text[position] is '+' or '-' && position > start && text[position - 1] is 'e' or 'E' && Radix(text.Substring(start, position - start)) is null
        && position + 1 < text.Length && text[position + 1] is >= '0' and <= '9';

    private static int? Radix(string written) => written.Length < 2 || written[0] != '0' ? null : written[1] switch
    {
        'x' or 'X' => 16,
        'o' or 'O' => 8,
        _ => null,
    };

    private static IntValue? ParseDecimal(string written, SourceLocation location, DiagnosticBag bag)
    {
        var trimmed = written.TrimStart('0');
        if (written.Length > 1 && trimmed != written && trimmed.Length > 0)
        {
            bag.ReportMalformedNumber(location, written, $"; write '{trimmed}', or '0o{trimmed}' if it is octal");
            return null;
        }

        if (!long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            bag.ReportNumberTooLarge(location, written);
            return null;
        }

        return new(number);
    }

    private static IntValue? ParseDigits(string written, int radix, SourceLocation location, DiagnosticBag bag)
    {
        long number = 0;
        foreach (var c in written.Skip(2))
        {
            var digit = DigitOf(c);
            if (digit >= radix)
            {
                bag.ReportMalformedNumber(location, written, "");
                return null;
            }

            if (number > (long.MaxValue - digit) / radix)
            {
                bag.ReportNumberTooLarge(location, written);
                return null;
            }

            number = (number * radix) + digit;
        }

        if (written.Length == 2)
        {
            bag.ReportMalformedNumber(location, written, "");
            return null;
        }

        return new(number);
    }

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => int.MaxValue,
    };
}

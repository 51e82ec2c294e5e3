using System.Globalization;

namespace NetSpec.Compiler.Emit.Reports;

/// <summary>Numbers as reports show them, the same under every culture.</summary>
internal static class Figures
{
    /// <summary>What stands for a number that 64 bits do not hold.</summary>
    private const string Unknown = "over 64 bits";

    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary>A count: <c>11,689,512</c>.</summary>
    public static string Count(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>A count in a table; nothing for zero, so that the rows that cost something stand out.</summary>
    public static string Cell(long? count) => count == 0 ? "" : Count(count);

    /// <summary>A size in memory, with one decimal: <c>44.7 MiB</c>; a model may not take inputs of the sizes that are asked for.</summary>
    public static string Bytes(long? bytes)
    {
        if (bytes is not { } size)
        {
            return "not known at these sizes";
        }

        var unit = 0;
        var scaled = (decimal)size;
        for (; scaled >= 1024 && unit < Units.Length - 1; unit++)
        {
            scaled /= 1024;
        }

        return $"{scaled.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture)} {Units[unit]}";
    }

    /// <summary>A number of things: <c>1 key</c>, <c>12 keys</c>.</summary>
    public static string Of(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>By how much a figure grew: <c>+86.5 %</c>; nothing where it did not.</summary>
    public static string Growth(long? before, long? after)
    {
        if (before is not { } old || after is not { } now || old == now)
        {
            return "";
        }

        if (old == 0)
        {
            return "new";
        }

        // A decimal divides the same everywhere; a double need not.
        var percent = ((decimal)now - old) * 100 / old;
        return Math.Abs(percent) < 0.05m ? (percent > 0 ? "a little more" : "a little less") : $"{percent.ToString("+0.0;-0.0", CultureInfo.InvariantCulture)} %";
    }
}

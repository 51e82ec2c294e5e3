namespace NetSpec.Compiler.Diagnostics;

/// <summary>Finds the name that somebody who wrote another one probably meant.</summary>
internal static class NearestName
{
    /// <summary>Longer names are not compared: nobody needs the hint, and the work grows with the square of the length.</summary>
    private const int LongestName = 100;

    /// <summary>The words to add to a message: <c>; did you mean 'x'?</c>, or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) => Find(name, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary>
    /// The candidate nearest to <paramref name="name"/>, or <c>null</c> where none is near: a difference in case counts less than any other, and a
    /// third of the letters may differ. Of equally near ones the first wins. Failing that, one of which the name is a whole word: <c>kernel</c>
    /// is <c>kernel_size</c>.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        string? longer = null;
        var lowered = name.ToLowerInvariant();
        var bound = name.Length <= LongestName ? Math.Max(1, name.Length / 3) : 0;
        foreach (var candidate in candidates)
        {
            longer ??= candidate.Split('_').Contains(lowered) ? candidate : null;
            if (string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }

            if (candidate.Length <= LongestName && Distance(lowered, candidate.ToLowerInvariant(), bound) is { } distance)
            {
                nearest = candidate;
                bound = distance - 1;
            }
        }

        return nearest ?? longer;
    }

    /// <summary>
    /// How many letters to insert, remove, replace or swap with a neighbour (Damerau and Levenshtein's distance, in its form without overlapping
    /// swaps); <c>null</c> where more than <paramref name="bound"/>, or where nothing of the name would be left.
    /// </summary>
    private static int? Distance(string a, string b, int bound)
    {
        if (bound < 1 || Math.Abs(a.Length - b.Length) > bound || a.Length <= 1)
        {
            return null;
        }

        var (twoAbove, above) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray());
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
                }
            }

            (twoAbove, above) = (above, row);
        }

        return above[b.Length] <= bound ? above[b.Length] : null;
    }
}

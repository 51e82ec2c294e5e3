namespace NetSpec.Compiler.Diagnostics;

/// <summary>Stand-in until the syntax branch is merged.</summary>
internal static class NearestName
{
    public static string Hint(string name, IEnumerable<string> candidates)
    {
        var nearest = candidates.OrderBy(c => Distance(name, c)).ThenBy(c => c, StringComparer.Ordinal).FirstOrDefault();
        return nearest is not null && Distance(name, nearest) <= 2 ? $"; did you mean '{nearest}'?" : "";
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[b.Length];
    }
}

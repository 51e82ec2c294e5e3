namespace NetSpec.Compiler.Analysis.Comparison;

/// <summary>A line of a rename table.</summary>
/// <param name="Old">The old key, or <c>layer1.*</c> for all below a path.</param>
/// <param name="New">The new key, or <c>stage1.*</c>.</param>
/// <param name="Count">The number of keys.</param>
internal sealed record RenameRule(string Old, string New, int Count)
{
    private const string All = "*";

    /// <summary>The renames among keys: each rule is as general as it can be while all that it says is true.</summary>
    public static IReadOnlyList<RenameRule> Of(IReadOnlyList<KeyPair> keys)
    {
        var old = keys.Where(static key => key.Old is not null).ToList();
        var rules = new List<RenameRule>();
        foreach (var key in keys.Where(static key => key.IsRenamed))
        {
            if (!rules.Any(rule => rule.Covers(key.Old!.Key)))
            {
                rules.Add(Candidates(key.Old!.Key, key.New!.Key).First(rule => rule.IsTrueOf(old)));
            }
        }

        return [.. rules.Select(rule => rule with { Count = old.Count(key => rule.Covers(key.Old!.Key)) })];
    }

    /// <summary>From the most general, with all names that the ends share taken off, to the key itself.</summary>
    private static IEnumerable<RenameRule> Candidates(string oldKey, string newKey)
    {
        var old = oldKey.Split('.');
        var @new = newKey.Split('.');
        var shared = 0;
        while (shared < Math.Min(old.Length, @new.Length) && old[old.Length - 1 - shared] == @new[@new.Length - 1 - shared])
        {
            shared++;
        }

        for (; shared > 0; shared--)
        {
            yield return new(Pattern(old, old.Length - shared), Pattern(@new, @new.Length - shared), 0);
        }

        yield return new(oldKey, newKey, 0);
    }

    private static string Pattern(string[] names, int count) => string.Join(".", [.. names.Take(count), All]);

    private bool Covers(string key) => Old == key || (Old.EndsWith(All, StringComparison.Ordinal) && key.StartsWith(Old.Substring(0, Old.Length - 1), StringComparison.Ordinal));

    private bool IsTrueOf(List<KeyPair> keys) => keys.Where(key => Covers(key.Old!.Key)).All(key => key.New?.Key == Apply(key.Old!.Key));

    private string Apply(string key) => Old.EndsWith(All, StringComparison.Ordinal) ? New.Substring(0, New.Length - 1) + key.Substring(Old.Length - 1) : New;
}

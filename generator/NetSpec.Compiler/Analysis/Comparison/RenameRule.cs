namespace NetSpec.Compiler.Analysis.Comparison;

/// <summary>A line of a rename table.</summary>
/// <param name="Old">The old key; <c>#</c> stands for a number, the same on both sides, and <c>*</c> at the end for all that follows.</param>
/// <param name="New">The new key, with the same signs.</param>
/// <param name="Count">The number of keys.</param>
internal sealed record RenameRule(string Old, string New, int Count)
{
    private const string Rest = "*";
    private const string Number = "#";

    /// <summary>Whether it speaks of more than one key, or of one that it does not write out.</summary>
    public bool IsPattern => Old.EndsWith(Rest, StringComparison.Ordinal);

    /// <summary>The renames among keys: each rule is as general as it can be while all that it says is true.</summary>
    public static IReadOnlyList<RenameRule> Of(IReadOnlyList<KeyPair> keys)
    {
        var old = keys.Where(static key => key.Old is not null).ToDictionary(static key => key.Old!.Key, static key => key.New?.Key, StringComparer.Ordinal);
        var rules = new List<RenameRule>();
        foreach (var key in keys.Where(static key => key.IsRenamed))
        {
            if (rules.All(rule => rule.Apply(key.Old!.Key) is null))
            {
                rules.Add(Candidates(key.Old!.Key.Split('.'), key.New!.Key.Split('.')).Select(rule => rule with { Count = rule.CountIfTrue(old) }).First(static rule => rule.Count > 0));
            }
        }

        return rules;
    }

    /// <summary>From the most general, with all names that the ends share taken off, to the key itself.</summary>
    private static IEnumerable<RenameRule> Candidates(string[] old, string[] @new)
    {
        var shared = 0;
        while (shared < Math.Min(old.Length, @new.Length) && old[old.Length - 1 - shared] == @new[@new.Length - 1 - shared])
        {
            shared++;
        }

        for (; shared > 0; shared--)
        {
            var (a, b) = (old.Take(old.Length - shared).ToList(), @new.Take(@new.Length - shared).ToList());
            if (a.Any(IsNumber) && a.Where(IsNumber).SequenceEqual(b.Where(IsNumber)))
            {
                yield return new(Pattern(a.Select(Generalise)), Pattern(b.Select(Generalise)), 0);
            }

            yield return new(Pattern(a), Pattern(b), 0);
        }

        yield return new(string.Join(".", old), string.Join(".", @new), 0);
    }

    private static string Pattern(IEnumerable<string> names) => string.Join(".", names.Concat([Rest]));

    private static string Generalise(string name) => IsNumber(name) ? Number : name;

    private static bool IsNumber(string name) => name.Length > 0 && name.All(static c => c is >= '0' and <= '9');

    /// <summary>The number of keys that the rule renames; 0 where it would rename one that is not, or otherwise than it is.</summary>
    private int CountIfTrue(Dictionary<string, string?> keys)
    {
        var covered = keys.Select(key => (key.Value, Renamed: Apply(key.Key))).Where(static key => key.Renamed is not null).ToList();
        return covered.All(static key => key.Value == key.Renamed) ? covered.Count : 0;
    }

    /// <summary>The new key for an old one; null where the rule does not speak of it.</summary>
    private string? Apply(string key)
    {
        var pattern = Old.Split('.');
        var names = key.Split('.');
        var hasRest = pattern[pattern.Length - 1] == Rest;
        var length = pattern.Length - (hasRest ? 1 : 0);
        if (hasRest ? names.Length <= length : names.Length != length)
        {
            return null;
        }

        var numbers = new Queue<string>();
        for (var i = 0; i < length; i++)
        {
            if (pattern[i] == Number && IsNumber(names[i]))
            {
                numbers.Enqueue(names[i]);
            }
            else if (pattern[i] != names[i])
            {
                return null;
            }
        }

        return string.Join(".", New.Split('.').SelectMany(name => name switch
        {
            Number => [numbers.Dequeue()],
            Rest => names.Skip(length),
            _ => (IEnumerable<string>)[name],
        }));
    }
}

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>Names that are each given once: what is taken gets a number.</summary>
internal sealed class UniqueNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _used = new(taken, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Whether a name is taken.</summary>
    public bool Contains(string name) => _used.Contains(name);

    /// <summary>The name, or where it is taken the name with the next free number from 2.</summary>
    public string Next(string name)
    {
        var unique = name;
        var number = _numbers.TryGetValue(name, out var last) ? last : 1;
        while (!_used.Add(unique))
        {
            unique = $"{name}{++number}";
        }

        _numbers[name] = number;
        return unique;
    }
}

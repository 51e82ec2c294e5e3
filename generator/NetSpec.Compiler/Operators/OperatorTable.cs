namespace NetSpec.Compiler.Operators;

/// <summary>All operators. A class derived from <see cref="Operator"/> is in the table by existing: adding an operator touches one file.</summary>
internal static class OperatorTable
{
    private static readonly Dictionary<string, Operator> ByName = typeof(OperatorTable).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(Operator)) && !type.IsAbstract && type.GetConstructor([]) is not null)
        .Select(static type => (Operator)Activator.CreateInstance(type))
        .ToDictionary(static op => op.Name, StringComparer.Ordinal);

    /// <summary>The operators by name, in ordinal order.</summary>
    public static IReadOnlyList<Operator> All { get; } = [.. ByName.Values.OrderBy(static op => op.Name, StringComparer.Ordinal)];

    /// <summary>The operator called <paramref name="name"/>, or null.</summary>
    public static Operator? Find(string name) => ByName.TryGetValue(name, out var op) ? op : null;
}

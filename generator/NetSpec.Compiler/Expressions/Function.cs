namespace NetSpec.Compiler.Expressions;

/// <summary>A function of the language.</summary>
/// <param name="Name">The name.</param>
/// <param name="Signature">How it is called, for messages.</param>
/// <param name="Parameters">The names of the arguments in order.</param>
/// <param name="Required">How many of them must be given.</param>
/// <param name="TakesMore">Whether any number may follow.</param>
internal sealed record Function(string Name, string Signature, EquatableArray<string> Parameters, int Required, bool TakesMore = false)
{
    /// <summary>The functions by name.</summary>
    public static IReadOnlyDictionary<string, Function> All { get; } = new Function[]
    {
        new("len", "len(list)", ["list"], 1),
        new("min", "min(a, b, …)' or 'min(list)", ["a"], 1, TakesMore: true),
        new("max", "max(a, b, …)' or 'max(list)", ["a"], 1, TakesMore: true),
        new("sum", "sum(list)", ["list"], 1),
        new("round", "round(x, digits)", ["x", "digits"], 1),
        new("ceil", "ceil(x)", ["x"], 1),
        new("floor", "floor(x)", ["x"], 1),
        new("int", "int(x)", ["x"], 1),
        new("float", "float(x)", ["x"], 1),
        new("abs", "abs(x)", ["x"], 1),
        new("range", "range(start, stop, step)' or 'range(stop)", ["start", "stop", "step"], 1),
        new("make_divisible", "make_divisible(v, d=8)", ["v", "d"], 1),
    }.ToDictionary(function => function.Name, StringComparer.Ordinal);
}

using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Shapes;

/// <summary>What is said about a symbol.</summary>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value, if there is one.</param>
/// <param name="MultipleOf">What divides every value.</param>
internal sealed record DimFacts(long Min = 1, long? Max = null, long MultipleOf = 1)
{
    /// <summary>The size that reports use, if one is written; it promises nothing.</summary>
    public long? Nominal { get; init; }

    /// <summary>Nothing but that sizes are positive.</summary>
    public static DimFacts None { get; } = new();
}

/// <summary>How much is known about two dimensions.</summary>
internal enum EqualityKind
{
    /// <summary>They are equal for all values of the symbols.</summary>
    Proved,

    /// <summary>They differ for some values: there is a counter-example.</summary>
    Refuted,

    /// <summary>Neither was found out: the generated code has to look.</summary>
    Unknown,
}

/// <summary>Values of symbols for which two dimensions differ.</summary>
internal sealed record CounterExample(EquatableArray<SymbolSize> Sizes, long Left, long Right);

/// <summary>A value of a symbol.</summary>
internal sealed record SymbolSize(Symbol Symbol, long Size);

/// <summary>The outcome of comparing two dimensions.</summary>
/// <param name="CounterExample">Only where they were refuted.</param>
/// <param name="Condition">When they would be equal, if that was found: <c>H is a multiple of 16</c>.</param>
internal sealed record Equality(EqualityKind Kind, CounterExample? CounterExample = null, string? Condition = null)
{
    /// <summary>
    /// For messages: <c>at H = 225 up is 28 and skip is 29; equal when H is a multiple of 16</c>. Empty where there is nothing to say.
    /// </summary>
    public string Describe(string left, string right)
    {
        var example = CounterExample is null ? "" : Describe(CounterExample, left, right);
        var condition = Condition is null ? "" : $"equal when {Condition}";
        return example.Length > 0 && condition.Length > 0 ? $"{example}; {condition}" : example + condition;
    }

    private static string Describe(CounterExample example, string left, string right)
    {
        var sizes = string.Join(", ", example.Sizes.Select(size => $"{size.Symbol.Name} = {size.Size}"));
        return $"{(sizes.Length == 0 ? "" : $"at {sizes} ")}{left} is {example.Left} and {right} is {example.Right}";
    }
}

using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Expressions;

/// <summary>
/// What the comprehensions of one file gave. A table of thousands of numbers is computed once for equal values of the names that it reads, however
/// often its block is bound. Only what succeeded is kept: mistakes and demands have to be told each time. And how many steps the file has taken.
/// </summary>
internal sealed class ComputedLists
{
    /// <summary>How many steps' results are kept, which bounds the memory: after that it starts anew.</summary>
    public const int MaxSteps = 4 * Evaluator.MaxSteps;

    private readonly Dictionary<ComprehensionExpression, Results> _results = [];
    private int _steps;
    private long _all;

    /// <summary>Counts steps of the file's expressions, other than those of lists that were found here.</summary>
    /// <exception cref="FileTakesTooLongException">They are too many.</exception>
    public void CountSteps(int steps, SourceLocation at)
    {
        _all += steps;
        if (_all > FileTakesTooLongException.MaxSteps)
        {
            throw new FileTakesTooLongException(at);
        }
    }

    /// <summary>The list as it was computed before with what <paramref name="scope"/> says of its names, or null.</summary>
    public ComputedList? Find(ComprehensionExpression list, IScope scope) =>
        _results.TryGetValue(list, out var results) && results.Lists.TryGetValue(results.ValuesIn(scope), out var computed) ? computed : null;

    /// <summary>Keeps a list for what <paramref name="scope"/> says of its names.</summary>
    public void Keep(ComprehensionExpression list, IScope scope, ComputedList computed)
    {
        _steps += computed.Steps;
        if (_steps > MaxSteps)
        {
            _results.Clear();
            _steps = computed.Steps;
        }

        if (!_results.TryGetValue(list, out var results))
        {
            _results.Add(list, results = new([.. list.Names().Distinct()]));
        }

        results.Lists[results.ValuesIn(scope)] = computed;
    }

    /// <summary>The lists that one comprehension gave.</summary>
    /// <param name="names">The names in it. A loop's variable has no value outside.</param>
    private sealed class Results(IReadOnlyList<string> names)
    {
        public Dictionary<EquatableArray<NamedValue>, ComputedList> Lists { get; } = [];

        public EquatableArray<NamedValue> ValuesIn(IScope scope) =>
            names.Select(name => scope.Lookup(name) is { } value ? new NamedValue(name, value) : null).OfType<NamedValue>().ToEquatableArray();
    }
}

/// <summary>A list, and how many steps it took.</summary>
internal sealed record ComputedList(ListValue List, int Steps);

using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Binding;

/// <summary>A size that changes from round to round of a loop: what comes into round i, and what comes out of the last.</summary>
internal sealed record RunningSize(Dim Inside, Dim After)
{
    /// <summary>Symbols that stand for sizes without a formula.</summary>
    public IReadOnlyList<Symbol> Unknowns { get; init; } = [];

    /// <summary>Solves the recurrence r(0) = <paramref name="first"/>, r(i + 1) = <paramref name="next"/>(r, i) where it has one of the usual forms.</summary>
    public static RunningSize Solve(Dim first, Dim next, Symbol running, Symbol index, Term count, int axis)
    {
        var rounds = Dim.Of(count);
        var i = Dim.Of(index);
        if (next.Equals(Dim.Of(running)) || next.Equals(first))
        {
            return new(first, first);
        }

        // Every round gives the same size, or one that depends on the round only.
        if (!next.Symbols.Contains(running))
        {
            var isFirst = new BinaryTerm("==", new SymbolTerm(index), new ConstantTerm(new IntValue(0), TermType.Int), TermType.Bool);
            var previous = next.Substitute(s => s.Equals(index) ? i - 1 : null);
            return new(Joining.Choose(isFirst, first, previous), next.Substitute(s => s.Equals(index) ? rounds - 1 : null));
        }

        // Every round adds the same.
        var step = next - Dim.Of(running);
        if (!step.Symbols.Contains(running) && !step.Symbols.Contains(index))
        {
            return new(first + (i * step), first + (rounds * step));
        }

        // Something else, such as a stride in the first round: a size of its own, which only documentation may show.
        Symbol[] unknowns = [new($"in{axis}", SymbolKind.Dimension, TermType.Int, "unknown"), new($"out{axis}", SymbolKind.Dimension, TermType.Int, "unknown")];
        return new(Dim.Of(unknowns[0]), Dim.Of(unknowns[1])) { Unknowns = unknowns };
    }
}

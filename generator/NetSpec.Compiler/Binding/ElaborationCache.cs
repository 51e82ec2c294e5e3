using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Binding;

/// <summary>What one binding of a block depends on.</summary>
internal sealed record ElaborationKey(Definition Definition, EquatableArray<NamedArgument> Arguments, EquatableArray<TensorType> Inputs);

/// <summary>
/// Blocks that were bound before, with what their binding taught the session: the ten ResNets of one file are mostly the same blocks.
/// Only what succeeded is kept: mistakes and demands have to be told each time.
/// </summary>
internal sealed class ElaborationCache
{
    private readonly Dictionary<(SessionKind Kind, EquatableArray<DimensionFact> Facts, ElaborationKey Key), Entry> _entries = [];

    /// <summary>The blocks and models that were bound, successfully or not.</summary>
    public HashSet<Definition> Bound { get; } = [];

    /// <summary>The block as bound before, or null; the session learns what it would have learnt.</summary>
    public BoundModule? Find(Session session, ElaborationKey key)
    {
        if (!_entries.TryGetValue((session.Kind, FactsOf(session), key), out var entry))
        {
            return null;
        }

        session.LowerBounds.AddRange(entry.LowerBounds);
        session.Guards.AddRange(entry.Guards);
        return entry.Module;
    }

    /// <summary>Keeps a block with what the session learnt since <paramref name="mark"/>.</summary>
    public void Keep(Session session, ElaborationKey key, BoundModule module, SessionMark mark) =>
        _entries[(session.Kind, FactsOf(session), key)] = new(module, [.. session.LowerBounds.Skip(mark.LowerBounds)], [.. session.Guards.Skip(mark.Guards)]);

    /// <summary>What is proved of a block is proved under what the model promises of its input.</summary>
    private static EquatableArray<DimensionFact> FactsOf(Session session) =>
        [.. session.Facts.OrderBy(static fact => fact.Key.Name, StringComparer.Ordinal).Select(static fact => new DimensionFact(fact.Key, fact.Value))];

    private sealed record DimensionFact(Symbol Symbol, DimFacts Facts);

    private sealed record Entry(BoundModule Module, IReadOnlyList<LowerBound> LowerBounds, IReadOnlyList<DimensionGuard> Guards);
}

/// <summary>How much a session had learnt at some time.</summary>
internal readonly record struct SessionMark(int LowerBounds, int Guards);

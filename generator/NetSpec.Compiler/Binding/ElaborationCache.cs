using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Binding;

/// <summary>What one binding of a block depends on.</summary>
internal sealed record ElaborationKey(Definition Definition, EquatableArray<NamedArgument> Arguments, EquatableArray<TensorType> Inputs);

/// <summary>The blocks that one file's elaborations have bound, and the lists they computed: the ten ResNets of one file are mostly the same blocks.</summary>
internal sealed class ElaborationCache
{
    private readonly Dictionary<(SessionKind Kind, EquatableArray<DimensionFact> Facts), BoundBlocks> _blocks = [];

    /// <summary>What comprehensions gave.</summary>
    public ComputedLists Lists { get; } = new();

    /// <summary>
    /// What elaborations of the same policy have bound; what is proved of a block is proved under what the model promises of its input. A
    /// model's class also finds what its instances have bound: where no argument is a symbol there is no difference.
    /// </summary>
    public BoundBlocks Of(Session session)
    {
        EquatableArray<DimensionFact> facts = [.. session.Facts.OrderBy(static fact => fact.Key.Name, StringComparer.Ordinal).Select(static fact => new DimensionFact(fact.Key, fact.Value))];
        return session.Kind == SessionKind.ModelClass ? Of(session.Kind, facts, Of(SessionKind.Instance, facts, null)) : Of(session.Kind, facts, null);
    }

    private BoundBlocks Of(SessionKind kind, EquatableArray<DimensionFact> facts, BoundBlocks? others)
    {
        if (!_blocks.TryGetValue((kind, facts), out var blocks))
        {
            _blocks[(kind, facts)] = blocks = new BoundBlocks(others);
        }

        return blocks;
    }

    private sealed record DimensionFact(Symbol Symbol, DimFacts Facts);
}

/// <summary>
/// Blocks that were bound before, with what their binding taught the session. Only what succeeded is kept: mistakes and demands have to be told
/// each time.
/// </summary>
/// <param name="others">Where else to look; null for nowhere.</param>
internal sealed class BoundBlocks(BoundBlocks? others)
{
    private readonly Dictionary<ElaborationKey, Entry> _entries = [];

    /// <summary>The block as bound before, or null; the session learns what it would have learnt.</summary>
    public BoundModule? Find(Session session, ElaborationKey key)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            return others?.Find(session, key);
        }

        session.LowerBounds.AddRange(entry.LowerBounds);
        session.Guards.AddRange(entry.Guards);
        return entry.Module;
    }

    /// <summary>Keeps a block with what the session learnt since <paramref name="mark"/>.</summary>
    public void Keep(Session session, ElaborationKey key, BoundModule module, SessionMark mark) =>
        _entries[key] = new(module, [.. session.LowerBounds.Skip(mark.LowerBounds)], [.. session.Guards.Skip(mark.Guards)]);

    private sealed record Entry(BoundModule Module, IReadOnlyList<LowerBound> LowerBounds, IReadOnlyList<DimensionGuard> Guards);
}

/// <summary>How much a session had learnt at some time.</summary>
internal readonly record struct SessionMark(int LowerBounds, int Guards);

namespace NetSpec.Compiler.Diagnostics;

/// <summary>The reports of what is for nothing: known only when all uses of a block were seen.</summary>
internal sealed partial class DiagnosticBag
{
    private readonly Dictionary<SourceLocation, (string Name, bool IsRead)> _layers = [];
    private readonly Dictionary<SourceLocation, (string Owner, string Kind, string Name, string Hint, bool IsThere)> _initialisers = [];

    /// <summary>Notes whether a layer's result is read in one use of its block; one such use is enough.</summary>
    public void NoteLayer(SourceLocation location, string name, bool isRead) =>
        _layers[location] = (name, isRead || (_layers.TryGetValue(location, out var known) && known.IsRead));

    /// <summary>Notes whether there is in one use of a block what a rule of its <c>init</c> is for.</summary>
    /// <param name="owner">The module, or the layer.</param>
    /// <param name="kind">What it should have: <c>layer</c> or <c>parameter</c>.</param>
    /// <param name="name">The name of that.</param>
    /// <param name="hint">What it has instead, beginning with <c>;</c>.</param>
    public void NoteInitialiser(SourceLocation location, bool isThere, string owner, string kind, string name, string hint) =>
        _initialisers[location] = (owner, kind, name, hint, isThere || (_initialisers.TryGetValue(location, out var known) && known.IsThere));

    /// <summary>Warns of what is for nothing in every use: layers of one file that nobody reads, and initialisers.</summary>
    public void ReportForNothing(string path)
    {
        foreach (var pair in InOrder(_layers, path).Where(static pair => !pair.Value.IsRead))
        {
            Report(DiagnosticDescriptors.UnreadLayer, pair.Key, pair.Value.Name);
        }

        foreach (var pair in InOrder(_initialisers, path).Where(static pair => !pair.Value.IsThere))
        {
            Report(DiagnosticDescriptors.InitialiserOfNothing, pair.Key, pair.Value.Owner, pair.Value.Kind, pair.Value.Name, pair.Value.Hint);
        }
    }

    private static IEnumerable<KeyValuePair<SourceLocation, T>> InOrder<T>(Dictionary<SourceLocation, T> noted, string path) =>
        noted.Where(pair => pair.Key.Path == path).OrderBy(static pair => pair.Key.StartLine).ThenBy(static pair => pair.Key.StartColumn);
}

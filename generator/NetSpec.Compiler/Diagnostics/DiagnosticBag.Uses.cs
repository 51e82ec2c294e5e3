namespace NetSpec.Compiler.Diagnostics;

/// <summary>The report of layers that nobody reads: known only when all uses of a block were seen.</summary>
internal sealed partial class DiagnosticBag
{
    private readonly Dictionary<SourceLocation, (string Name, bool IsRead)> _layers = [];

    /// <summary>Notes whether a layer's result is read in one use of its block; one such use is enough.</summary>
    public void NoteLayer(SourceLocation location, string name, bool isRead) =>
        _layers[location] = (name, isRead || (_layers.TryGetValue(location, out var known) && known.IsRead));

    /// <summary>Warns of the layers of one file that are read in no use.</summary>
    public void ReportUnreadLayers(string path)
    {
        foreach (var pair in _layers.Where(pair => !pair.Value.IsRead && pair.Key.Path == path).OrderBy(static pair => pair.Key.StartLine).ThenBy(static pair => pair.Key.StartColumn))
        {
            Report(DiagnosticDescriptors.UnreadLayer, pair.Key, pair.Value.Name);
        }
    }
}

using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Syntax;

/// <summary>A node that aliases may name: how many nodes it stands for and how many levels lie below it.</summary>
internal sealed record AnchoredNode(YamlNode Node, int Nodes, int Height);

/// <summary>The anchors of a document. A name may be given again; an alias means the last one above it.</summary>
internal sealed class YamlAnchors(DiagnosticBag bag)
{
    private readonly Dictionary<string, AnchoredNode?> _nodes = new(StringComparer.Ordinal);

    /// <summary>Notes that a node with this anchor begins: an alias to it that comes before its end would make a circle.</summary>
    public void Open(string name) => _nodes[name] = null;

    /// <summary>Notes the node of an anchor.</summary>
    public void Close(string name, AnchoredNode node) => _nodes[name] = node;

    /// <summary>What an alias at <paramref name="location"/> stands for; <c>null</c> after a report.</summary>
    public AnchoredNode? Find(string name, SourceLocation location)
    {
        if (!_nodes.TryGetValue(name, out var node))
        {
            bag.ReportUnknownAnchor(location, name, _nodes.Keys);
        }
        else if (node is null)
        {
            bag.ReportCyclicAlias(location, name);
        }

        return node;
    }
}

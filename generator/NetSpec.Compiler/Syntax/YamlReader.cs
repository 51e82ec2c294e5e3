using NetSpec.Compiler.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetSpec.Compiler.Syntax;

/// <summary>
/// Reads YAML into nodes with places. This is the only file that knows YamlDotNet, and it uses its scanner and parser only: the object
/// model above them stops at the first duplicate key and loses places and styles.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>Nesting beyond this is refused: the stages recurse over the tree, and a stack overflow would take the compiler down.</summary>
    private const int MaxDepth = 64;

    /// <summary>Nodes beyond this, aliases counted as what they stand for, are refused: a few lines of aliases can stand for billions.</summary>
    private const int MaxNodes = 100_000;

    /// <summary>What the parser gives as the tag of a node that has none.</summary>
    private const string NoTag = "?";

    private readonly YamlSource _source;
    private readonly DiagnosticBag _bag;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly int _textStart;
    private readonly YamlAnchors _anchors;
    private readonly Stack<SourceLocation> _openBrackets = new();
    private int _nodes;
    private int _deepest;
    private int _lastEnd;

    private YamlReader(YamlSource source, DiagnosticBag bag)
    {
        _source = source;
        _bag = bag;
        _anchors = new(bag);
        _textStart = source.Text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0;
        _scanner = new(new StringReader(source.Text[_textStart..]), skipComments: true);
        _parser = new(_scanner);
    }

    /// <summary>
    /// The file's document; an empty scalar for a file that holds nothing; <c>null</c> where the text is no YAML at all.
    /// Smaller mistakes are reported and leave a tree, with a <see cref="YamlError"/> where a node could not be read.
    /// </summary>
    public static YamlNode? Read(string path, string text, DiagnosticBag bag)
    {
        if (!YamlTextCheck.IsReadable(path, text, bag))
        {
            return null;
        }

        return new YamlReader(new(path, text), bag).ReadStream();
    }

    private YamlNode? ReadStream()
    {
        try
        {
            Next();
            if (Next() is StreamEnd)
            {
                return new YamlScalar("", isPlain: true, _source.Locate(0, 0));
            }

            Next();
            var root = ReadNode(depth: 1);
            if (root is not null)
            {
                ReadEnd();
            }

            return root;
        }
        catch (YamlException exception)
        {
            ReportFailure(exception.Message, exception.Start, exception.End);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The scanner throws whatever its slips throw, such as a bare InvalidOperationException for a missing bracket.
            ReportFailure("", Mark.Empty, Mark.Empty);
        }

        return null;
    }

    private void ReadEnd()
    {
        Next();
        if (Next() is DocumentStart second)
        {
            _bag.ReportSeveralDocuments(Locate(second.Start, second.End));
        }
    }

    private ParsingEvent? Next()
    {
        _parser.MoveNext();
        return _parser.Current;
    }

    /// <summary>Reads the node at the current event and stops at its last event; <c>null</c> when reading has to end.</summary>
    private YamlNode? ReadNode(int depth)
    {
        _deepest = Math.Max(_deepest, depth);
        _nodes++;
        if (_parser.Current is AnchorAlias alias)
        {
            return ReadAlias(alias, depth);
        }

        var start = (NodeEvent)_parser.Current!;
        var end = OffsetOf(start.End);
        if (IsTooLarge(depth, start is Scalar ? Locate(start.Start, start.End) : _source.Locate(end, end + 1)))
        {
            return null;
        }

        return start.Anchor.IsEmpty ? ReadContent(start, depth) : ReadAnchored(start, depth);
    }

    private YamlNode? ReadAnchored(NodeEvent start, int depth)
    {
        var name = start.Anchor.Value;
        var (nodesBefore, deepestBefore) = (_nodes, _deepest);
        _deepest = depth;
        _anchors.Open(name);
        if (ReadContent(start, depth) is not { } node)
        {
            return null;
        }

        _anchors.Close(name, new(node, _nodes - nodesBefore + 1, _deepest - depth));
        _deepest = Math.Max(deepestBefore, _deepest);
        return node;
    }

    private YamlNode? ReadAlias(AnchorAlias alias, int depth)
    {
        var location = Locate(alias.Start, alias.End);
        _lastEnd = location.Start + location.Length;
        if (_anchors.Find(alias.Value.Value, location) is not { } anchored)
        {
            return new YamlError(location);
        }

        _nodes += anchored.Nodes - 1;
        _deepest = Math.Max(_deepest, depth + anchored.Height);
        return IsTooLarge(depth + anchored.Height, location) ? null : anchored.Node;
    }

    private bool IsTooLarge(int depth, SourceLocation location)
    {
        if (depth > MaxDepth)
        {
            _bag.ReportTooDeep(location, MaxDepth);
            return true;
        }

        if (_nodes > MaxNodes)
        {
            _bag.ReportTooManyNodes(location, MaxNodes);
            return true;
        }

        return false;
    }

    private YamlNode? ReadContent(NodeEvent start, int depth)
    {
        var isText = IsText(start);
        return start switch
        {
            Scalar scalar => ReadScalar(scalar, isText),
            SequenceStart sequence => ReadSequence(sequence, depth),
            _ => ReadMapping((MappingStart)start, depth),
        };
    }

    private YamlScalar ReadScalar(Scalar scalar, bool isText)
    {
        var location = Locate(scalar.Start, scalar.End);
        var start = location.Start;
        var end = _source.TrimEnd(start, start + location.Length);
        var isPlain = scalar.Style == ScalarStyle.Plain;
        var textStart = end - scalar.Value.Length;
        if (isPlain && textStart > start && string.CompareOrdinal(_source.Text, textStart, scalar.Value, 0, scalar.Value.Length) == 0)
        {
            // YamlDotNet counts an anchor or tag as part of the scalar; messages should point to the text.
            start = textStart;
        }

        _lastEnd = end;
        return new(scalar.Value, isPlain && !isText, _source.Locate(start, end));
    }

    private YamlNode? ReadSequence(SequenceStart start, int depth)
    {
        var isFlow = start.Style == SequenceStyle.Flow;
        var open = Open(start, isFlow);
        List<YamlNode> items = [];
        while (Next() is not SequenceEnd)
        {
            if (ReadNode(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        var location = Close(open, isFlow);
        return isFlow ? FlowAccidents.Mend(items, location, _source, _bag) : new YamlSequence(items, location);
    }

    private YamlMapping? ReadMapping(MappingStart start, int depth)
    {
        var isFlow = start.Style == MappingStyle.Flow;
        var open = Open(start, isFlow);
        List<(YamlNode Key, YamlNode Value)> pairs = [];
        while (Next() is not MappingEnd)
        {
            if (ReadNode(depth + 1) is not { } key)
            {
                return null;
            }

            Next();
            if (ReadNode(depth + 1) is not { } value)
            {
                return null;
            }

            pairs.Add((key, value));
        }

        var location = Close(open, isFlow);
        return new YamlMapping(YamlEntries.From(isFlow ? FlowAccidents.Mend(pairs, _source, _bag) : pairs, _source, _bag), location);
    }

    /// <summary>Notes where a collection opens: after its tag and anchor, which the event includes.</summary>
    private int Open(NodeEvent start, bool isFlow)
    {
        var hasProperties = !start.Anchor.IsEmpty || !(start.Tag.IsEmpty || start.Tag.Value == NoTag);
        var offset = OffsetOf(hasProperties ? start.End : start.Start);
        _lastEnd = offset;
        if (isFlow)
        {
            _openBrackets.Push(_source.Locate(offset, offset + 1));
        }

        return offset;
    }

    private SourceLocation Close(int open, bool isFlow)
    {
        if (isFlow)
        {
            _openBrackets.Pop();
            _lastEnd = OffsetOf(_parser.Current!.End) + 1;
        }

        // A block collection has no end of its own: its last event stands at the next token, wherever that is.
        return _source.Locate(open, Math.Max(open, _lastEnd));
    }

    /// <summary>Whether a tag says that the node is text; another tag is an error, and the node is read as if it were not there.</summary>
    private bool IsText(NodeEvent start)
    {
        if (start.Tag.IsEmpty || start.Tag.Value == NoTag)
        {
            return false;
        }

        // "!" is YAML's way to say: not a number.
        var isText = start is Scalar && start.Tag.Value is "!" or "tag:yaml.org,2002:str";
        if (!isText)
        {
            var location = _source.LocateWord(OffsetOf(start.Start));
            _bag.ReportUnknownTag(location, _source.Text.Substring(location.Start, location.Length));
        }

        return isText;
    }

    private void ReportFailure(string message, Mark start, Mark end)
    {
        // Failures without a place carry an empty mark or none; the scanner knows how far it came.
        var hasPlace = start.Index > 0 || end.Index > 0;
        var location = hasPlace ? Locate(start, end) : Locate(_scanner.CurrentPosition, _scanner.CurrentPosition);
        new YamlFailure(_source, _bag).Report(message, location, _openBrackets.Count > 0 ? _openBrackets.Peek() : null);
    }

    private SourceLocation Locate(Mark start, Mark end) => _source.Locate(OffsetOf(start), OffsetOf(end));

    private int OffsetOf(Mark mark) => (int)mark.Index + _textStart;
}

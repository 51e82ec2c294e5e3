using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Syntax;

/// <summary>A node of a YAML document with its place. Anchors, aliases and merge keys are already resolved.</summary>
internal abstract class YamlNode(SourceLocation location)
{
    /// <summary>Where the node stands.</summary>
    public SourceLocation Location { get; } = location;
}

/// <summary>A scalar as it was written; its type is decided by whoever reads it.</summary>
internal sealed class YamlScalar(string text, bool isPlain, SourceLocation location) : YamlNode(location)
{
    /// <summary>The text, without quotes; empty for a missing value.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it was written without quotes: only then can it be a number, a bool or an expression in YAML's own types.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Whether nothing (or <c>null</c>, <c>~</c>) was written.</summary>
    public bool IsNull => IsPlain && Text is "" or "null" or "~" or "Null" or "NULL";

    /// <summary>
    /// The place of a part of the text. Exact where the text stands in the file as it is (plain, or quoted without escapes, in one line);
    /// otherwise the whole scalar.
    /// </summary>
    public SourceLocation LocationOf(int offset, int length)
    {
        var quote = Location.Length == Text.Length + 2 && !IsPlain ? 1 : 0;
        return Location.Length == Text.Length + (2 * quote) ? Location.Slice(offset + quote, length) : Location;
    }
}

/// <summary>
/// A node that could not be read. Its error is reported, so whoever meets it says nothing more; the module that holds it is kept out of the
/// syntax tree.
/// </summary>
internal sealed class YamlError(SourceLocation location) : YamlNode(location);

/// <summary>A list.</summary>
internal sealed class YamlSequence(IReadOnlyList<YamlNode> items, SourceLocation location) : YamlNode(location)
{
    /// <summary>The items in order.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;
}

/// <summary>A mapping; keys are scalars and distinct.</summary>
internal sealed class YamlMapping(IReadOnlyList<YamlEntry> entries, SourceLocation location) : YamlNode(location)
{
    /// <summary>The entries in the order of the file.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    /// <summary>The value under <paramref name="key"/>, or <c>null</c>.</summary>
    public YamlNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;
}

/// <summary>One entry of a mapping.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);

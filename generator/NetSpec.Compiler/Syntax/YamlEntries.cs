using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Syntax;

/// <summary>Makes the entries of a mapping: distinct scalar keys in the order of the file, merge keys applied.</summary>
internal sealed class YamlEntries
{
    private readonly YamlSource _source;
    private readonly DiagnosticBag _bag;
    private readonly List<YamlEntry> _entries = [];
    private readonly Dictionary<string, (int Index, bool IsMerged)> _places = new(StringComparer.Ordinal);

    private YamlEntries(YamlSource source, DiagnosticBag bag)
    {
        _source = source;
        _bag = bag;
    }

    /// <summary>The entries that <paramref name="pairs"/> stand for. Of several with one key the first stays.</summary>
    public static IReadOnlyList<YamlEntry> From(IReadOnlyList<(YamlNode Key, YamlNode Value)> pairs, YamlSource source, DiagnosticBag bag)
    {
        var entries = new YamlEntries(source, bag);
        YamlScalar? merge = null;
        foreach (var (key, value) in pairs)
        {
            if (key is YamlScalar { IsPlain: true, Text: "<<" } mergeKey && merge is null)
            {
                merge = mergeKey;
                entries.Merge(value);
            }
            else
            {
                entries.Add(key, value, merge);
            }
        }

        return entries._entries;
    }

    private void Add(YamlNode keyNode, YamlNode value, YamlScalar? merge)
    {
        if (keyNode is not YamlScalar key)
        {
            AddWithoutKey(keyNode);
        }
        else if (key.Text == "<<" && key.IsPlain && merge is not null)
        {
            _bag.ReportDuplicateKey(key.Location, key.Text, merge.Location);
        }
        else if (!_places.TryGetValue(key.Text, out var place))
        {
            _places.Add(key.Text, (_entries.Count, IsMerged: false));
            _entries.Add(new(key, value));
        }
        else if (place.IsMerged)
        {
            // What the mapping says itself wins, at the place where the merge put it: layers keep their order.
            _places[key.Text] = (place.Index, IsMerged: false);
            _entries[place.Index] = new(key, value);
        }
        else
        {
            _bag.ReportDuplicateKey(key.Location, key.Text, _entries[place.Index].Key.Location);
        }
    }

    /// <summary>Keeps the text of a key such as <c>{name}</c>, without a value to complain about: one mistake gives one error.</summary>
    private void AddWithoutKey(YamlNode key)
    {
        var text = _source.Text.Substring(key.Location.Start, key.Location.Length);
        if (key is not YamlError)
        {
            _bag.ReportKeyNotScalar(key.Location, text);
        }

        _entries.Add(new(new(text, isPlain: false, key.Location), new YamlError(key.Location)));
    }

    private void Merge(YamlNode value)
    {
        // Of several merged mappings the earlier wins, as in every YAML library.
        foreach (var item in value is YamlSequence list ? list.Items : [value])
        {
            if (item is YamlMapping mapping)
            {
                MergeMapping(mapping);
            }
            else if (item is not YamlError)
            {
                _bag.ReportMergeNotMapping(item.Location);
            }
        }
    }

    private void MergeMapping(YamlMapping mapping)
    {
        foreach (var entry in mapping.Entries)
        {
            if (!_places.ContainsKey(entry.Key.Text))
            {
                _places.Add(entry.Key.Text, (_entries.Count, IsMerged: true));
                _entries.Add(entry);
            }
        }
    }
}

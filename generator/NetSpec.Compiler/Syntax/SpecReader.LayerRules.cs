namespace NetSpec.Compiler.Syntax;

/// <content>Says which keys of a layer make sense together.</content>
internal sealed partial class SpecReader
{
    /// <summary>A key, those of which one has to stand beside it, and why.</summary>
    private static readonly (string Key, string[] Needs, string Because)[] Needs =
    [
        ("else", ["when"], "it says what the name means when the condition is false"),
        ("index", ["repeat", "for"], "it names the number of the round"),
        ("names", ["repeat", "for"], "it names the copies"),
        ("inline", ["names"], "children of the enclosing block need names of their own"),
        ("merge", ["parallel", "repeat", "for"], "it joins branches, or the running value with each round's"),
        ("parallel", ["merge"], "it says how the branches are joined"),
        ("do", ["for"], "it holds the layers of each round"),
        ("with", ["use"], "it gives the arguments of the block that 'use' names; those of an operator stand under its name"),
    ];

    /// <summary>Keys that cannot stand beside each other, and why.</summary>
    private static readonly (string Key, string[] Others, string Because)[] Excludes =
    [
        ("call", ["repeat", "for", "index", "names", "inline", "merge", "with", "share", "only", "summary", "init"], "a call takes only 'from', 'when' and 'else'"),
        ("for", ["repeat"], "a layer has one loop; loops nest through 'do'"),
        ("parallel", ["repeat"], "it would not be clear what 'merge' joins; put the branches into a block"),
        ("do", ["names", "inline", "merge", "share", "only"], "the layers of 'do' stand where the loop stands, each with its own name"),
    ];

    /// <summary>Keys without a meaning for a layer without a name, and why.</summary>
    private static readonly (string Key, string Because)[] NeedName =
    [
        ("names", "the copies are numbered like the other items"),
        ("inline", "the copies are spliced in"),
        ("else", "when the condition is false, there is no item"),
    ];

    private void CheckKeysOfLayer(LayerSyntax layer, YamlMapping mapping)
    {
        CheckNeeds(mapping);
        CheckExcludes(mapping);
        if (layer.Name is null)
        {
            CheckListItem(mapping);
        }
        else if (Find(mapping, "from") is { Value: YamlSequence { Items.Count: > 1 } } && Find(mapping, "else") is null && Find(mapping, "when") is { } when)
        {
            _bag.ReportKeyNeeds(when.Key.Location, "when", ["else"], "with several inputs it is not clear what the name means when the condition is false");
        }

        if (Find(mapping, "do") is { } body && Find(mapping, "for") is not null)
        {
            CheckLoopBody(layer, body);
        }
    }

    private void CheckNeeds(YamlMapping mapping)
    {
        foreach (var (key, needs, because) in Needs)
        {
            if (Find(mapping, key) is { } entry && !needs.Any(need => Find(mapping, need) is not null))
            {
                _bag.ReportKeyNeeds(entry.Key.Location, key, needs, because);
            }
        }
    }

    private void CheckExcludes(YamlMapping mapping)
    {
        foreach (var (key, others, because) in Excludes)
        {
            if (Find(mapping, key) is not null && others.Select(other => Find(mapping, other)).FirstOrDefault(other => other is not null) is { } excluded)
            {
                _bag.ReportKeysExclude(excluded.Key.Location, key, excluded.Key.Text, because);
            }
        }
    }

    private void CheckListItem(YamlMapping mapping)
    {
        foreach (var (key, because) in NeedName)
        {
            if (Find(mapping, key) is { } entry)
            {
                _bag.ReportKeyNeedsName(entry.Key.Location, key, because);
            }
        }

        if (Find(mapping, "merge") is { } merge && Find(mapping, "parallel") is null && Find(mapping, "repeat") is not null)
        {
            _bag.ReportKeyNeedsName(merge.Key.Location, "merge", "the rounds are spliced in, one after the other");
        }
    }

    /// <summary>The layers of a loop stand where the loop stands, so they have names exactly if their neighbours do.</summary>
    private void CheckLoopBody(LayerSyntax loop, YamlEntry body)
    {
        if (loop.Name is not null && body.Value is YamlSequence)
        {
            _bag.ReportLoopBody(body.Key.Location, "a mapping", "the loop stands in a mapping, so its layers need names");
        }
        else if (loop.Name is null && body.Value is YamlMapping)
        {
            _bag.ReportLoopBody(body.Key.Location, "a list", "the loop stands in a list, so its layers are numbered");
        }
    }
}

using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Emit.CSharp;

/// <content>Repeats: lists of known length, and loops.</content>
internal sealed partial class ConstructorLowering
{
    /// <summary>Items in a row that are made the same way become one loop, as a person would write them.</summary>
    private List<string> ConstructList(Child child, ListContent list, string property)
    {
        var items = ConstructItems(list, _members.Nested(child));
        var isMixed = items.Any(item => item.Type != items[0].Type);
        if (isMixed)
        {
            _mixedLists.Add(list);
        }

        var type = !isMixed ? items[0].Type : ListCalls.NeedsCasts(list) ? "nn.Module" : ListCalls.ModuleType(list.Items[0]);
        if (!child.Key.Equals("", StringComparison.Ordinal) && list.Keys.Where((key, i) => key != i.ToString(System.Globalization.CultureInfo.InvariantCulture)).Any())
        {
            return ConstructNamedList(child, list, property, type, items);
        }

        _types[child] = $"ModuleList<{type}>";
        var lines = new List<string> { $"{property} = new ModuleList<{type}>();" };
        for (var i = 0; i < items.Count;)
        {
            var end = i;
            while (end < items.Count && items[end] == items[i] && !AfterConstruction(list.Items[end], "").Any())
            {
                end++;
            }

            if (end - i > 1)
            {
                lines.Add($"for (var i = {i}; i < {end}; i++)\n{{\n    {property}.Add({items[i].Expression});\n}}\n");
                i = end;
                continue;
            }

            lines.Add($"{property}.Add({items[i].Expression});");
            lines.AddRange(AfterConstruction(list.Items[i], $"{property}[{i}]"));
            i++;
        }

        return lines;
    }

    private List<(string Type, string Expression)> ConstructItems(ListContent list, string nestedName)
    {
        var items = new List<(string Type, string Expression)>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            // Equal uses of a block share their bound module, and most of a stage's blocks are equal.
            var isAsBefore = i > 0 && list.Items[i] is BlockContent { Module: var module } && (list.Items[i - 1] as BlockContent)?.Module == module;
            items.Add(isAsBefore ? items[i - 1] : Construct(list.Items[i], nestedName));
        }

        return items;
    }

    /// <summary>Items with names of their own.</summary>
    private List<string> ConstructNamedList(Child child, ListContent list, string property, string type, IReadOnlyList<(string Type, string Expression)> items)
    {
        _types[child] = $"NamedModuleList<{type}>";
        var lines = new List<string> { $"{property} = new NamedModuleList<{type}>();" };
        for (var i = 0; i < items.Count; i++)
        {
            lines.Add($"{property}.Add({CSharpNames.Literal(list.Keys[i])}, {items[i].Expression});");
            lines.AddRange(AfterConstruction(list.Items[i], $"{property}[{i}]"));
        }

        return lines;
    }

    /// <summary>A list in the block itself registers its items there; one of its own registers as a module.</summary>
    private IEnumerable<string> RegisterList(Child child) => child.Key.Length > 0
        ? [Register(child)]
        : child.Content is ListContent list ? list.Keys.Select((key, i) => $"register_module({CSharpNames.Literal(key)}, {_members[child]}[{i}]);") : [];

    private string LoopKey(LoopContent loop)
    {
        var parts = loop.Key.Select(part => part.Text is { } text ? CSharpNames.Interpolated(text) : $"{{{_terms.Print(part.Term!)}}}");
        return $"$\"{string.Concat(parts)}\"";
    }

    private List<string> ConstructLoop(Child child, LoopContent loop, string property)
    {
        var (type, expression) = Construct(loop.Item, _members.Nested(child));
        UsedSymbols.Remove(loop.Index);
        var isNamed = child.Key.Length > 0 && loop.Key is not [{ Term: SymbolTerm }];
        var listType = isNamed ? $"NamedModuleList<{type}>" : $"ModuleList<{type}>";
        _types[child] = listType;
        var index = _symbols[loop.Index];
        var key = LoopKey(loop);
        List<string> body = [.. _arguments.For(loop), isNamed ? $"{property}.Add({key}, {expression});" : $"{property}.Add({expression});"];
        UsedSymbols.Remove(loop.Index);
        body.AddRange(AfterConstruction(loop.Item, $"{property}[(int){index}]"));
        if (child.Key.Length == 0)
        {
            body.Add($"register_module({key}, {property}[(int){index}]);");
        }

        return [.. _arguments.ForCount(loop), $"{property} = new {listType}();", $"for (var {index} = 0L; {index} < {_terms.Print(loop.Count)}; {index}++)\n{{\n{SourceWriter.Indent(body)}\n}}\n"];
    }
}

using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>Lists, records and tables.</summary>
internal sealed partial class ValueReader
{
    private ListValue? ReadList(YamlNode node, ParameterType type, string name, IScope scope)
    {
        Value? value;
        if (node is YamlSequence sequence)
        {
            var items = sequence.Items.Select(item => Read(item, type.Element!, name, scope)).ToList();
            value = items.Contains(null) ? null : new ListValue(items.Select(static item => item!).ToEquatableArray());
        }
        else
        {
            value = ReadRaw(node, scope);
        }

        return value is null ? null : CheckList(value, type, name, node.Location);
    }

    private ListValue? CheckList(Value value, ParameterType type, string name, SourceLocation location)
    {
        if (value is not ListValue list)
        {
            Bag.ReportArgumentType(location, name, "a list", value.AsSentence());
            return null;
        }

        if (type.Length is { } length && list.Items.Count != length)
        {
            Bag.ReportWrongListLength(location, name, length, list.Items.Count);
            return null;
        }

        return list;
    }

    private Value? ReadRecord(YamlNode node, ParameterType type, string name, IScope scope)
    {
        if (node is not YamlMapping mapping)
        {
            var value = ReadRaw(node, scope);
            if (value is null or RecordValue)
            {
                return value;
            }

            Bag.ReportArgumentType(node.Location, name, "a record", value.AsSentence());
            return null;
        }

        return ReadMembers(mapping, type.Members ?? [], name, scope);
    }

    private RecordValue? ReadMembers(YamlMapping mapping, IReadOnlyList<(string Name, ParameterType Type)> members, string name, IScope scope)
    {
        var complete = true;
        foreach (var entry in mapping.Entries.Where(entry => members.All(member => member.Name != entry.Key.Text)))
        {
            Bag.ReportUnknownOperatorArgument(entry.Key.Location, name, entry.Key.Text, [.. members.Select(static member => member.Name)]);
            complete = false;
        }

        var values = new List<NamedValue>();
        foreach (var (member, type) in members)
        {
            if (mapping[member] is not { } node)
            {
                Bag.ReportMissingArgument(mapping.Location, name, [member]);
                complete = false;
            }
            else if (Read(node, type, member, scope) is { } value)
            {
                values.Add(new(member, value));
            }
            else
            {
                complete = false;
            }
        }

        return complete ? new RecordValue(values.ToEquatableArray()) : null;
    }

    private Value? ReadTable(YamlNode node, ParameterType type, string name, IScope scope)
    {
        if (node is not YamlSequence sequence)
        {
            return ReadRaw(node, scope) is { } value ? CheckList(value, type, name, node.Location) : null;
        }

        var rows = sequence.Items.Select(item => ReadRow(item, type.Members ?? [], name, scope)).ToList();
        return rows.Contains(null) ? null : new ListValue(rows.Select(static row => row!).ToEquatableArray());
    }

    /// <summary>A row names its columns, or lists its values in their order.</summary>
    private Value? ReadRow(YamlNode row, IReadOnlyList<(string Name, ParameterType Type)> columns, string name, IScope scope)
    {
        switch (row)
        {
            case YamlMapping mapping when columns.Count > 0:
                return ReadMembers(mapping, columns, name, scope);
            case YamlSequence { Items: var items } when columns.Count > 0 && items.Count != columns.Count:
                Bag.ReportWrongListLength(row.Location, $"a row of {name}", columns.Count, items.Count);
                return null;
            case YamlSequence { Items: var items } when columns.Count > 0:
                var values = columns.Zip(items, (column, item) => (column.Name, Value: Read(item, column.Type, column.Name, scope))).ToList();
                return values.Any(static value => value.Value is null) ? null : new RecordValue(values.Select(static value => new NamedValue(value.Name, value.Value!)).ToEquatableArray());
            default:
                return ReadRaw(row, scope);
        }
    }
}

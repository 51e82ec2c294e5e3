using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Expressions;

/// <summary>Lists, tables and records.</summary>
internal sealed partial class Evaluator
{
    private ListValue? VisitList(ListExpression list, IScope scope)
    {
        // Every item is looked at, so that each reports its own mistake.
        var items = list.Items.Select(item => Visit(item, scope)).ToList();
        return items.Contains(null) ? null : new(items.OfType<Value>().ToEquatableArray());
    }

    /// <summary>
    /// Takes a list that was computed before, and as many steps. Where those are too many it is computed all the same, so that the mistake is told at
    /// its place. Within another comprehension each round has values of its own, which are not kept.
    /// </summary>
    private ListValue? VisitComprehension(ComprehensionExpression list, IScope scope)
    {
        if (lists is null || scope is LoopScope)
        {
            return Compute(list, scope);
        }

        if (lists.Find(list, scope) is { } computed && _steps + computed.Steps <= MaxSteps)
        {
            _steps += computed.Steps;
            return computed.List;
        }

        var before = _steps;
        var value = Compute(list, scope);
        if (value is not null)
        {
            lists.Keep(list, scope, new(value, _steps - before));
        }

        return value;
    }

    private ListValue? Compute(ComprehensionExpression list, IScope scope)
    {
        List<Value> items = [];
        return Fill(items, list, 0, scope) ? Build(list.Location, items.Count, items) : null;
    }

    /// <summary>Adds what one loop, with those inside it, gives.</summary>
    private bool Fill(List<Value> items, ComprehensionExpression list, int depth, IScope scope)
    {
        if (depth == list.Loops.Count)
        {
            return Append(items, list.Element, scope);
        }

        var loop = list.Loops[depth];
        if (scope.Lookup(loop.Variable) is not null)
        {
            bag.ReportLoopVariableHides(list.Location, loop.Variable);
            return false;
        }

        if (ListOf(Visit(loop.Source, scope), loop.Source.Location, "for", "the list of a loop") is not { } source)
        {
            return false;
        }

        foreach (var item in source.Items)
        {
            var inner = new LoopScope(scope, loop.Variable, item);
            if (IsKept(loop.Filter, inner) is not { } isKept || (isKept && !Fill(items, list, depth + 1, inner)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Append(List<Value> items, Expression element, IScope scope)
    {
        if (Visit(element, scope) is not { } value)
        {
            return false;
        }

        items.Add(value);
        return true;
    }

    private bool? IsKept(Expression? filter, IScope scope)
    {
        if (filter is null)
        {
            return true;
        }

        var condition = Visit(filter, scope);
        return condition is not null && _operations.IsBool("if", condition, filter.Location)
            ? (Known(condition, filter.Location, "the condition of a loop") as BoolValue)?.Value
            : null;
    }

    private Value? VisitIndex(IndexExpression index, IScope scope)
    {
        // A row of a table is indexed in the order of its columns.
        var target = Visit(index.Target, scope) is var value && value is RecordValue row ? new ListValue(row.Members.Select(static member => member.Value).ToEquatableArray()) : value;
        var list = ListOf(target, index.Target.Location, "[]", "what an index is put to");
        if (IntOf(Visit(index.Index, scope), index.Index.Location, "[]", "an index") is not { } position || list is null)
        {
            return null;
        }

        if (position < 0 || position >= list.Items.Count)
        {
            bag.ReportIndexOutOfRange(index.Index.Location, position, list.Items.Count);
            return null;
        }

        return list.Items[(int)position];
    }

    private ListValue? VisitSlice(SliceExpression slice, IScope scope)
    {
        var list = ListOf(Visit(slice.Target, scope), slice.Target.Location, "[]", "what is sliced");
        var start = Bound(slice.Start, 0, scope);
        var end = Bound(slice.End, list?.Items.Count ?? 0, scope);
        if (list is null || start is null || end is null)
        {
            return null;
        }

        if (start < 0 || start > end || end > list.Items.Count)
        {
            bag.ReportSliceOutOfRange(slice.Location, start.Value, end.Value, list.Items.Count);
            return null;
        }

        return Spend((int)(end - start), slice.Location) ? new(list.Items.Skip((int)start).Take((int)(end - start)).ToEquatableArray()) : null;
    }

    private long? Bound(Expression? bound, long missing, IScope scope) =>
        bound is null ? missing : IntOf(Visit(bound, scope), bound.Location, "[]", "a bound of a slice");

    private Value? VisitMember(MemberExpression member, IScope scope)
    {
        var owner = member.Target is NameExpression name ? $"'{name.Name}'" : "the record";
        return Known(Visit(member.Target, scope), member.Target.Location, $"what '.{member.Member}' belongs to") switch
        {
            null => null,
            ListValue table => Column(table, member, owner),
            var record => MemberOf(record, member, owner),
        };
    }

    private ListValue? Column(ListValue table, MemberExpression member, string owner)
    {
        List<Value> items = [];
        for (var row = 0; row < table.Items.Count; row++)
        {
            if (MemberOf(table.Items[row], member, $"row {row} of {owner}") is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return Spend(items.Count, member.Location) ? new(items.ToEquatableArray()) : null;
    }

    private Value? MemberOf(Value value, MemberExpression member, string owner)
    {
        if (value is not RecordValue record)
        {
            bag.ReportWrongOperand(member.Target.Location, "." + member.Member, "a record or a table", value.Shown(), value.Described(), "");
            return null;
        }

        if (record[member.Member] is { } found)
        {
            return found;
        }

        var place = member.Location.Slice(member.Location.Length - member.Member.Length, member.Member.Length);
        bag.ReportUnknownMember(place, owner, member.Member, record.Members.Select(known => known.Name));
        return null;
    }

    /// <summary><c>[1] + [2]</c> and <c>[1] * 3</c>, as in Python.</summary>
    private ListValue? OfLists(BinaryExpression binary, Value left, Value right)
    {
        switch (binary.Operator)
        {
            case "+" when left is ListValue first && right is ListValue second:
                return Build(binary.Location, first.Items.Count + second.Items.Count, first.Items.Concat(second.Items));
            case "*" when left is ListValue list:
                return Repeat(list, right, binary.Right.Location, binary.Location);
            case "*":
                return Repeat((ListValue)right, left, binary.Left.Location, binary.Location);
            default:
                var needed = binary.Operator == "+" ? "two lists or two numbers" : "a number";
                var wrong = binary.Operator == "+" && left is ListValue ? right : left is ListValue ? left : right;
                bag.ReportWrongOperand(binary.Location, binary.Operator, needed, wrong.Shown(), wrong.Described(), "");
                return null;
        }
    }

    private ListValue? Repeat(ListValue list, Value times, SourceLocation timesAt, SourceLocation at)
    {
        if (IntOf(times, timesAt, "*", "the number of copies") is not { } count)
        {
            return null;
        }

        count = list.Items.Count == 0 ? 0 : Math.Max(0, Math.Min(count, MaxItems + 1));
        return Build(at, list.Items.Count * count, Enumerable.Repeat(list.Items, (int)count).SelectMany(items => items));
    }

    private ListValue? Build(SourceLocation at, long count, IEnumerable<Value> items)
    {
        if (count > MaxItems)
        {
            bag.ReportTooManyItems(at, MaxItems);
            return null;
        }

        return Spend((int)count, at) ? new(items.ToEquatableArray()) : null;
    }

    private Value? Contains(Value container, Value item, SourceLocation at)
    {
        if (ListOf(container, at, "in", "the list after 'in'") is not { } list)
        {
            return null;
        }

        Value? result = new BoolValue(false);
        for (var i = 0; i < list.Items.Count && result is not (null or BoolValue { Value: true }); i++)
        {
            var equal = Spend(1, at) ? _operations.Equal(item, list.Items[i], at) : null;
            result = equal is null ? null : _operations.Binary("or", result, equal, at);
        }

        return result;
    }

    private ListValue? ListOf(Value? value, SourceLocation at, string @operator, string purpose)
    {
        var known = Known(value, at, purpose);
        if (known is not (null or ListValue))
        {
            var hint = known is IntValue && @operator == "for" ? $"; write 'range({known.ToDisplay()})'" : "";
            bag.ReportWrongOperand(at, @operator, "a list", known.Shown(), known.Described(), hint);
        }

        return known as ListValue;
    }

    private long? IntOf(Value? value, SourceLocation at, string @operator, string purpose)
    {
        var known = Known(value, at, purpose);
        if (known is not (null or IntValue))
        {
            var hint = known is FloatValue ? $"; write 'int({known.ToDisplay()})'" : "";
            bag.ReportWrongOperand(at, @operator, "an int", known.Shown(), known.Described(), hint);
        }

        return (known as IntValue)?.Value;
    }
}

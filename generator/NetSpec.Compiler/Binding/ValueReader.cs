using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Operators.Initialisers;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>Turns YAML into values of a wanted type: a parameter's, or an operator argument's. Null after a mistake was reported.</summary>
internal sealed class ValueReader(Session session, LinkedSpec home)
{
    private DiagnosticBag Bag => session.Bag;

    /// <summary>Reads a value for a parameter of a block, model or variant.</summary>
    public Value? Read(YamlNode node, ParameterType type, string name, IScope scope) => type.Kind switch
    {
        ParameterKind.String => ReadText(node, name, scope),
        ParameterKind.Block => ReadBlock(node, name, scope),
        ParameterKind.List => ReadList(node, type, name, scope),
        ParameterKind.Record => ReadRecord(node, type, name, scope),
        ParameterKind.Table => ReadTable(node, type, name, scope),
        ParameterKind.Size => Check(ReadRaw(node, scope), ArgumentKind.Size, name, node.Location),
        ParameterKind.Float => Check(ReadRaw(node, scope), ArgumentKind.Float, name, node.Location),
        ParameterKind.Bool => Check(ReadRaw(node, scope), ArgumentKind.Bool, name, node.Location),
        _ => Check(ReadRaw(node, scope), ArgumentKind.Int, name, node.Location),
    };

    /// <summary>Reads a value for an operator's argument.</summary>
    public Value? Read(YamlNode node, OperatorParameter parameter, IScope scope) => parameter.Kind switch
    {
        ArgumentKind.Word => ReadWord(node, parameter, scope),
        ArgumentKind.Size when IsWord(node, parameter, scope) => ReadWord(node, parameter, scope),
        ArgumentKind.Text => ReadText(node, parameter.Name, scope),
        ArgumentKind.Initialiser => ReadInitialiser(node, scope),
        var kind => CheckRange(Check(ReadRaw(node, scope), kind, parameter.Name, node.Location), parameter, node.Location),
    };

    /// <summary>Reads a block or operator, perhaps with arguments bound: <c>ReLU</c>, <c>{BasicBlock: {groups: 2}}</c>, or a name that holds one.</summary>
    public BlockValue? ReadBlock(YamlNode node, string name, IScope scope)
    {
        if (node is YamlScalar scalar)
        {
            return scope.Lookup(scalar.Text) as BlockValue ?? FindBlock(scalar);
        }

        if (node is YamlMapping { Entries: [var entry] })
        {
            var target = scope.Lookup(entry.Key.Text) as BlockValue ?? FindBlock(entry.Key);
            return target is null ? null : Bind(target, entry.Value, scope);
        }

        Bag.ReportArgumentType(node.Location, name, "a block", Written(node));
        return null;
    }

    /// <summary>Reads an initialiser: <c>zeros</c>, <c>{normal: {std: 0.02}}</c>.</summary>
    public BlockValue? ReadInitialiser(YamlNode node, IScope scope)
    {
        var name = node as YamlScalar ?? (node is YamlMapping { Entries: [var only] } ? only.Key : null);
        if (name is null || InitialiserTable.Find(name.Text) is not { } initialiser)
        {
            var names = InitialiserTable.All.Select(static known => known.Name).ToList();
            Bag.ReportWordNotTaken(name?.Location ?? node.Location, "init", name?.Text ?? "a list", string.Join(", ", names), NearestName.Hint(name?.Text ?? "", names));
            return null;
        }

        var bound = Bind(new(initialiser, null, []), (node as YamlMapping)?.Entries[0].Value, scope);
        return bound is not null && new ArgumentBinder(session, home).Complete(initialiser, bound.Arguments, name.Location) is not null ? bound : null;
    }

    /// <summary>Binds more arguments to a block or operator; a later argument replaces an earlier one of its name.</summary>
    public BlockValue? Bind(BlockValue target, YamlNode? arguments, IScope scope)
    {
        var read = new ArgumentBinder(session, home).ReadArguments(target, arguments, scope);
        return read is null ? null : target with { Arguments = [.. target.Arguments.Where(old => read.All(argument => argument.Name != old.Name)), .. read] };
    }

    /// <summary>The operator or block of this name.</summary>
    public BlockValue? FindBlock(YamlScalar name)
    {
        if (home.Blocks.TryGetValue(name.Text, out var block))
        {
            return new(null, block, []);
        }

        if (OperatorTable.Find(name.Text) is { } op)
        {
            return new(op, null, []);
        }

        if (home.Broken.Contains(name.Text))
        {
            return null;
        }

        Bag.ReportUnknownOperator(name.Location, name.Text, NearestName.Hint(name.Text, home.Blocks.Keys.Concat(OperatorTable.All.Select(static op => op.Name))));
        return null;
    }

    /// <summary>Reads a number, truth value or string.</summary>
    public Value? ReadScalar(YamlNode node, string name, IScope scope)
    {
        var value = ReadRaw(node, scope);
        if (value is null or IntValue or FloatValue or BoolValue or StringValue or SymbolicValue)
        {
            return value;
        }

        Bag.ReportArgumentType(node.Location, name, "a number, bool or string", value.AsSentence());
        return null;
    }

    private Value? ReadRaw(YamlNode node, IScope scope)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return home.Parse(scalar, Bag) is { } expression ? session.Evaluator.Evaluate(expression, scope) : null;
            case YamlSequence sequence:
                var items = sequence.Items.Select(item => ReadRaw(item, scope)).ToList();
                return items.Contains(null) ? null : new ListValue(items.Select(static item => item!).ToEquatableArray());
            case YamlMapping mapping:
                var members = mapping.Entries.Select(entry => (entry.Key.Text, Value: ReadRaw(entry.Value, scope))).ToList();
                return members.Any(static member => member.Value is null)
                    ? null
                    : new RecordValue(members.Select(static member => new NamedValue(member.Text, member.Value!)).ToEquatableArray());
            default:
                return null;
        }
    }

    private Value? ReadText(YamlNode node, string name, IScope scope)
    {
        if (node is not YamlScalar scalar)
        {
            Bag.ReportArgumentType(node.Location, name, "a string", Written(node));
            return null;
        }

        return scalar.IsPlain && scope.Lookup(scalar.Text) is StringValue value ? value : new StringValue(scalar.Text);
    }

    private Value? ReadWord(YamlNode node, OperatorParameter parameter, IScope scope)
    {
        if (node is YamlScalar scalar && parameter.Words.Any(word => word.Word == scalar.Text))
        {
            return new StringValue(scalar.Text);
        }

        var words = parameter.Words.Select(static word => word.Word);
        var written = node is YamlScalar { Text: var text } && scope.Lookup(text) is StringValue held ? held.Value : (node as YamlScalar)?.Text;
        if (written is not null && words.Contains(written))
        {
            return new StringValue(written);
        }

        Bag.ReportWordNotTaken(node.Location, parameter.Name, written ?? "a list", string.Join(", ", words), NearestName.Hint(written ?? "", words));
        return null;
    }

    /// <summary>Whether a size is one of its words instead (<c>padding: same</c>), perhaps held by a parameter.</summary>
    private static bool IsWord(YamlNode node, OperatorParameter parameter, IScope scope) =>
        node is YamlScalar scalar && (parameter.Words.Any(word => word.Word == scalar.Text) || (parameter.Words.Count > 0 && scope.Lookup(scalar.Text) is StringValue));

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
            Bag.ReportUnknownOperatorArgument(entry.Key.Location, name, entry.Key.Text, NearestName.Hint(entry.Key.Text, members.Select(static member => member.Name)));
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

        var rows = sequence.Items.Select(item => type.Members is { Count: > 0 } members && item is YamlMapping mapping ? ReadMembers(mapping, members, name, scope) : ReadRaw(item, scope)).ToList();
        return rows.Contains(null) ? null : new ListValue(rows.Select(static row => row!).ToEquatableArray());
    }

    private Value? Check(Value? value, ArgumentKind kind, string name, SourceLocation location)
    {
        switch (value, kind)
        {
            case (null, _):
                return null;
            case (IntValue number, ArgumentKind.Float):
                return new FloatValue(number.Value);
            case (IntValue, ArgumentKind.Int or ArgumentKind.Size or ArgumentKind.IntList or ArgumentKind.Number or ArgumentKind.Scale):
            case (FloatValue, ArgumentKind.Float or ArgumentKind.Number or ArgumentKind.Scale):
            case (BoolValue, ArgumentKind.Bool):
            case (SymbolicValue { Term.Type: TermType.Int }, ArgumentKind.Int or ArgumentKind.Size or ArgumentKind.IntList or ArgumentKind.Float or ArgumentKind.Number or ArgumentKind.Scale):
            case (SymbolicValue { Term.Type: TermType.Float }, ArgumentKind.Float or ArgumentKind.Number or ArgumentKind.Scale):
            case (SymbolicValue { Term.Type: TermType.Bool }, ArgumentKind.Bool):
                return value;
            case (IntValue or FloatValue, ArgumentKind.FloatList):
                return value;
            case (ListValue numbers, ArgumentKind.FloatList) when numbers.Items.All(static item => item is IntValue or FloatValue):
                return value;
            case (ListValue list, ArgumentKind.Size or ArgumentKind.IntList) when list.Items.All(static item => item is IntValue or SymbolicValue { Term.Type: TermType.Int }):
                return value;
            case (ListValue list, ArgumentKind.Scale) when list.Items.All(static item => item is IntValue or FloatValue or SymbolicValue { Term.Type: TermType.Int or TermType.Float }):
                return value;
            default:
                Bag.ReportArgumentType(location, name, Describe(kind), value!.AsSentence() + (value is FloatValue or SymbolicValue { Term.Type: TermType.Float } ? "; int(…) cuts it, round(…) rounds it" : ""));
                return null;
        }
    }

    private Value? CheckRange(Value? value, OperatorParameter parameter, SourceLocation location)
    {
        var numbers = value is ListValue list ? list.Items.AsEnumerable() : [value!];
        if (value is not null && parameter.Minimum is { } minimum && numbers.OfType<IntValue>().FirstOrDefault(number => number.Value < minimum) is { } small)
        {
            Bag.ReportArgumentRange(location, parameter.Name, minimum, small.Value);
            return null;
        }

        return value;
    }

    private static string Describe(ArgumentKind kind) => kind switch
    {
        ArgumentKind.Float => "a float",
        ArgumentKind.Number => "a number",
        ArgumentKind.Scale => "a number, or a list of one for each spatial dimension",
        ArgumentKind.Bool => "a bool",
        ArgumentKind.Size => "a size (an int, or a list of one for each spatial dimension)",
        ArgumentKind.IntList => "a list of ints",
        ArgumentKind.FloatList => "a list of numbers",
        _ => "an int",
    };

    private static string Written(YamlNode node) => node is YamlSequence ? "a list is written" : "a mapping is written";
}

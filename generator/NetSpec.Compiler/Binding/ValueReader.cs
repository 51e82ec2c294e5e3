using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>Turns YAML into values of a wanted type: a parameter's, or an operator argument's. Null after a mistake was reported.</summary>
internal sealed partial class ValueReader(Session session, LinkedSpec home)
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

    private Value? ReadRaw(YamlNode node, IScope scope) => node is not YamlScalar scalar ? ReadItems(node, scope)
        : home.Parse(scalar, Bag) is { } expression ? session.Evaluator.Evaluate(expression, scope) : null;

    private Value? ReadItems(YamlNode node, IScope scope)
    {
        switch (node)
        {
            case YamlSequence sequence:
                var items = sequence.Items.Select(item => ReadRaw(item, scope)).ToList();
                return items.Contains(null) ? null : new ListValue(items.Select(static item => item!).ToEquatableArray());
            case YamlMapping { Entries: [{ Value: YamlScalar { IsNull: true } } only] }:
                Bag.ReportEmptyExpression(node.Location, $"; braces make a mapping: write '{only.Key.Text}' without them");
                return null;
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
        if (value is null || (parameter.Minimum is null && !parameter.IsProbability))
        {
            return value;
        }

        if ((value is ListValue list ? FirstOutOfRange(list, parameter) : IsOutOfRange(value, parameter) ? value : null) is { } wrong)
        {
            Bag.ReportArgumentRange(location, parameter.Name, parameter.IsProbability ? "from 0 to 1, as a probability" : $"at least {parameter.Minimum}", wrong);
            return null;
        }

        return value;
    }

    private static Value? FirstOutOfRange(ListValue list, OperatorParameter parameter) => list.Items.FirstOrDefault(item => IsOutOfRange(item, parameter));

    private static bool IsOutOfRange(Value value, OperatorParameter parameter) =>
        parameter.IsProbability ? value is FloatValue { Value: not (>= 0 and <= 1) } : value is IntValue number && number.Value < parameter.Minimum;

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

using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Syntax;

/// <content>Reads what surrounds a body: inputs, outputs, facts, promises and variants.</content>
internal sealed partial class SpecReader
{
    private const string InitExpected = "a mapping of operators or parameters to initialisers";

    private List<InputSyntax> ReadInputs(YamlEntry section, bool isModel)
    {
        List<InputSyntax> inputs = [];
        var mapping = AsMapping(section, "a mapping of inputs to shapes such as {x: [N, C, H, W]}");
        if (mapping is { Entries: [] })
        {
            _bag.ReportWrongKind(Blame(section), section.Key.Text, "at least one input", "none");
        }

        foreach (var entry in mapping?.Entries ?? [])
        {
            CheckName(entry, "an input");
            inputs.Add(ReadInput(entry, isModel));
        }

        return inputs;
    }

    private InputSyntax ReadInput(YamlEntry entry, bool isModel)
    {
        var longForm = entry.Value is YamlMapping mapping ? CheckKeys(mapping, SpecKeys.Input, "an input") : null;
        var shape = longForm is not null ? Find(longForm, "shape") : IsAbsent(entry.Value) ? null : entry;
        if (shape is null && isModel)
        {
            _bag.ReportModelInputWithoutShape(entry.Key.Location, entry.Key.Text);
        }

        var dtype = longForm is null ? null : Find(longForm, "dtype");
        return new(entry.Key, shape is null ? null : ReadShape(shape with { Key = entry.Key }), dtype is null ? null : ReadDType(dtype));
    }

    private static bool IsAbsent(YamlNode node) => node is YamlScalar { IsNull: true };

    private YamlScalar? ReadDType(YamlEntry entry)
    {
        var dtype = AsText(entry, "an element type such as 'int64'");
        if (dtype is not null && !SpecKeys.DTypes.Contains(dtype.Text))
        {
            _bag.ReportUnknownWord(dtype.Location, entry.Key.Text, dtype.Text, SpecKeys.DTypes);
        }

        return dtype;
    }

    private List<LetSyntax> ReadLets(YamlEntry section)
    {
        List<LetSyntax> lets = [];
        foreach (var entry in AsMapping(section, "a mapping of names to expressions")?.Entries ?? [])
        {
            CheckName(entry, "a value");
            if (AsExpression(entry, "an expression") is { } value)
            {
                lets.Add(new(entry.Key, value));
            }
        }

        return lets;
    }

    private List<RequireSyntax> ReadRequires(YamlEntry section)
    {
        const string Expected = "a list of conditions, or a mapping of conditions to messages";
        List<RequireSyntax> requires = [];
        foreach (var item in section.Value is YamlMapping ? [section.Value] : AsList(section, Expected))
        {
            if (item is YamlMapping messages)
            {
                requires.AddRange(messages.Entries.Select(ReadRequire).OfType<RequireSyntax>());
            }
            else if (AsText(section with { Value = item }, Expected) is { } text && ExpressionParser.Parse(text, _bag) is { } condition)
            {
                requires.Add(new(condition, Message: null));
            }
        }

        return requires;
    }

    private RequireSyntax? ReadRequire(YamlEntry entry)
    {
        var condition = entry.Value is YamlError ? null : ExpressionParser.Parse(entry.Key, _bag);
        var message = AsText(entry, "the message for when the condition is false");
        return condition is null ? null : new(condition, message?.Text);
    }

    private List<DimensionSyntax> ReadDimensions(YamlEntry section)
    {
        List<DimensionSyntax> dimensions = [];
        foreach (var entry in AsMapping(section, "a mapping of dimensions to facts about them")?.Entries ?? [])
        {
            CheckName(entry, "a dimension");
            if (AsMapping(entry, "a mapping such as {multiple_of: 16}") is { } mapping)
            {
                var facts = CheckKeys(mapping, SpecKeys.Dimension, "a dimension");
                Expression? Fact(string key) => Find(facts, key) is { } fact ? AsExpression(fact, "a number") : null;
                dimensions.Add(new(entry.Key, Fact("multiple_of"), Fact("min"), Fact("max"), Fact("nominal")));
            }
        }

        return dimensions;
    }

    private List<OutputSyntax> ReadOutputs(YamlEntry section)
    {
        const string Expected = "a mapping of outputs to layers such as {logits: fc}";
        List<OutputSyntax> outputs = [];
        var mapping = AsMapping(section, Expected);
        if (mapping is { Entries: [] })
        {
            _bag.ReportWrongKind(Blame(section), section.Key.Text, Expected, "an empty one");
        }

        foreach (var entry in mapping?.Entries ?? [])
        {
            CheckName(entry, "an output");
            if (AsText(entry, "the name of a layer") is { } layer)
            {
                outputs.Add(new(entry.Key, ReadReference(layer)));
            }
        }

        return outputs;
    }

    private List<EnsureSyntax> ReadEnsures(YamlEntry section) =>
        [.. (AsMapping(section, "a mapping of outputs to shapes")?.Entries ?? []).Select(entry => new EnsureSyntax(entry.Key, ReadShape(entry)))];

    private List<VariantSyntax> ReadVariants(YamlEntry section)
    {
        List<VariantSyntax> variants = [];
        foreach (var entry in AsMapping(section, "a mapping of names to parameter values")?.Entries ?? [])
        {
            CheckModuleName(entry, "a variant");
            if (AsMapping(entry, "a mapping of parameters to values") is { } values)
            {
                var extends = Find(values, "extends");
                var parent = extends is null ? null : AsText(extends, "the name of another variant");
                variants.Add(new(entry.Key, parent, [.. values.Entries.Where(value => value != extends)], entry.Key.Location));
            }
        }

        return variants;
    }
}

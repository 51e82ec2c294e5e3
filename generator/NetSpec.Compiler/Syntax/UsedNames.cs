using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Syntax;

/// <summary>
/// The names that a module's text uses. What an argument is (a formula, a word, a block), only its operator tells: here each name in it counts, so
/// that nothing is missed.
/// </summary>
internal sealed class UsedNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private UsedNames(ModuleSyntax module)
    {
        AddAll(module.Inputs.SelectMany(static input => input.Shape ?? []));
        AddAll(module.Lets.Select(static let => let.Value));
        AddAll(module.Requires.Select(static require => require.Condition));
        AddAll(module.Dimensions.SelectMany(static dimension => new[] { dimension.MultipleOf, dimension.Min, dimension.Max, dimension.Nominal }));
        AddAll(module.Ensures.SelectMany(static ensure => ensure.Shape));
        AddAll(module.Outputs.SelectMany(static output => Expressions(output.Value)));
        foreach (var rule in module.Init?.Entries ?? [])
        {
            AddArguments(rule.Value);
        }

        foreach (var layer in Layers(module))
        {
            Add(layer);
        }
    }

    /// <summary>The names; those that are no parameter or <c>let</c> are among them.</summary>
    public static ISet<string> Of(ModuleSyntax module) => new UsedNames(module)._names;

    /// <summary>All layers of a module, at any depth.</summary>
    public static IEnumerable<LayerSyntax> Layers(ModuleSyntax module) => Deep(module.Body.Layers).Concat(Deep([module.Body.Operator]));

    private static IEnumerable<LayerSyntax> Deep(IEnumerable<LayerSyntax?> layers) =>
        layers.OfType<LayerSyntax>().SelectMany(static layer => Deep(layer.Children ?? layer.Branches ?? layer.Do ?? []).Concat(Deep([layer.Merge])).Prepend(layer));

    private void Add(LayerSyntax layer)
    {
        AddAll([layer.When, layer.Repeat, layer.Use, layer.For?.Source]);
        AddAll(Expressions(layer.Name).Concat(Expressions(layer.Names)).Concat(Expressions(layer.Else)).Concat(Expressions(layer.Call)));
        AddAll((layer.From ?? []).SelectMany(Expressions));
        AddArguments(layer.Arguments);
        AddArguments(layer.With);
        AddArguments(layer.Init);
    }

    private static IEnumerable<Expression?> Expressions(NameTemplate? name) => name?.Parts.Select(static part => part.Expression) ?? [];

    private static IEnumerable<Expression?> Expressions(ReferenceSyntax? reference) => reference is null ? [] : Expressions(reference.Name).Append(reference.Position);

    private void AddAll(IEnumerable<Expression?> expressions) => _names.UnionWith(expressions.OfType<Expression>().SelectMany(static expression => expression.Names()));

    /// <summary>Arguments by name: the keys are the operator's own names.</summary>
    private void AddArguments(YamlNode? arguments)
    {
        if (arguments is YamlMapping mapping)
        {
            foreach (var argument in mapping.Entries)
            {
                AddValue(argument.Value);
            }
        }
        else if (arguments is not null)
        {
            AddValue(arguments);
        }
    }

    private void AddValue(YamlNode value)
    {
        switch (value)
        {
            case YamlScalar scalar:
                AddText(scalar.Text);
                break;
            case YamlMapping { Entries: [var only] }:
                // Perhaps a block with arguments, which a parameter may hold: {activation: {inplace: true}}.
                AddText(only.Key.Text);
                AddArguments(only.Value);
                break;
            case YamlMapping mapping:
                AddArguments(mapping);
                break;
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    AddValue(item);
                }

                break;
        }
    }

    /// <summary>Each word of a text but those after a dot, which name a column or an output.</summary>
    private void AddText(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            if (end > start && (start == 0 || text[start - 1] != '.'))
            {
                _names.Add(text.Substring(start, end - start));
            }

            start = end + 1;
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace NetSpec.Tests.Properties;

/// <summary>A random spec: text for the compiler, and a tree that can be made smaller. The model is <c>Net</c>.</summary>
/// <param name="Inputs">The model's inputs.</param>
/// <param name="Layers">Its layers.</param>
internal sealed record RandomSpec(ImmutableArray<RandomInput> Inputs, ImmutableArray<RandomLayer> Layers)
{
    /// <summary>The model's parameters, all ints, with their defaults.</summary>
    public ImmutableArray<(string Name, long Value)> Parameters { get; init; } = [];

    /// <summary>The model's parameters that hold a block or an operator, with their defaults.</summary>
    public ImmutableArray<RandomArgument> Choices { get; init; } = [];

    /// <summary>The model's variants; none where the model itself is the class <c>Net</c>.</summary>
    public ImmutableArray<RandomVariant> Variants { get; init; } = [];

    /// <summary>The blocks.</summary>
    public ImmutableArray<RandomBlock> Blocks { get; init; } = [];

    /// <summary>Promises that a dimension is a multiple of a number.</summary>
    public ImmutableArray<(string Name, long MultipleOf)> Dims { get; init; } = [];

    /// <summary>What the model returns; the last layer's outputs where empty.</summary>
    public ImmutableArray<string> Outputs { get; init; } = [];

    /// <summary>The free dimensions of the inputs.</summary>
    public IReadOnlyList<string> Symbols => [.. Inputs.SelectMany(static input => input.Shape).Where(dim => !char.IsDigit(dim[0]) && Parameters.All(parameter => parameter.Name != dim)).Distinct()];

    /// <summary>Every operator in it, those of bodies and blocks included.</summary>
    public IEnumerable<string> Operators => Layers.Concat(Blocks.SelectMany(static block => block.Body)).SelectMany(static layer => layer.All).Select(static layer => layer.Operator);

    /// <summary>Whether some of it runs in training mode only.</summary>
    public bool HasTraining => Layers.Concat(Blocks.SelectMany(static block => block.Body)).SelectMany(static layer => layer.All).Any(static layer => layer.Keys.Any(static key => key.Name == "only"));

    /// <summary>The model that a variant is, with the variant's values as defaults.</summary>
    public RandomSpec As(string? variant)
    {
        var chosen = Variants.FirstOrDefault(known => known.Name == variant);
        if (chosen is null)
        {
            return this with { Variants = [] };
        }

        var spec = As(chosen.Extends);
        var values = chosen.Values.ToDictionary(static value => value.Name, static value => value.Text);
        return spec with
        {
            Parameters = [.. spec.Parameters.Select(parameter => values.TryGetValue(parameter.Name, out var text) ? (parameter.Name, long.Parse(text, CultureInfo.InvariantCulture)) : parameter)],
            Choices = [.. spec.Choices.Select(choice => values.TryGetValue(choice.Name, out var text) ? choice with { Text = text } : choice)],
        };
    }

    /// <summary>The file.</summary>
    /// <param name="namespace">The namespace of its classes.</param>
    /// <param name="values">Values for parameters that replace their defaults; a free dimension among them becomes a parameter, and all promises fall.</param>
    public string Text(string @namespace, IReadOnlyDictionary<string, long>? values = null)
    {
        var fixedSizes = Symbols.Where(symbol => values?.ContainsKey(symbol) == true).ToList();
        var parameters = Parameters.Select(parameter => $"{parameter.Name}: {Number(values?.GetValueOrDefault(parameter.Name, parameter.Value) ?? parameter.Value)}")
            .Concat(fixedSizes.Select(symbol => $"{symbol}: {Number(values![symbol])}"))
            .Concat(Choices.Select(static choice => $"{choice.Name}: {{type: block, default: {choice.Text}}}"));
        List<string> lines = ["netspec: 1", $"namespace: {@namespace}"];
        if (Blocks.Length > 0)
        {
            lines.Add("blocks:");
            lines.AddRange(Blocks.SelectMany(static block => block.Lines));
        }

        lines.AddRange(["models:", "  Net:"]);
        lines.AddRange(parameters.Any() ? [$"    params: {{{string.Join(", ", parameters)}}}"] : []);
        lines.Add($"    in: {{{string.Join(", ", Inputs)}}}");
        lines.AddRange(Dims.Length > 0 && fixedSizes.Count == 0 ? [$"    dims: {{{string.Join(", ", Dims.Select(static dim => $"{dim.Name}: {{multiple_of: {Number(dim.MultipleOf)}}}"))}}}"] : []);
        lines.Add("    layers:");
        lines.AddRange(Layers.Select(static layer => $"      {layer.Entry}"));
        lines.AddRange(Outputs.Length > 0 ? [$"    out: {{{string.Join(", ", Outputs.Select(static (output, i) => $"o{i}: {RandomLayer.Quoted(output)}"))}}}"] : []);
        lines.AddRange(Variants.Length > 0 ? ["    variants:", .. Variants.Select(static variant => $"      {variant}")] : Array.Empty<string>());
        return string.Join("\n", lines) + "\n";
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An input: dimensions are names or numbers.</summary>
internal sealed record RandomInput(string Name, ImmutableArray<string> Shape, string DType)
{
    public override string ToString() => $"{Name}: {{shape: [{string.Join(", ", Shape)}], dtype: {DType}}}";
}

/// <summary>A variant: values of parameters that differ from the model's, or from those of the variant that it extends.</summary>
internal sealed record RandomVariant(string Name, ImmutableArray<RandomArgument> Values, string? Extends)
{
    public override string ToString() => $"{Name}: {{{string.Join(", ", (Extends is null ? [] : new[] { $"extends: {Extends}" }).Concat(Values.Select(static value => $"{value.Name}: {value.Text}")))}}}";
}

/// <summary>A block; a parameter has its type as text.</summary>
internal sealed record RandomBlock(string Name, ImmutableArray<RandomArgument> Parameters, ImmutableArray<string> Shape, ImmutableArray<RandomLayer> Body)
{
    /// <summary>Its lines in the file.</summary>
    public IEnumerable<string> Lines =>
    [
        $"  {Name}:",
        .. Parameters.Length > 0 ? [$"    params: {{{string.Join(", ", Parameters.Select(static parameter => $"{parameter.Name}: {parameter.Text}"))}}}"] : Array.Empty<string>(),
        $"    in: {{x: [{string.Join(", ", Shape)}]}}",
        "    layers:",
        .. Body.Select(static layer => $"      {layer.Entry}"),
    ];
}

/// <summary>An argument or key with its text.</summary>
internal sealed record RandomArgument(string Name, string Text, bool IsOptional = false);

/// <summary>A layer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operator">The operator, block, <c>Sequential</c>, <c>parallel</c>, <c>do</c>, <c>call</c>, <c>use</c> or <c>csharp</c>.</param>
internal sealed record RandomLayer(string Name, string Operator)
{
    /// <summary>What it reads; empty for the layer above, or nothing.</summary>
    public ImmutableArray<string> From { get; init; } = [];

    /// <summary>The operator's arguments.</summary>
    public ImmutableArray<RandomArgument> Arguments { get; init; } = [];

    /// <summary>The layer's other keys: <c>repeat</c>, <c>when</c>, <c>merge</c>, <c>share</c>, <c>only</c>, <c>with</c>.</summary>
    public ImmutableArray<RandomArgument> Keys { get; init; } = [];

    /// <summary>The layers inside.</summary>
    public ImmutableArray<RandomLayer> Body { get; init; } = [];

    /// <summary>Whether the layers inside are a list.</summary>
    public bool IsList { get; init; }

    /// <summary>The operator's value, where it is no mapping of arguments: the layer that <c>call</c> runs again, the parameter that <c>use</c> asks.</summary>
    public string? Value { get; init; }

    /// <summary>The layer and those inside.</summary>
    public IEnumerable<RandomLayer> All => Body.SelectMany(static inner => inner.All).Prepend(this);

    /// <summary>The layers that it reads: <c>halves</c> of <c>halves[0]</c>.</summary>
    public IEnumerable<string> Read => (Value is null ? From : From.Add(Value)).Select(static from => from.Split('[', '.')[0]);

    /// <summary>The entry of a mapping.</summary>
    public string Entry => $"{(Name.Contains('{', StringComparison.Ordinal) ? $"\"{Name}\"" : Name)}: {Text}";

    /// <summary>A name as flow style takes it.</summary>
    public static string Quoted(string name) => name.Contains('[', StringComparison.Ordinal) ? $"\"{name}\"" : name;

    private string Text
    {
        get
        {
            var keys = Keys.Select(static key => $"{key.Name}: {key.Text}");
            var from = From.Length == 0 ? [] : new[] { $"from: [{string.Join(", ", From.Select(Quoted))}]" };
            return $"{{{string.Join(", ", from.Concat(keys).Append($"{Operator}: {Inside}"))}}}";
        }
    }

    /// <summary>The arguments as a mapping.</summary>
    public string ArgumentText => $"{{{string.Join(", ", Arguments.Select(static argument => $"{argument.Name}: {argument.Text}"))}}}";

    private string Inside => Value
        ?? (Body.Length == 0 ? ArgumentText
        : IsList ? $"[{string.Join(", ", Body.Select(static layer => layer.Text))}]"
        : $"{{{string.Join(", ", Body.Select(static layer => layer.Entry))}}}");
}

/// <summary>A spec with what it is tried at: a variant, where there are some, and values of parameters and of free dimensions.</summary>
internal sealed record RandomCase(RandomSpec Spec, ImmutableSortedDictionary<string, long> Values, string? Variant = null)
{
    /// <summary>The model that the variant is.</summary>
    public RandomSpec Model => Spec.As(Variant);

    public override string ToString() => $"{Spec.Text("Case")}{Variant} at {string.Join(", ", Values.Select(static value => $"{value.Key} = {value.Value}"))}";
}

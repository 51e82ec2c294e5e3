using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NetSpec.Tests.Properties;

/// <summary>Makes a case smaller in every way that may leave its fault: fewer layers, plainer ones, smaller numbers.</summary>
internal static class Smaller
{
    /// <summary>Smaller cases, the most promising first; not all of them compile.</summary>
    public static IEnumerable<RandomCase> Than(RandomCase large) =>
        (large.Variant is null ? [] : new[] { large with { Spec = large.Model, Variant = null } })
            .Concat(Specs(large.Spec).Select(spec => large with { Spec = Tidied(spec) })).Concat(Values(large)).Where(small => small.ToString() != large.ToString());

    /// <summary>The spec without parameters, promises, inputs and blocks that nothing needs.</summary>
    public static RandomSpec Tidied(RandomSpec spec)
    {
        spec = spec with { Blocks = [.. spec.Blocks.Where(block => spec.Layers.SelectMany(static layer => layer.All).Any(layer => layer.Operator == block.Name))] };
        var text = (spec with { Parameters = [] }).Text("");
        spec = spec with { Parameters = [.. spec.Parameters.Where(parameter => Regex.IsMatch(text, $@"\b{parameter.Name}\b"))] };
        spec = spec with { Choices = [.. spec.Choices.Where(choice => spec.Layers.Any(layer => layer.Value == choice.Name))] };
        spec = spec with { Variants = [.. spec.Variants.Select(variant => variant with { Values = [.. variant.Values.Where(value => spec.Parameters.Any(parameter => parameter.Name == value.Name) || spec.Choices.Any(choice => choice.Name == value.Name))] })] };
        return spec with { Dims = [.. spec.Dims.Where(dim => spec.Symbols.Contains(dim.Name))] };
    }

    private static IEnumerable<RandomSpec> Specs(RandomSpec spec)
    {
        var layers = spec.Layers;
        for (var i = layers.Length - 1; i >= 0; i--)
        {
            yield return Without(spec, i);
        }

        for (var i = 0; i < spec.Outputs.Length && spec.Outputs.Length > 1; i++)
        {
            yield return spec with { Outputs = [spec.Outputs[i]] };
        }

        foreach (var input in spec.Inputs.Where(input => spec.Inputs.Length > 1 && layers.All(layer => !layer.Read.Contains(input.Name))))
        {
            yield return spec with { Inputs = spec.Inputs.Remove(input) };
        }

        for (var i = 0; i < layers.Length; i++)
        {
            foreach (var smaller in Layers(layers[i]))
            {
                yield return spec with { Layers = layers.SetItem(i, smaller) };
            }
        }

        foreach (var (name, value) in spec.Parameters)
        {
            yield return Inlined(spec, name, Number(value));
        }

        foreach (var block in spec.Blocks)
        {
            foreach (var body in Bodies(block.Body))
            {
                yield return spec with { Blocks = spec.Blocks.Replace(block, block with { Body = body }) };
            }
        }

        yield return spec with { Dims = [] };
    }

    /// <summary>A layer less; who read it reads what it read.</summary>
    private static RandomSpec Without(RandomSpec spec, int index)
    {
        var gone = spec.Layers[index];
        var instead = gone.From.FirstOrDefault() ?? spec.Inputs[0].Name;
        var layers = spec.Layers.RemoveAt(index).Select(layer => layer with { From = [.. layer.From.Select(from => Is(from, gone) ? instead : from)] }).ToImmutableArray();
        var outputs = spec.Outputs.Where(output => !Is(output, gone)).ToImmutableArray();
        return spec with { Layers = layers, Outputs = outputs.Length > 0 ? outputs : layers.Length > 0 && layers.Any(layer => layer.Name == instead.Split('[', '.')[0]) ? [instead] : [] };
    }

    private static bool Is(string value, RandomLayer layer) => value.Split('[', '.')[0] is var name && (name == layer.Name || (layer.Operator == "do" && name.StartsWith($"{layer.Name}_", StringComparison.Ordinal)));

    private static IEnumerable<RandomLayer> Layers(RandomLayer layer)
    {
        foreach (var argument in layer.Arguments.Where(static argument => argument.IsOptional))
        {
            yield return layer with { Arguments = layer.Arguments.Remove(argument) };
        }

        foreach (var argument in layer.Arguments)
        {
            foreach (var text in Texts(argument.Text))
            {
                yield return layer with { Arguments = layer.Arguments.Replace(argument, argument with { Text = text }) };
            }
        }

        foreach (var key in layer.Keys)
        {
            yield return layer with { Keys = layer.Keys.Remove(key) };
        }

        if (layer is { Operator: "Sequential", Body: [var only] })
        {
            yield return only with { Name = layer.Name, From = layer.From };
        }

        foreach (var body in Bodies(layer.Body))
        {
            yield return layer with { Body = body };
        }
    }

    private static IEnumerable<ImmutableArray<RandomLayer>> Bodies(ImmutableArray<RandomLayer> body)
    {
        for (var i = 0; i < body.Length; i++)
        {
            if (body.Length > 1)
            {
                var gone = body[i];
                yield return [.. body.RemoveAt(i).Select(layer => layer with { From = [.. layer.From.Select(from => from == gone.Name ? "x" : from)] })];
            }

            foreach (var smaller in Layers(body[i]))
            {
                yield return body.SetItem(i, smaller);
            }
        }
    }

    private static IEnumerable<string> Texts(string text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 1 ? [Number(1), Number(number / 2), Number(number - 1)]
        : text.StartsWith('[') && text.Contains(',', StringComparison.Ordinal) ? [text[1..text.IndexOf(',', StringComparison.Ordinal)]]
        : [];

    private static IEnumerable<RandomCase> Values(RandomCase large) =>
        from value in large.Values
        from smaller in new[] { 1, value.Value / 2, value.Value - 1 }
        where smaller > 0 && smaller < value.Value
        select large with { Values = large.Values.SetItem(value.Key, smaller) };

    private static RandomSpec Inlined(RandomSpec spec, string name, string value)
    {
        return spec with
        {
            Inputs = [.. spec.Inputs.Select(input => input with { Shape = [.. input.Shape.Select(dim => dim == name ? value : dim)] })],
            Layers = [.. spec.Layers.Select(In)],
            Parameters = [.. spec.Parameters.Where(parameter => parameter.Name != name)],
        };

        RandomLayer In(RandomLayer layer) => layer with
        {
            Arguments = [.. layer.Arguments.Select(argument => argument with { Text = argument.Text == name ? value : argument.Text })],
            Keys = [.. layer.Keys.Select(key => key with { Text = Regex.Replace(key.Text, $@"\b{name}\b", value) })],
            Body = [.. layer.Body.Select(In)],
        };
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

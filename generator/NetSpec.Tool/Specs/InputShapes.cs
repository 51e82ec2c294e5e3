using System.Globalization;
using NetSpec.Compiler;
using NetSpec.Compiler.Analysis.Architecture;

namespace NetSpec.Tool.Specs;

/// <summary>The sizes that a user gives for a model's inputs: <c>3x224x224</c>, or <c>tokens=1x128</c> where there are several.</summary>
internal static class InputShapes
{
    /// <summary>The sizes; the nominal ones where nothing is given.</summary>
    public static InputSizes Bind(ModelInstance model, IReadOnlyList<string> given)
    {
        if (given.Count == 0)
        {
            return InputSizes.Nominal(model);
        }

        var shapes = given.Any(static text => text.Contains('=', StringComparison.Ordinal)) ? ByName(model, given) : [.. given.Select(Parse)];
        return InputSizes.Of(model, shapes, out var mistake) ?? throw new ToolException($"'{string.Join(' ', given)}' does not fit {model.Name}: {mistake}");
    }

    private static List<IReadOnlyList<long>> ByName(ModelInstance model, IReadOnlyList<string> given)
    {
        var inputs = model.Module.Inputs.Select(static input => input.Name).ToList();
        var shapes = new Dictionary<string, IReadOnlyList<long>>(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var parts = text.Split('=', 2);
            if (parts.Length < 2 || !inputs.Contains(parts[0]) || !shapes.TryAdd(parts[0], Parse(parts[1])))
            {
                throw new ToolException($"'{text}' names no other input of {model.Name}; its inputs are {string.Join(", ", inputs)}, each given once as name=shape");
            }
        }

        var missing = inputs.Where(input => !shapes.ContainsKey(input)).ToList();
        return missing.Count == 0 ? [.. inputs.Select(input => shapes[input])] : throw new ToolException($"{model.Name} also needs a shape for {string.Join(", ", missing)}: --input {missing[0]}=1x128");
    }

    private static IReadOnlyList<long> Parse(string text)
    {
        var sizes = text.Split('x');
        return sizes.All(static size => long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            ? [.. sizes.Select(static size => long.Parse(size, CultureInfo.InvariantCulture))]
            : throw new ToolException($"'{text}' is no shape; write positive sizes with x between them, as in 3x224x224");
    }
}

using System.Globalization;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Emit.CSharp.Model;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The door of a model: what its inputs have to be, checked before a layer stumbles over them.</summary>
/// <param name="type">The class.</param>
/// <param name="weight">How C# reads a weight; null where there is none.</param>
/// <param name="locals">The names of forward's parameters.</param>
internal sealed class DoorLowering(BoundClass type, string? weight, IReadOnlyList<string> locals)
{
    /// <summary>A rule for each input.</summary>
    public EquatableArray<InputRuleModel> Lower() => [.. type.Module.Inputs.Zip(locals, Lower)];

    private InputRuleModel Lower(TensorValue input, string local)
    {
        var isConstant = input.Type.Shape.All(static dim => dim.Symbols.All(static symbol => symbol.Kind == SymbolKind.Dimension));
        var dimensions = string.Join(", ", input.Type.Shape.Select(Dimension));
        var dtype = input.Type.DType == "float32" ? "" : $", {DTypes.CSharp(input.Type.DType)}";
        var rule = $"new(nameof({type.Name}), {CSharpNames.Literal(input.Name)}, [{dimensions}]{dtype})";
        var field = isConstant ? type.Members!.Numbered($"{CSharpNames.Pascal(input.Name)}Rule") : $"_{CSharpNames.Camel(input.Name)}Rule";
        return new(field, rule, isConstant, weight is null ? $"{field}.Check({local});" : $"{field}.Check({local}, {weight});");
    }

    private string Dimension(Dim dim)
    {
        if (dim.ToTerm() is not SymbolTerm { Symbol: { Kind: SymbolKind.Dimension } symbol })
        {
            return dim.Symbols.Any(static symbol => symbol.Kind == SymbolKind.Dimension)
                ? CSharpNames.Literal(dim.ToString())
                : new CSharpTerms(s => type.Names[s]).Print(dim.ToTerm());
        }

        var facts = type.Facts.TryGetValue(symbol, out var known) ? known : DimFacts.None;
        var smallest = type.Smallest.TryGetValue(symbol, out var size) ? Math.Max(size, facts.Min) : facts.Min;
        var arguments = new List<string> { CSharpNames.Literal(symbol.Name) };
        if (smallest > 1)
        {
            arguments.Add($"min: {smallest.ToString(CultureInfo.InvariantCulture)}");
        }

        if (facts.Max is { } largest)
        {
            arguments.Add($"max: {largest.ToString(CultureInfo.InvariantCulture)}");
        }

        if (facts.MultipleOf > 1)
        {
            arguments.Add($"multipleOf: {facts.MultipleOf.ToString(CultureInfo.InvariantCulture)}");
        }

        return arguments.Count == 1 ? arguments[0] : $"new({string.Join(", ", arguments)})";
    }
}

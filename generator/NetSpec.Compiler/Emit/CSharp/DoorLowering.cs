using System.Globalization;
using NetSpec.Compiler.Analysis;
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
    /// <summary>The longest size that is written in one line.</summary>
    private const int LongestSize = 100;

    private readonly IReadOnlyDictionary<Symbol, long> _smallest = SmallestInput.Of(type.LowerBounds);
    private readonly ILookup<Symbol, Dim> _formulas = SmallestInput.Formulas(type.LowerBounds, type.Least.Of);

    /// <summary>A rule for each input.</summary>
    public EquatableArray<InputRuleModel> Lower() => [.. type.Module.Inputs.Zip(locals, Lower)];

    private InputRuleModel Lower(TensorValue input, string local)
    {
        var isConstant = input.Type.Shape.All(dim => dim.Symbols.All(symbol => symbol.Kind == SymbolKind.Dimension && !_formulas.Contains(symbol)));
        var dimensions = input.Type.Shape.Select(Dimension).ToList();
        var dtype = input.Type.DType == "float32" ? "" : $", {DTypes.CSharp(input.Type.DType)}";
        var rule = dimensions.Exists(static dimension => dimension.Contains('\n'))
            ? $"new(\n    nameof({type.Name}),\n    {CSharpNames.Literal(input.Name)},\n    [\n{Indented(string.Join(",\n", dimensions), 2)},\n    ]{dtype})"
            : $"new(nameof({type.Name}), {CSharpNames.Literal(input.Name)}, [{string.Join(", ", dimensions)}]{dtype})";
        var field = isConstant ? type.Members!.Numbered($"{CSharpNames.Pascal(input.Name)}Rule") : $"_{CSharpNames.Camel(input.Name)}Rule";
        return new(field, rule, isConstant, weight is null ? $"{field}.Check({local});" : $"{field}.Check({local}, {weight});");
    }

    private string Dimension(Dim dim)
    {
        if (dim.ToTerm() is not SymbolTerm { Symbol: { Kind: SymbolKind.Dimension } symbol })
        {
            return dim.Symbols.Any(static symbol => symbol.Kind == SymbolKind.Dimension)
                ? CSharpNames.Literal(dim.ToString())
                : new CSharpTerms(s => type.Names[s], type.Least.Known).Print(dim.ToTerm());
        }

        var facts = type.Facts.TryGetValue(symbol, out var known) ? known : DimFacts.None;
        var arguments = new List<string> { CSharpNames.Literal(symbol.Name) };
        if (Smallest(symbol, facts) is { } smallest)
        {
            arguments.Add($"min: {smallest}");
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

    /// <summary>The smallest size: a number, or what the constructor's arguments make of it; null where any size will do.</summary>
    private string? Smallest(Symbol symbol, DimFacts facts)
    {
        var number = Math.Max(facts.Min, _smallest.TryGetValue(symbol, out var known) ? known : 1);
        var sizes = _formulas[symbol].Concat(number > 1 ? [number] : []).ToList();
        return sizes.Count == 0 ? null : Wrapped(sizes.Aggregate(Dim.Max).ToTerm());
    }

    /// <summary>A size, with a line for each candidate where it is the largest of several and long.</summary>
    private string Wrapped(Term size)
    {
        var terms = new CSharpTerms(s => type.Names[s], type.Least.Known);
        var line = terms.Print(size);
        return line.Length > LongestSize && size is CallTerm { Function: "max" } largest ? Largest([.. largest.Arguments.Select(terms.Print)]) : line;
    }

    private static string Largest(IReadOnlyList<string> candidates) => candidates.Count == 1
        ? candidates[0]
        : $"global::System.Math.Max(\n    {candidates[0]},\n{Indented(Largest([.. candidates.Skip(1)]), 1)})";

    private static string Indented(string lines, int levels) => Enumerable.Range(0, levels).Aggregate(lines, static (text, _) => SourceWriter.Indent([text]));
}

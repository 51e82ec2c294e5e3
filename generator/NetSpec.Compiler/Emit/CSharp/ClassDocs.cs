using System.Globalization;
using NetSpec.Compiler.Analysis;
using NetSpec.Compiler.Emit.CSharp.Model;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The XML docs of a class and its constructor.</summary>
internal sealed class ClassDocs(BoundClass type)
{
    /// <summary>The C# type of a number or truth value.</summary>
    public static string TypeOf(TermType type) => type switch
    {
        TermType.Int => "long",
        TermType.Float => "double",
        _ => "bool",
    };

    /// <summary>Text that can stand in an XML doc comment: on one line, nothing of it markup.</summary>
    public static string Text(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return new string([.. string.Join(" ", words).Where(static c => !char.IsControl(c))]).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }

    /// <summary>Whether a text can stand as it is, as most names and sizes can.</summary>
    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isSpace = text[i] == ' ' && i > 0 && i < text.Length - 1 && text[i - 1] != ' ';
            if (!isSpace && text[i] is <= ' ' or '&' or '<' or '>' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The summary: the spec's, or the name.</summary>
    public string Summary()
    {
        var syntax = type.Module.Definition!.Syntax;
        return syntax.Summary is { } summary ? Text(summary) : syntax.IsModel ? $"The network {Text(type.Name)}." : $"The block {Text(syntax.Name.Text)}.";
    }

    /// <summary>Shapes, and on a second line for a model its counts.</summary>
    public string Remarks()
    {
        var shapes = new ShapeText(type.Names, type.Parameters.Select(static origin => origin.Symbol));
        var inputs = type.Module.Inputs.Select(input => Label(input.Name, type.Module.Inputs.Count, shapes.Full(input.Type)));
        var outputs = type.Module.Outputs.Select(output => Label(output.Name, type.Module.Outputs.Count, shapes.Full(output.Value.Type)));
        var text = $"{string.Join(", ", inputs)} → {string.Join(", ", outputs)}.";
        return type.Module.Definition!.Syntax.IsModel ? $"{text}\n{Counts()}" : text;
    }

    /// <summary>A constructor parameter with its doc.</summary>
    public ParameterModel Parameter(ParameterOrigin origin)
    {
        var summary = origin.Input < 0
            ? type.Module.Definition!.Parameter(origin.Symbol.Name)!.Summary is { } text ? Text(text) : $"The spec's <c>{Text(origin.Symbol.Name)}</c>."
            : DimensionSummary(origin);
        return origin.Parts.Count > 0
            ? new(SizeParameter.TypeOf(origin), type.Names[origin.Symbol], origin.Default is null ? null : "null", summary)
            : new(TypeOf(origin.Symbol.Type), type.Names[origin.Symbol], origin.Default is null ? null : CSharpTerms.Literal(origin.Default), summary);
    }

    private string DimensionSummary(ParameterOrigin origin)
    {
        var input = type.Module.Inputs.Count > 1 ? $"<c>{Text(type.Module.Inputs[origin.Input].Name)}</c>" : "the input";
        return type.Names[origin.Symbol].EndsWith("Channels", StringComparison.Ordinal) ? $"Channels of {input}." : $"Size of dimension {origin.Axis} of {input}.";
    }

    private string Counts()
    {
        var nominal = new NominalSizes(type);
        var counts = new ModuleCounts(nominal.Evaluate);
        var parameters = counts.Parameters(type.Module);
        var operations = counts.MultiplyAdds(type.Module);
        var sizes = string.Join(" and ", nominal.Text());
        return $"With default arguments {Number(parameters)} parameters and, for {sizes}, {Number(operations)} multiply-adds.";
    }

    private static string Number(long? number) => number is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : "an unknown number of";

    private static string Label(string name, int count, string text) => count == 1 ? text : $"{Text(name)} {text}";
}

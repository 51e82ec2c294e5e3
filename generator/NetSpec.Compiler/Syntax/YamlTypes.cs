using System.Text.RegularExpressions;

namespace NetSpec.Compiler.Syntax;

/// <summary>What YAML 1.2's core schema says a value is. <c>yes</c>, <c>no</c> and <c>on</c> are text there.</summary>
internal static class YamlTypes
{
    private static readonly Regex Int = new("^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", RegexOptions.CultureInvariant);

    private static readonly Regex Float = new(
        @"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
        RegexOptions.CultureInvariant);

    /// <summary>Whether the node is an integer or a float.</summary>
    public static bool IsNumber(YamlNode node) => node is YamlScalar { IsPlain: true } scalar && Float.IsMatch(scalar.Text) || IsInt(node);

    /// <summary>Whether the node is an integer.</summary>
    public static bool IsInt(YamlNode node) => node is YamlScalar { IsPlain: true } scalar && Int.IsMatch(scalar.Text);

    /// <summary>Whether the node is <c>true</c> or <c>false</c>.</summary>
    public static bool IsBool(YamlNode node) =>
        node is YamlScalar { IsPlain: true, Text: "true" or "True" or "TRUE" or "false" or "False" or "FALSE" };

    /// <summary>The type that a default gives its parameter; <c>null</c> where it gives none (text, an empty or mixed list).</summary>
    public static ParameterType? Infer(YamlNode node) => node switch
    {
        YamlSequence { Items: not [] } list => list.Items.Select(Infer).Aggregate(Common) is { } element ? new(ParameterKind.List, element) : null,
        _ when IsInt(node) => new(ParameterKind.Int),
        _ when IsNumber(node) => new(ParameterKind.Float),
        _ when IsBool(node) => new(ParameterKind.Bool),
        _ => null,
    };

    /// <summary>The type of a list's items: <c>[1, 0.5]</c> is a list of floats.</summary>
    private static ParameterType? Common(ParameterType? a, ParameterType? b) => (a, b) switch
    {
        (null, _) or (_, null) => null,
        ({ Kind: ParameterKind.List }, { Kind: ParameterKind.List }) => Common(a.Element, b.Element) is { } element ? new(ParameterKind.List, element) : null,
        _ when a.Kind == b.Kind => a,
        ({ Kind: ParameterKind.Int }, { Kind: ParameterKind.Float }) => b,
        ({ Kind: ParameterKind.Float }, { Kind: ParameterKind.Int }) => a,
        _ => null,
    };
}

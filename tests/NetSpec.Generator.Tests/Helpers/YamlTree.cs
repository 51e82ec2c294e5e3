using System.Globalization;
using System.Text;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Generator.Tests.Helpers;

/// <summary>A YAML document whose nodes can be moved, and that can be written again.</summary>
internal sealed class YamlTree
{
    private YamlTree(string? key, string? scalar, List<YamlTree> children, bool isMapping)
    {
        Key = key;
        Scalar = scalar;
        Children = children;
        IsMapping = isMapping;
    }

    /// <summary>The key as it is written; null in a list.</summary>
    public string? Key { get; set; }

    /// <summary>A scalar as it is written; null for a list or mapping.</summary>
    public string? Scalar { get; set; }

    /// <summary>The items or entries.</summary>
    public List<YamlTree> Children { get; }

    private bool IsMapping { get; }

    /// <summary>Reads a document.</summary>
    public static YamlTree Read(string text) => Of(null, YamlReader.Read("spec.yaml", text, new DiagnosticBag())!);

    /// <summary>A copy that shares nothing.</summary>
    public YamlTree Copy() => new(Key, Scalar, [.. Children.Select(child => child.Copy())], IsMapping);

    /// <summary>Makes this node what another is; the key stays.</summary>
    public YamlTree With(YamlTree other) => new(Key, other.Scalar, [.. other.Children.Select(child => child.Copy())], other.IsMapping);

    /// <summary>This node and all within it.</summary>
    public IEnumerable<YamlTree> All() => Children.SelectMany(child => child.All()).Prepend(this);

    /// <summary>The document in block style, so that a plain scalar stays one.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        Write(text, 0);
        return text.ToString();
    }

    private void Write(StringBuilder text, int level)
    {
        if (Scalar is not null || Children.Count == 0)
        {
            text.Append(' ').Append(Scalar ?? (IsMapping ? "{}" : "[]")).Append('\n');
            return;
        }

        text.Append('\n');
        foreach (var child in Children)
        {
            text.Append(' ', 2 * level).Append(IsMapping ? $"{child.Key ?? "x"}:" : "-");
            child.Write(text, level + 1);
        }
    }

    private static YamlTree Of(string? key, YamlNode node) => node switch
    {
        YamlScalar scalar => new(key, Spell(scalar), [], isMapping: false),
        YamlSequence list => new(key, null, [.. list.Items.Select(item => Of(null, item))], isMapping: false),
        YamlMapping mapping => new(key, null, [.. mapping.Entries.Select(entry => Of(Spell(entry.Key), entry.Value))], isMapping: true),
        _ => throw new ArgumentException($"a {node.GetType().Name} cannot be written", nameof(node)),
    };

    private static string Spell(YamlScalar scalar) => scalar.IsPlain ? scalar.Text : $"\"{string.Concat(scalar.Text.Select(Escape))}\"";

    private static string Escape(char c) =>
        c is >= ' ' and <= '~' and not ('"' or '\\') ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
}

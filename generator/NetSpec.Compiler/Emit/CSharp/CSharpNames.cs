using System.Text;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>C# names from the spec's names.</summary>
internal static class CSharpNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    };

    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary><c>layer1</c> → <c>Layer1</c>, <c>conv_proj</c> → <c>ConvProj</c>, <c>ln_1</c> → <c>Ln1</c>; what is no letter or digit separates words.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        var upper = true;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return text.Length == 0 || char.IsDigit(text[0]) ? $"_{text}" : text.ToString();
    }

    /// <summary><c>in_channels</c> → <c>inChannels</c>; <c>X</c> → <c>x</c>. No keyword escape: see <see cref="Escape"/>.</summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        var word = pascal.TrimEnd(Digits);
        if (name.StartsWith(word, StringComparison.Ordinal) && !word.Zip(word.Skip(1), static (a, b) => char.IsLower(a) && char.IsLower(b)).Contains(true))
        {
            // BN → bn, ReLU2 → relu2: an abbreviation, with which no word begins.
            return pascal.ToLowerInvariant();
        }

        // HTTPServer → httpServer, but Conv → conv.
        var capitals = pascal.TakeWhile(char.IsUpper).Count();
        var lower = capitals <= 1 || char.IsDigit(pascal[capitals]) ? Math.Max(1, capitals) : capitals - 1;
        return pascal.Substring(0, lower).ToLowerInvariant() + pascal.Substring(lower);
    }

    /// <summary>The name as C# source: keywords take <c>@</c>.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? $"@{name}" : name;

    /// <summary>The class of a block or model: a name that starts with a capital stays as it is.</summary>
    public static string TypeName(string name) => IsIdentifier(name) && char.IsUpper(name[0]) ? name : Pascal(name);

    /// <summary>The namespace that a project means by its name: <c>my-nets.3d</c> → <c>my_nets._3d</c>, as <c>dotnet new</c> makes it.</summary>
    public static string Namespace(string name) =>
        string.Join(".", name.Split('.').Select(static part => NamespacePart(part.Trim())).Where(static part => part.Length > 0));

    private static string NamespacePart(string name)
    {
        var text = new string([.. name.Select(static c => char.IsLetterOrDigit(c) ? c : '_')]);
        return text.Length > 0 && char.IsDigit(text[0]) ? $"_{text}" : text;
    }

    /// <summary>Whether a name can stand in C# as it is.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(static c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>Text within an interpolated string that means exactly <paramref name="text"/>.</summary>
    public static string Interpolated(string text)
    {
        var literal = Literal(text);
        return literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }

    /// <summary>A string literal that means exactly <paramref name="text"/>.</summary>
    public static string Literal(string text)
    {
        if (!HasEscapes(text))
        {
            return $"\"{text}\"";
        }

        var literal = new StringBuilder("\"");
        foreach (var c in text)
        {
            literal.Append(!IsEscaped(c) ? c.ToString() : c is '"' or '\\' ? $"\\{c}" : $"\\u{(int)c:x4}");
        }

        return literal.Append('"').ToString();
    }

    private static bool HasEscapes(string text)
    {
        foreach (var c in text)
        {
            // Most characters are plain ASCII, and need not be looked up in Unicode's tables.
            if (c is < ' ' or > '~' or '"' or '\\' && IsEscaped(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEscaped(char c) => c is '"' or '\\' or '\u2028' or '\u2029' or '\u0085'
        || char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format;
}

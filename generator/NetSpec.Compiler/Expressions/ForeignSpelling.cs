namespace NetSpec.Compiler.Expressions;

/// <summary>How other languages, and keyboards, spell what this language spells as Python does: the cure for a frequent slip.</summary>
internal static class ForeignSpelling
{
    // Longer spellings stand before their beginnings.
    private static readonly (string Written, string Cure)[] Signs =
    [
        ("&&", "'and'"), ("||", "'or'"), ("===", "'=='"), ("!==", "'!='"), ("<>", "'!='"), ("=>", "'>='"),
        ("&", "'and'"), ("|", "'or'"), ("^", "'**'"), ("?", "'a if condition else b'"),
        ("×", "'*'"), ("÷", "'/'"), ("−", "'-'"), ("–", "'-'"), ("≤", "'<='"), ("≥", "'>='"), ("≠", "'!='"),
        ("“", "a straight quote"), ("”", "a straight quote"), ("‘", "a straight quote"), ("’", "a straight quote"),
    ];

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["="] = "'=='",
        ["is"] = "'=='",
        ["AND"] = "'and'",
        ["And"] = "'and'",
        ["OR"] = "'or'",
        ["Or"] = "'or'",
        ["mod"] = "'%'",
        ["div"] = "'//'",
    };

    /// <summary>The foreign sign that starts at <paramref name="offset"/>, or <c>null</c>.</summary>
    public static (string Written, string Cure)? SignAt(string text, int offset)
    {
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(text, offset, sign.Written, 0, sign.Written.Length) == 0)
            {
                return sign;
            }
        }

        return text[offset] == '!' && !(offset + 1 < text.Length && text[offset + 1] == '=') ? ("!", "'not'") : null;
    }

    /// <summary>What to write for a word that stands where an operator belongs, or <c>null</c>.</summary>
    public static string? CureOf(string word) => Words.TryGetValue(word, out var cure) ? cure : null;
}

namespace NetSpec.Compiler.Expressions;

/// <summary>The kinds of token.</summary>
internal enum TokenKind
{
    /// <summary>A number, truth value or string: <see cref="Token.Value"/> is what it means.</summary>
    Literal,

    /// <summary>A name.</summary>
    Name,

    /// <summary><c>and or not if else for in</c>.</summary>
    Keyword,

    /// <summary>An operator or a bracket.</summary>
    Punctuation,

    /// <summary>The end of the text.</summary>
    End,
}

/// <summary>A word of an expression, and its place in the expression's text.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int Length, Value? Value = null)
{
    /// <summary>The offset after the token.</summary>
    public int End => Start + Length;

    /// <summary>Whether this is the keyword, operator or bracket <paramref name="text"/>.</summary>
    public bool Is(string text) => Kind is TokenKind.Keyword or TokenKind.Punctuation && Text == text;
}

using System.Text;
using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Expressions;

/// <summary>Cuts the text of an expression into tokens.</summary>
internal sealed class ExpressionLexer(string text, Func<int, int, SourceLocation> locate, DiagnosticBag bag)
{
    // Longer signs stand before their beginnings.
    private static readonly string[] Signs =
        ["**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "<", ">", "(", ")", "[", "]", ",", ":", ".", "="];

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal) { "and", "or", "not", "if", "else", "for", "in" };

    private readonly List<Token> _tokens = [];
    private int _position;

    /// <summary>The tokens, the last of which is the end; <c>null</c> after an error was reported.</summary>
    public IReadOnlyList<Token>? Tokenize()
    {
        while (true)
        {
            SkipSpace();
            if (_position == text.Length)
            {
                Add(TokenKind.End, 0);
                return _tokens;
            }

            if (!ReadToken())
            {
                return null;
            }
        }
    }

    /// <summary>Whether <paramref name="word"/> is a keyword or a literal, so that it cannot be a name.</summary>
    public static bool IsReserved(string word) => Keywords.Contains(word) || TruthValue(word) is not null;

    private void SkipSpace()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }
    }

    private bool ReadToken()
    {
        var first = text[_position];
        if (IsNameStart(first))
        {
            ReadWord();
            return true;
        }

        if (IsDigit(first) || (first == '.' && IsDigit(Peek(1))))
        {
            return ReadNumber();
        }

        return first is '"' or '\'' ? ReadString(first) : ReadSign();
    }

    private void ReadWord()
    {
        var length = 1;
        while (IsNamePart(Peek(length)))
        {
            length++;
        }

        var word = text.Substring(_position, length);
        if (TruthValue(word) is { } truth)
        {
            Add(TokenKind.Literal, length, new BoolValue(truth));
            return;
        }

        Add(Keywords.Contains(word) ? TokenKind.Keyword : TokenKind.Name, length);
    }

    private bool ReadNumber()
    {
        var length = NumberLiteral.LengthAt(text, _position);
        var written = text.Substring(_position, length);
        var location = locate(_position, length);
        if (NumberLiteral.Parse(written, location, bag) is not { } value)
        {
            return false;
        }

        Add(TokenKind.Literal, length, value);
        return true;
    }

    private bool ReadString(char quote)
    {
        var content = new StringBuilder();
        for (var length = 1; ; length++)
        {
            switch (Peek(length))
            {
                case '\0' when _position + length >= text.Length:
                    bag.ReportUnclosedString(locate(_position, 1), quote);
                    return false;
                case var end when end == quote:
                    Add(TokenKind.Literal, length + 1, new StringValue(content.ToString()));
                    return true;
                case '\\':
                    length++;
                    if (Unescape(Peek(length)) is not { } unescaped)
                    {
                        ReportEscape(length - 1);
                        return false;
                    }

                    content.Append(unescaped);
                    break;
                case var other:
                    content.Append(other);
                    break;
            }
        }
    }

    private void ReportEscape(int offset)
    {
        var start = _position + offset;
        var length = start + 2 <= text.Length ? 2 : 1;
        bag.ReportUnknownEscape(locate(start, length), text.Substring(start + 1, length - 1));
    }

    private bool ReadSign()
    {
        if (ForeignSpelling.SignAt(text, _position) is { } foreign)
        {
            bag.ReportForeignOperator(locate(_position, foreign.Written.Length), foreign.Written, foreign.Cure);
            return false;
        }

        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(text, _position, sign, 0, sign.Length) == 0)
            {
                Add(TokenKind.Punctuation, sign.Length);
                return true;
            }
        }

        ReportUnknownCharacter();
        return false;
    }

    private void ReportUnknownCharacter()
    {
        var length = char.IsHighSurrogate(text[_position]) && char.IsLowSurrogate(Peek(1)) ? 2 : 1;
        var character = text.Substring(_position, length);
        var hint = character switch
        {
            "{" or "}" => "; braces stand only in names, as in 'layer{i + 1}', and an expression is written without them",
            "#" => "; a comment needs a space before '#' and ends the value",
            _ => "",
        };
        bag.ReportUnknownCharacter(locate(_position, length), character, hint);
    }

    private void Add(TokenKind kind, int length, Value? value = null)
    {
        _tokens.Add(new(kind, text.Substring(_position, length), _position, length, value));
        _position += length;
    }

    private char Peek(int distance) => _position + distance < text.Length ? text[_position + distance] : '\0';

    private static bool? TruthValue(string word) => word switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    private static char? Unescape(char letter) => letter switch
    {
        '\\' or '\'' or '"' => letter,
        'n' => '\n',
        't' => '\t',
        _ => null,
    };

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsNameStart(char c) => c == '_' || char.IsLetter(c);

    private static bool IsNamePart(char c) => c == '_' || char.IsLetterOrDigit(c);
}

using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Expressions;

/// <summary>
/// The grammar, one method per level of precedence, weakest first: conditional, <c>or</c>, <c>and</c>, <c>not</c>, comparisons,
/// <c>+ -</c>, <c>* / // %</c>, signs, <c>**</c>, and what stands by itself. A method returns <c>null</c> after an error was reported.
/// </summary>
internal sealed partial class ExpressionGrammar(IReadOnlyList<Token> tokens, Func<int, int, SourceLocation> locate, DiagnosticBag bag)
{
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">=", "in"];

    private int _position;
    private int _nesting;

    private Token Current => tokens[_position];

    /// <summary>Parses the whole text.</summary>
    public Expression? Parse()
    {
        var expression = ParseExpression();
        return expression is null || Current.Kind == TokenKind.End ? expression : Unexpected("an operator or the end of the expression");
    }

    private Expression? ParseExpression()
    {
        var start = _position;
        var value = ParseOr();
        return value is not null && Current.Is("if") ? ParseConditional(value, start) : value;
    }

    private ConditionalExpression? ParseConditional(Expression whenTrue, int start)
    {
        var word = Take();
        if (ParseOr() is not { } condition)
        {
            return null;
        }

        if (!Accept("else"))
        {
            bag.ReportMissingElse(locate(word.Start, word.Length));
            return null;
        }

        return Nested(ParseExpression) is { } whenFalse ? new(condition, whenTrue, whenFalse, LocationFrom(start)) : null;
    }

    private Expression? ParseOr() => ParseChain(ParseAnd, "or");

    private Expression? ParseAnd() => ParseChain(ParseNot, "and");

    private Expression? ParseNot()
    {
        var start = _position;
        if (!Accept("not"))
        {
            return ParseComparison();
        }

        return Nested(ParseNot) is { } operand ? new UnaryExpression("not", operand, LocationFrom(start)) : null;
    }

    private Expression? ParseComparison()
    {
        var start = _position;
        if (ParseSum() is not { } first)
        {
            return null;
        }

        List<Expression> operands = [first];
        List<string> operators = [];
        while (AcceptComparison() is { } @operator)
        {
            if (ParseSum() is not { } operand)
            {
                return null;
            }

            operators.Add(@operator);
            operands.Add(operand);
        }

        return operators.Count == 0 ? first : new ComparisonExpression(operands, operators, LocationFrom(start));
    }

    private string? AcceptComparison()
    {
        if (Current.Is("not") && tokens[_position + 1].Is("in"))
        {
            _position += 2;
            return "not in";
        }

        // The 'in' of '[e for v in xs]' never gets here: the variable is read as a name, not as an expression.
        return Comparisons.Any(Current.Is) ? Take().Text : null;
    }

    private Expression? ParseSum() => ParseChain(ParseProduct, "+", "-");

    private Expression? ParseProduct() => ParseChain(ParseSigned, "*", "/", "//", "%");

    private Expression? ParseSigned()
    {
        var start = _position;
        if (!Current.Is("-") && !Current.Is("+"))
        {
            return ParsePower();
        }

        var sign = Take().Text;
        return Nested(ParseSigned) is { } operand ? new UnaryExpression(sign, operand, LocationFrom(start)) : null;
    }

    /// <summary>As in Python, <c>**</c> binds closer than a sign on its left and weaker than one on its right.</summary>
    private Expression? ParsePower()
    {
        var start = _position;
        var value = ParsePostfix();
        if (value is null || !Accept("**"))
        {
            return value;
        }

        return Nested(ParseSigned) is { } exponent ? new BinaryExpression(value, "**", exponent, LocationFrom(start)) : null;
    }

    /// <summary>Operators of one level, from left to right.</summary>
    private Expression? ParseChain(Func<Expression?> parseOperand, params string[] operators)
    {
        var start = _position;
        var left = parseOperand();
        while (left is not null && operators.Any(Current.Is))
        {
            var @operator = Take().Text;
            left = parseOperand() is { } right ? new BinaryExpression(left, @operator, right, LocationFrom(start)) : null;
        }

        return left;
    }

    /// <summary>One level deeper: what keeps hostile nesting from exhausting the stack.</summary>
    private Expression? Nested(Func<Expression?> parse)
    {
        if (_nesting == ExpressionParser.MaxNesting)
        {
            bag.ReportExpressionTooDeep(LocationOf(Current), ExpressionParser.MaxNesting);
            return null;
        }

        _nesting++;
        var expression = parse();
        _nesting--;
        return expression;
    }

    private Token Take() => tokens[_position++];

    private bool Accept(string text)
    {
        if (!Current.Is(text))
        {
            return false;
        }

        _position++;
        return true;
    }

    private SourceLocation LocationOf(Token token) => locate(token.Start, token.Length);

    /// <summary>From the token at <paramref name="start"/> to the last one that was read.</summary>
    private SourceLocation LocationFrom(int start) => locate(tokens[start].Start, tokens[_position - 1].End - tokens[start].Start);

    private Expression? Unexpected(string expected)
    {
        if (ForeignSpelling.CureOf(Current.Text) is { } cure && Current.Kind is TokenKind.Name or TokenKind.Punctuation)
        {
            bag.ReportForeignOperator(LocationOf(Current), Current.Text, cure);
            return null;
        }

        var found = Current.Kind == TokenKind.End ? "the end of the expression" : $"'{Current.Text}'";
        var hint = Current.Text switch
        {
            "for" => "; loops stand in brackets: '[e for v in list]'",
            "," when expected == "')'" => "; a list stands in brackets: '[a, b]'",
            ":" => "; a slice stands in brackets behind a list: 'list[1:3]'",
            _ => "",
        };
        bag.ReportUnexpectedToken(LocationOf(Current), expected, found, hint);
        return null;
    }
}

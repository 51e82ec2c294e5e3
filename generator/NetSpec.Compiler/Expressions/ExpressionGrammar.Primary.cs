namespace NetSpec.Compiler.Expressions;

/// <summary>What stands by itself: literals, names, calls, lists, and what follows them (<c>[i]</c>, <c>.col</c>).</summary>
internal sealed partial class ExpressionGrammar
{
    private Expression? ParsePostfix()
    {
        var start = _position;
        var value = ParsePrimary();
        while (value is not null)
        {
            if (Current.Is("."))
            {
                value = ParseMember(value, start);
            }
            else if (Current.Is("["))
            {
                value = ParseIndex(value, start);
            }
            else if (Current.Is("("))
            {
                bag.ReportNotCallable(LocationFrom(start));
                return null;
            }
            else
            {
                return value;
            }
        }

        return null;
    }

    private Expression? ParsePrimary()
    {
        var start = _position;
        switch (Current.Kind)
        {
            case TokenKind.Literal:
                return new LiteralExpression(Current.Value!, LocationOf(Take()));
            case TokenKind.Name when tokens[_position + 1].Is("("):
                return ParseCall(start);
            case TokenKind.Name:
                return new NameExpression(Current.Text, LocationOf(Take()));
            case TokenKind.Punctuation when Current.Is("("):
                return ParseParenthesised();
            case TokenKind.Punctuation when Current.Is("["):
                return ParseList(start);
            default:
                return Unexpected("a value");
        }
    }

    private Expression? ParseParenthesised()
    {
        var open = Take();
        return Nested(ParseExpression) is { } inner && Close(open, ")", "')'") ? inner : null;
    }

    private MemberExpression? ParseMember(Expression target, int start)
    {
        Take();

        // After a dot every word is a member: a table may well have a column 'in'.
        if (Current.Kind is not (TokenKind.Name or TokenKind.Keyword))
        {
            Unexpected("the name of a member");
            return null;
        }

        var member = Take().Text;
        return new(target, member, LocationFrom(start));
    }

    private Expression? ParseIndex(Expression target, int start)
    {
        var open = Take();
        Expression? first = null;
        if (!Current.Is(":") && (first = Nested(ParseExpression)) is null)
        {
            return null;
        }

        if (!Accept(":"))
        {
            return Close(open, "]", "':' or ']'") ? new IndexExpression(target, first!, LocationFrom(start)) : null;
        }

        Expression? end = null;
        if (!Current.Is("]") && (end = Nested(ParseExpression)) is null)
        {
            return null;
        }

        return Close(open, "]", "']'") ? new SliceExpression(target, first, end, LocationFrom(start)) : null;
    }

    private Expression? ParseList(int start)
    {
        var open = Take();
        List<Expression> items = [];
        while (!Current.Is("]"))
        {
            if (Nested(ParseExpression) is not { } item)
            {
                return null;
            }

            if (items.Count == 0 && Current.Is("for"))
            {
                return ParseComprehension(open, item, start);
            }

            items.Add(item);
            if (!Accept(","))
            {
                break;
            }
        }

        return Close(open, "]", "',' or ']'") ? new ListExpression(items, LocationFrom(start)) : null;
    }

    private ComprehensionExpression? ParseComprehension(Token open, Expression element, int start)
    {
        List<LoopClause> loops = [];
        while (Current.Is("for"))
        {
            if (ParseLoop() is not { } loop)
            {
                return null;
            }

            loops.Add(loop);
        }

        return Close(open, "]", loops[loops.Count - 1].Filter is null ? "'if', 'for' or ']'" : "'for' or ']'") ? new(element, loops, LocationFrom(start)) : null;
    }

    private LoopClause? ParseLoop()
    {
        var start = _position;
        Take();
        if (Current.Kind != TokenKind.Name)
        {
            Unexpected("the name of the loop variable");
            return null;
        }

        var variable = Take().Text;
        if (!Accept("in"))
        {
            Unexpected("'in'");
            return null;
        }

        if (Nested(ParseOr) is not { } source)
        {
            return null;
        }

        Expression? filter = null;
        return Accept("if") && (filter = Nested(ParseOr)) is null ? null : new(variable, source, filter, LocationFrom(start));
    }

    private CallExpression? ParseCall(int start)
    {
        var function = Take().Text;
        var open = Take();
        List<Expression> positional = [];
        List<(string Name, Expression Value)> named = [];
        while (!Current.Is(")"))
        {
            if (!ParseArgument(positional, named))
            {
                return null;
            }

            if (!Accept(","))
            {
                break;
            }
        }

        return Close(open, ")", "',' or ')'") ? new(function, positional, named, LocationFrom(start)) : null;
    }

    private bool ParseArgument(List<Expression> positional, List<(string Name, Expression Value)> named)
    {
        string? name = null;
        if (Current.Kind == TokenKind.Name && tokens[_position + 1].Is("="))
        {
            name = Take().Text;
            Take();
        }

        if (Nested(ParseExpression) is not { } value)
        {
            return false;
        }

        if (name is not null)
        {
            named.Add((name, value));
            return true;
        }

        if (named.Count > 0)
        {
            bag.ReportPositionalAfterNamed(value.Location);
            return false;
        }

        positional.Add(value);
        return true;
    }

    /// <summary>Takes the closing bracket. Where the text ends instead, the open bracket is the better place for the error.</summary>
    private bool Close(Token open, string close, string expected)
    {
        if (Accept(close))
        {
            return true;
        }

        if (Current.Kind == TokenKind.End)
        {
            bag.ReportUnclosedBracket(LocationOf(open), open.Text, close);
        }
        else
        {
            Unexpected(expected);
        }

        return false;
    }
}

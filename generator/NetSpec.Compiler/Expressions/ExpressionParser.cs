using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Expressions;

/// <summary>Turns text into expressions. Python's grammar and precedence hold for what the language has of Python.</summary>
internal static class ExpressionParser
{
    /// <summary>The longest expression: far more than a person reads, and little enough for every later pass.</summary>
    public const int MaxLength = 4000;

    /// <summary>How deep brackets, signs, <c>not</c>, <c>**</c> and <c>else</c> may nest.</summary>
    public const int MaxNesting = 64;

    /// <summary>How high the tree may get, chains such as <c>a + b + c</c> included, so that recursion over it is safe.</summary>
    public const int MaxHeight = 200;

    /// <summary>Parses a scalar of the spec; <c>null</c> after an error was reported at its place in the scalar.</summary>
    public static Expression? Parse(YamlScalar scalar, DiagnosticBag bag)
    {
        if (scalar.IsNull)
        {
            bag.ReportEmptyExpression(scalar.Location);
            return null;
        }

        return Parse(scalar.Text, scalar.LocationOf, bag);
    }

    /// <summary>Parses a text whose parts <paramref name="locate"/> (offset, length) finds; <c>null</c> after an error was reported.</summary>
    public static Expression? Parse(string text, Func<int, int, SourceLocation> locate, DiagnosticBag bag)
    {
        if (text.Length > MaxLength)
        {
            bag.ReportExpressionTooLong(locate(0, text.Length), text.Length, MaxLength);
            return null;
        }

        if (new ExpressionLexer(text, locate, bag).Tokenize() is not { } tokens)
        {
            return null;
        }

        if (tokens.Count == 1)
        {
            bag.ReportEmptyExpression(locate(0, text.Length));
            return null;
        }

        if (new ExpressionGrammar(tokens, locate, bag).Parse() is not { } expression)
        {
            return null;
        }

        if (expression.IsHigherThan(MaxHeight))
        {
            bag.ReportExpressionTooDeep(expression.Location, MaxHeight);
            return null;
        }

        return expression;
    }
}

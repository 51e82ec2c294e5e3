using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Expressions;

/// <summary>An expression of the spec language as it was written.</summary>
internal abstract record Expression(SourceLocation Location);

/// <summary><c>3</c>, <c>0.5</c>, <c>true</c>, or a quoted string.</summary>
internal sealed record LiteralExpression(Value Value, SourceLocation Location) : Expression(Location);

/// <summary>A name: a parameter, <c>let</c>, dimension or loop variable.</summary>
internal sealed record NameExpression(string Name, SourceLocation Location) : Expression(Location);

/// <summary><c>-x</c>, <c>+x</c>, <c>not x</c>.</summary>
internal sealed record UnaryExpression(string Operator, Expression Operand, SourceLocation Location) : Expression(Location);

/// <summary><c>+ - * / // % **</c>, <c>and</c>, <c>or</c>.</summary>
internal sealed record BinaryExpression(Expression Left, string Operator, Expression Right, SourceLocation Location) : Expression(Location);

/// <summary>A chain: <c>a &lt; b &lt;= c</c>; operators <c>== != &lt; &lt;= &gt; &gt;=</c> and <c>in</c>, <c>not in</c> are as in Python.</summary>
internal sealed record ComparisonExpression(IReadOnlyList<Expression> Operands, IReadOnlyList<string> Operators, SourceLocation Location) : Expression(Location);

/// <summary><c>a if c else b</c>.</summary>
internal sealed record ConditionalExpression(Expression Condition, Expression WhenTrue, Expression WhenFalse, SourceLocation Location) : Expression(Location);

/// <summary><c>xs[i]</c>.</summary>
internal sealed record IndexExpression(Expression Target, Expression Index, SourceLocation Location) : Expression(Location);

/// <summary><c>xs[a:b]</c>; either bound may be left out.</summary>
internal sealed record SliceExpression(Expression Target, Expression? Start, Expression? End, SourceLocation Location) : Expression(Location);

/// <summary><c>row.col</c>.</summary>
internal sealed record MemberExpression(Expression Target, string Member, SourceLocation Location) : Expression(Location);

/// <summary><c>[a, b]</c>.</summary>
internal sealed record ListExpression(IReadOnlyList<Expression> Items, SourceLocation Location) : Expression(Location);

/// <summary><c>[e for v in xs for w in ys]</c>: the loops from the outermost to the innermost, as they are written.</summary>
internal sealed record ComprehensionExpression(Expression Element, IReadOnlyList<LoopClause> Loops, SourceLocation Location) : Expression(Location);

/// <summary><c>for v in xs</c>, optionally <c>if c</c>.</summary>
internal sealed record LoopClause(string Variable, Expression Source, Expression? Filter, SourceLocation Location);

/// <summary><c>max(a, b)</c>; named arguments as in <c>make_divisible(v, d = 8)</c>.</summary>
internal sealed record CallExpression(string Function, IReadOnlyList<Expression> Arguments, IReadOnlyList<(string Name, Expression Value)> NamedArguments, SourceLocation Location) : Expression(Location);

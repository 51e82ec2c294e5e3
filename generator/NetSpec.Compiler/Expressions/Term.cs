namespace NetSpec.Compiler.Expressions;

/// <summary>The type of a <see cref="Term"/>.</summary>
internal enum TermType
{
    /// <summary>A 64-bit integer.</summary>
    Int,

    /// <summary>A double.</summary>
    Float,

    /// <summary>A truth value.</summary>
    Bool,
}

/// <summary>What a symbol stands for.</summary>
internal enum SymbolKind
{
    /// <summary>A parameter of the block or model: a constructor parameter in C#.</summary>
    Parameter,

    /// <summary>A dimension of an input.</summary>
    Dimension,

    /// <summary>A loop variable.</summary>
    Loop,

    /// <summary>A named intermediate value (<c>let</c>): a local in C#.</summary>
    Let,
}

/// <summary>A name whose value only the generated code knows. Symbols are equal when name, kind and owner are.</summary>
/// <param name="Name">The name in the spec.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Type">Its type.</param>
/// <param name="Owner">Tells symbols of one name apart: the input of a dimension, the depth of a loop; usually empty.</param>
internal sealed record Symbol(string Name, SymbolKind Kind, TermType Type, string Owner = "")
{
    /// <summary>Few symbols differ in nothing but kind or owner.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}

/// <summary>What is left of an expression over symbols: a tree that is compared by value and printed as C#.</summary>
internal abstract record Term(TermType Type);

/// <summary>A known number or truth value (IntValue, FloatValue or BoolValue).</summary>
internal sealed record ConstantTerm(Value Value, TermType Type) : Term(Type);

/// <summary>A symbol.</summary>
internal sealed record SymbolTerm(Symbol Symbol) : Term(Symbol.Type);

/// <summary><c>-x</c> or <c>not x</c>.</summary>
internal sealed record UnaryTerm(string Operator, Term Operand, TermType Type) : Term(Type);

/// <summary><c>+ - * / // % **</c>, comparisons <c>== != &lt; &lt;= &gt; &gt;=</c>, <c>and</c>, <c>or</c>.</summary>
internal sealed record BinaryTerm(string Operator, Term Left, Term Right, TermType Type) : Term(Type);

/// <summary><c>a if c else b</c>.</summary>
internal sealed record ConditionalTerm(Term Condition, Term WhenTrue, Term WhenFalse) : Term(WhenTrue.Type);

/// <summary>One of the language's functions: <c>max min round ceil floor int abs make_divisible</c> and, for numbers, <c>float</c> as a conversion.</summary>
internal sealed record CallTerm(string Function, EquatableArray<Term> Arguments, TermType Type) : Term(Type);

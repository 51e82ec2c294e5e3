using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>A spec file with the blocks that it sees: its own and those of the files it imports.</summary>
internal sealed class LinkedSpec(SpecSyntax syntax, string @namespace)
{
    private readonly Dictionary<YamlScalar, Expression> _expressions = [];

    /// <summary>The file.</summary>
    public SpecSyntax Syntax { get; } = syntax;

    /// <summary>The C# namespace of its classes.</summary>
    public string Namespace { get; } = @namespace;

    /// <summary>An argument's expression. A block is bound many times, and its text is parsed once.</summary>
    public Expression? Parse(YamlScalar scalar, DiagnosticBag bag)
    {
        if (!_expressions.TryGetValue(scalar, out var expression) && (expression = ExpressionParser.Parse(scalar, bag)) is not null)
        {
            _expressions.Add(scalar, expression);
        }

        return expression;
    }

    /// <summary>The blocks by name.</summary>
    public Dictionary<string, Definition> Blocks { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of blocks that have mistakes: whoever uses one made none.</summary>
    public HashSet<string> Broken { get; } = new(syntax.Broken.Select(static name => name.Text), StringComparer.Ordinal);

    /// <summary>The models that it defines.</summary>
    public List<Definition> Models { get; } = [];
}

/// <summary>A block or a model, and the file in which it was defined.</summary>
internal sealed class Definition(ModuleSyntax syntax, LinkedSpec home)
{
    /// <summary>The syntax.</summary>
    public ModuleSyntax Syntax { get; } = syntax;

    /// <summary>The file, whose imports its names are looked up in.</summary>
    public LinkedSpec Home { get; } = home;

    /// <summary>The name in the spec.</summary>
    public string Name => Syntax.Name.Text;

    /// <summary>The parameter of this name, or null.</summary>
    public ParameterSyntax? Parameter(string name)
    {
        var parameters = Syntax.Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Name.Text == name)
            {
                return parameters[i];
            }
        }

        return null;
    }
}

/// <summary>An argument by name, with the place where it was written.</summary>
internal sealed record NamedArgument(string Name, Value Value, SourceLocation Location)
{
    /// <summary>Arguments are the same when their values are, wherever they were written.</summary>
    public bool Equals(NamedArgument? other) => other is not null && Name == other.Name && Value.Equals(other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Name) * 31) + Value.GetHashCode());
}

/// <summary>A block or operator as a value (<c>block: Bottleneck</c>), perhaps with arguments bound.</summary>
/// <param name="Operator">The operator, or null for a block.</param>
/// <param name="Definition">The block, or null for an operator.</param>
/// <param name="Arguments">The arguments bound so far.</param>
internal sealed record BlockValue(Operator? Operator, Definition? Definition, EquatableArray<NamedArgument> Arguments) : Value
{
    /// <inheritdoc/>
    public override string TypeName => "block";

    /// <summary>The name of the block or operator.</summary>
    public string Name => Operator?.Name ?? Definition!.Name;
}

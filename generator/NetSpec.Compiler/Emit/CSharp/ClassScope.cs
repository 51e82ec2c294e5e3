using NetSpec.Compiler.Emit.CSharp.Model;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>What a class and its nested classes share while they are lowered: the namespace, the classes of blocks, the cached Scalars.</summary>
internal sealed class ClassScope(ClassCatalog catalog, BoundClass type, NominalSizes? sizes)
{
    private readonly Dictionary<string, ScalarModel> _scalars = new(StringComparer.Ordinal);

    /// <summary>Finds the classes of blocks.</summary>
    public ClassCatalog Catalog { get; } = catalog;

    /// <summary>The namespace.</summary>
    public string Namespace => type.Namespace;

    /// <summary>What the class's constructor asks of its arguments.</summary>
    public LeastValues Least => type.Least;

    /// <summary>For a model, the sizes that its documentation shows.</summary>
    public NominalSizes? Sizes { get; } = sizes;

    /// <summary>The cached Scalars in order of name.</summary>
    public EquatableArray<ScalarModel> Scalars => _scalars.Values.OrderBy(static scalar => scalar.Name, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>The name of a cached Scalar: <c>One</c>, <c>Scalar0_5</c>.</summary>
    public string Scalar(Value value)
    {
        var literal = CSharpTerms.Literal(value);
        var plain = "Scalar" + literal.Replace('.', '_').Replace("-", "Minus").Replace("+", "");
        var word = literal switch
        {
            "0" => "Zero",
            "1" => "One",
            "2" => "Two",
            _ => plain,
        };

        // A class has no member of its own name.
        var name = word == type.Name ? plain : word;
        _scalars[name] = new(name, literal);
        return name;
    }

    /// <summary>A class as it is written in this namespace; an inner sequence's class has the ending, and may have the whole name.</summary>
    public string TypeName(BoundClass type) => type.Namespace == Namespace && !type.Name.EndsWith("Module", StringComparison.Ordinal)
        ? type.Name
        : type.Namespace.Length == 0 ? $"global::{type.Name}" : $"global::{type.Namespace}.{type.Name}";
}

using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Syntax;

/// <summary>A whole spec file.</summary>
/// <param name="Path">The path as the build gave it.</param>
/// <param name="Namespace">The <c>namespace:</c>, where written.</param>
/// <param name="Imports">The <c>import:</c> list, as written.</param>
/// <param name="Blocks">The <c>blocks:</c> in order.</param>
/// <param name="Models">The <c>models:</c> in order.</param>
/// <param name="Broken">
/// The names of blocks and models that have errors and are not among the others: whoever uses one made no mistake by that, so the binder says nothing.
/// </param>
internal sealed record SpecSyntax(
    string Path,
    YamlScalar? Namespace,
    IReadOnlyList<YamlScalar> Imports,
    IReadOnlyList<ModuleSyntax> Blocks,
    IReadOnlyList<ModuleSyntax> Models,
    IReadOnlyList<YamlScalar> Broken);

/// <summary>A block or a model.</summary>
internal sealed record ModuleSyntax(YamlScalar Name, bool IsModel)
{
    /// <summary>The <c>summary:</c>.</summary>
    public string? Summary { get; init; }

    /// <summary>The <c>params:</c>.</summary>
    public IReadOnlyList<ParameterSyntax> Parameters { get; init; } = [];

    /// <summary>The <c>in:</c>; empty where it is left out (then there is one input <c>x</c> of any shape).</summary>
    public IReadOnlyList<InputSyntax> Inputs { get; init; } = [];

    /// <summary>The <c>let:</c>.</summary>
    public IReadOnlyList<LetSyntax> Lets { get; init; } = [];

    /// <summary>The <c>require:</c>.</summary>
    public IReadOnlyList<RequireSyntax> Requires { get; init; } = [];

    /// <summary>The <c>dims:</c>.</summary>
    public IReadOnlyList<DimensionSyntax> Dimensions { get; init; } = [];

    /// <summary>The body; a <c>layers:</c> mapping, or the one operator the module is.</summary>
    public required BodySyntax Body { get; init; }

    /// <summary>The <c>out:</c>; empty where it is left out.</summary>
    public IReadOnlyList<OutputSyntax> Outputs { get; init; } = [];

    /// <summary>The <c>ensure:</c>.</summary>
    public IReadOnlyList<EnsureSyntax> Ensures { get; init; } = [];

    /// <summary>The <c>register:</c>.</summary>
    public IReadOnlyList<YamlScalar> Register { get; init; } = [];

    /// <summary>The <c>init:</c>, read by the binder.</summary>
    public YamlMapping? Init { get; init; }

    /// <summary>The <c>variants:</c> of a model.</summary>
    public IReadOnlyList<VariantSyntax> Variants { get; init; } = [];
}

/// <summary>The body of a module: <c>layers:</c> (then <see cref="Operator"/> is null), or one operator with its arguments.</summary>
/// <param name="Layers">The layers of a <c>layers:</c> mapping, all named; empty for a body of one operator.</param>
/// <param name="Operator">The one layer (without a name) of a body that is one operator.</param>
internal sealed record BodySyntax(IReadOnlyList<LayerSyntax> Layers, LayerSyntax? Operator, SourceLocation Location);

/// <summary>The kinds of parameter type.</summary>
internal enum ParameterKind { Int, Float, Bool, String, Size, Block, List, Record, Table }

/// <summary>The type of a parameter: <c>int</c>, <c>int[4]</c>, <c>{channels: int}</c>, <c>table: {t: int}</c>, …</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Element">The element type of a list.</param>
/// <param name="Length">The length of a list, where fixed.</param>
/// <param name="Members">The members of a record, or the columns of a table; empty for a table of unknown columns.</param>
internal sealed record ParameterType(ParameterKind Kind, ParameterType? Element = null, int? Length = null, IReadOnlyList<(string Name, ParameterType Type)>? Members = null);

/// <summary>A parameter. The default is raw YAML: the binder turns it into a value of the type.</summary>
internal sealed record ParameterSyntax(YamlScalar Name, ParameterType Type, YamlNode? Default, string? Summary);

/// <summary>An input. <paramref name="Shape"/> is null for any shape.</summary>
/// <param name="Name">The name.</param>
/// <param name="Shape">The dimensions: expressions; a name not yet known is bound to that dimension.</param>
/// <param name="DType">The element type (<c>float32</c> where left out).</param>
internal sealed record InputSyntax(YamlScalar Name, IReadOnlyList<Expression>? Shape, YamlScalar? DType);

/// <summary>A named intermediate value.</summary>
internal sealed record LetSyntax(YamlScalar Name, Expression Value);

/// <summary>A precondition.</summary>
internal sealed record RequireSyntax(Expression Condition, string? Message);

/// <summary>Facts about a dimension.</summary>
internal sealed record DimensionSyntax(YamlScalar Name, Expression? MultipleOf, Expression? Min, Expression? Max, Expression? Nominal);

/// <summary>An output: its name and the layer it is.</summary>
internal sealed record OutputSyntax(YamlScalar Name, ReferenceSyntax Value);

/// <summary>A promise about an output's (or layer's) shape.</summary>
internal sealed record EnsureSyntax(YamlScalar Name, IReadOnlyList<Expression> Shape);

/// <summary>A variant of a model: <c>extends</c> and parameter values in raw YAML.</summary>
internal sealed record VariantSyntax(YamlScalar Name, YamlScalar? Extends, IReadOnlyList<YamlEntry> Values, SourceLocation Location);

/// <summary>A name that may hold <c>{expr}</c>: literal parts and expressions in turn.</summary>
/// <param name="Text">As written.</param>
/// <param name="Parts">Strings and expressions in order.</param>
internal sealed record NameTemplate(string Text, IReadOnlyList<NamePart> Parts, SourceLocation Location);

/// <summary>A part of a <see cref="NameTemplate"/>: either literal text or an expression.</summary>
internal sealed record NamePart(string? Text, Expression? Expression);

/// <summary>A reference to a tensor: <c>conv1</c>, <c>layer{s}</c>, <c>lstm.h_n</c>, <c>halves[0]</c>.</summary>
/// <param name="Name">The layer or input, perhaps with an output's name after a dot: which it is, the layers above tell.</param>
/// <param name="Position">In brackets: the output's position.</param>
internal sealed record ReferenceSyntax(NameTemplate Name, Expression? Position, SourceLocation Location);

/// <summary>
/// A layer. Exactly one of these says what it is: <see cref="Operator"/> (an operator, a block, or <c>Sequential</c>), <see cref="Use"/>,
/// <see cref="Call"/>, <see cref="Branches"/> (<c>parallel:</c>), or, with <see cref="For"/>, <see cref="Do"/>.
/// </summary>
internal sealed record LayerSyntax(SourceLocation Location)
{
    /// <summary>The key of a layer in a mapping; null in a list.</summary>
    public NameTemplate? Name { get; init; }

    /// <summary>What a message about the layer as a whole underlines: its name, or else what it is.</summary>
    public SourceLocation Place => Name?.Location ?? Operator?.Location ?? Location;

    /// <summary>The operator's or block's name.</summary>
    public YamlScalar? Operator { get; init; }

    /// <summary>What stands under the operator's name: its arguments, or null.</summary>
    public YamlNode? Arguments { get; init; }

    /// <summary>The layers of a <c>Sequential</c>: then <see cref="Arguments"/> is null and <see cref="Operator"/> is <c>Sequential</c>.</summary>
    public IReadOnlyList<LayerSyntax>? Children { get; init; }

    /// <summary>The <c>from:</c> references; null where left out.</summary>
    public IReadOnlyList<ReferenceSyntax>? From { get; init; }

    /// <summary>The <c>when:</c>.</summary>
    public Expression? When { get; init; }

    /// <summary>The <c>else:</c> reference; see <see cref="ElseNone"/>.</summary>
    public ReferenceSyntax? Else { get; init; }

    /// <summary>Whether <c>else: none</c> was written.</summary>
    public bool ElseNone { get; init; }

    /// <summary>The <c>repeat:</c>.</summary>
    public Expression? Repeat { get; init; }

    /// <summary>The <c>index:</c> of a <c>repeat</c> or <c>for</c>.</summary>
    public YamlScalar? Index { get; init; }

    /// <summary>The <c>names:</c> of a <c>repeat</c>.</summary>
    public NameTemplate? Names { get; init; }

    /// <summary>Whether <c>inline: true</c> was written.</summary>
    public bool Inline { get; init; }

    /// <summary>The <c>merge:</c> of a <c>repeat</c> or <c>parallel</c>: a layer without inputs.</summary>
    public LayerSyntax? Merge { get; init; }

    /// <summary>The <c>for:</c>.</summary>
    public ForSyntax? For { get; init; }

    /// <summary>The <c>do:</c> of a <c>for</c>.</summary>
    public IReadOnlyList<LayerSyntax>? Do { get; init; }

    /// <summary>The branches of a <c>parallel:</c>; named or not as written in a mapping or list.</summary>
    public IReadOnlyList<LayerSyntax>? Branches { get; init; }

    /// <summary>The <c>use:</c> expression: a parameter that holds a block.</summary>
    public Expression? Use { get; init; }

    /// <summary>The <c>with:</c> arguments.</summary>
    public YamlMapping? With { get; init; }

    /// <summary>The <c>call:</c>.</summary>
    public ReferenceSyntax? Call { get; init; }

    /// <summary>The <c>share:</c> entries: own parameter → path of the other tensor.</summary>
    public IReadOnlyList<(YamlScalar Parameter, YamlScalar Source)> Share { get; init; } = [];

    /// <summary>Whether <c>only: training</c> was written.</summary>
    public bool OnlyTraining { get; init; }

    /// <summary>The <c>summary:</c>.</summary>
    public string? Summary { get; init; }

    /// <summary>The <c>init:</c>, read by the binder.</summary>
    public YamlMapping? Init { get; init; }
}

/// <summary><c>for: x in list</c>.</summary>
internal sealed record ForSyntax(string Variable, Expression Source, SourceLocation Location);

using System.Runtime.CompilerServices;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>A tensor within one module's forward pass.</summary>
/// <param name="name">The layer's or input's name; what the local in C# is called after.</param>
/// <param name="type">Shape and element type.</param>
internal sealed class TensorValue(string name, TensorType type)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Shape and element type.</summary>
    public TensorType Type { get; } = type;

    /// <summary>Whether it may be absent: it comes from a layer with <c>only: training</c> or <c>else: none</c>.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether it never is there: <c>else: none</c> of a layer that this class leaves out.</summary>
    public bool IsAbsent { get; init; }
}

/// <summary>An output of a module.</summary>
internal sealed record BoundOutput(string Name, TensorValue Value);

/// <summary>
/// A module after binding, for one set of arguments and inputs: its children (what it owns) and its steps (what forward does).
/// With all arguments known it is an instance, from which shapes and counts are read; with constructor parameters as symbols it is
/// what C# is emitted from. A body without a definition is an inner <c>Sequential</c>.
/// </summary>
internal sealed class BoundModule(Definition? definition, string name, IReadOnlyList<TensorValue> inputs)
{
    /// <summary>The block or model; null for an inner sequence.</summary>
    public Definition? Definition { get; } = definition;

    /// <summary>The name, for messages.</summary>
    public string Name { get; } = name;

    /// <summary>The inputs.</summary>
    public IReadOnlyList<TensorValue> Inputs { get; } = inputs;

    /// <summary>What it owns, in the order of construction.</summary>
    public List<Child> Children { get; } = [];

    /// <summary>The tensors that it owns itself: <c>Parameter</c> and <c>Buffer</c>.</summary>
    public List<OwnedTensor> Tensors { get; } = [];

    /// <summary>How weights are drawn where the spec says so, in the order of application.</summary>
    public List<BoundInitialiser> Initialisers { get; } = [];

    /// <summary>Parameters that are the tensors of other layers.</summary>
    public List<SharedTensor> Shared { get; } = [];

    /// <summary>What forward does, in order.</summary>
    public List<Step> Steps { get; } = [];

    /// <summary>What forward returns.</summary>
    public List<BoundOutput> Outputs { get; } = [];

    /// <summary>What the module is where its body is one operator: it has no path element and no class of its own.</summary>
    public Realised? Alias { get; set; }

    /// <summary>The <c>let</c> values that are not known before run time: locals of the constructor.</summary>
    public List<(Symbol Symbol, Term Value)> Lets { get; } = [];

    /// <summary>The preconditions that are not known before run time.</summary>
    public List<(Term Condition, RequireSyntax Syntax)> Requires { get; } = [];

    /// <summary>An equality with values in place of the lets: over what the module is given.</summary>
    public DimensionGuard WithoutLets(DimensionGuard guard) => guard with { A = WithoutLets(guard.A), B = WithoutLets(guard.B) };

    private Dim WithoutLets(Dim dim) =>
        dim.Substitute(symbol => Lets.Find(let => let.Symbol == symbol).Value is { Type: TermType.Int } value ? WithoutLets(Dim.Of(value)) : null);
}

/// <summary>Something that a module owns: a layer, a block, an inner sequence or a list of them.</summary>
/// <param name="Key">The path element in the state_dict; empty for a list whose items belong to the enclosing module.</param>
/// <param name="Name">What its C# property is called after.</param>
/// <param name="Content">What it is.</param>
/// <param name="Location">Where it is written.</param>
internal sealed record Child(string Key, string Name, ChildContent Content, SourceLocation Location)
{
    /// <summary>The condition under which it exists, where only the constructor knows.</summary>
    public Term? Condition { get; init; }

    /// <summary>The <c>summary:</c>.</summary>
    public string? Summary { get; init; }

    /// <summary>A child is itself: another one may look the same.</summary>
    public bool Equals(Child? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>A tensor that a module owns itself.</summary>
internal sealed record OwnedTensor(string Key, OperatorCall Call, TensorValue Value, SourceLocation Location);

/// <summary>How one tensor of some layers is drawn.</summary>
/// <param name="Operator">The operator whose layers are meant, at any depth; null for one layer.</param>
/// <param name="Child">The layer; null for an operator.</param>
/// <param name="Tensor">The tensor's name: <c>weight</c>.</param>
/// <param name="Value">The initialiser with its arguments.</param>
internal sealed record BoundInitialiser(Operator? Operator, Child? Child, string Tensor, BlockValue Value);

/// <summary>A parameter that is the tensor of another layer.</summary>
/// <param name="Target">The layer whose parameter it is.</param>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Source">The way to the other tensor: children from the outside in.</param>
/// <param name="SourceParameter">The other tensor's name.</param>
internal sealed record SharedTensor(Child Target, string Parameter, IReadOnlyList<Child> Source, string SourceParameter);

/// <summary>What a <see cref="Child"/> is.</summary>
internal abstract record ChildContent;

/// <summary>A layer of the operator table.</summary>
internal sealed record OperatorContent(OperatorCall Call) : ChildContent;

/// <summary>A block: the module as bound here, with the arguments that its parameters were given.</summary>
internal sealed record BlockContent(Definition Definition, BoundModule Module, IReadOnlyList<NamedArgument> Arguments) : ChildContent;

/// <summary>A hand-written module.</summary>
internal sealed record ForeignContent(string TypeName, IReadOnlyList<NamedValue> Arguments) : ChildContent;

/// <summary>An inner <c>Sequential</c>.</summary>
internal sealed record SequenceContent(BoundModule Module) : ChildContent;

/// <summary>A <c>repeat</c> of known length; item k has the key <c>Keys[k]</c>.</summary>
internal sealed record ListContent(IReadOnlyList<ChildContent> Items, IReadOnlyList<string> Keys) : ChildContent;

/// <summary>A <c>repeat</c> whose length only the constructor knows: <paramref name="Item"/> is written over <paramref name="Index"/>.</summary>
/// <param name="Key">The key of an item: literal text and terms over <paramref name="Index"/>.</param>
internal sealed record LoopContent(Symbol Index, Term Count, ChildContent Item, EquatableArray<KeyPart> Key) : ChildContent;

/// <summary>A part of a key: either text or a term.</summary>
internal sealed record KeyPart(string? Text, Term? Term);

/// <summary>One operation of a forward pass.</summary>
/// <param name="Inputs">What it reads.</param>
/// <param name="Outputs">What it makes.</param>
internal abstract record Step(IReadOnlyList<TensorValue> Inputs, IReadOnlyList<TensorValue> Outputs, SourceLocation Location)
{
    /// <summary>The condition under which it runs, where only the constructor knows; otherwise the output is <see cref="Fallback"/>.</summary>
    public Term? Condition { get; init; }

    /// <summary>What the output is where <see cref="Condition"/> is false.</summary>
    public TensorValue? Fallback { get; init; }

    /// <summary>Whether it runs in training mode only.</summary>
    public bool OnlyTraining { get; init; }
}

/// <summary>Calls a child.</summary>
internal sealed record CallStep(Child Child, IReadOnlyList<TensorValue> Inputs, IReadOnlyList<TensorValue> Outputs, SourceLocation Location) : Step(Inputs, Outputs, Location)
{
    /// <summary>The child as these inputs make it: one that runs again may have other shapes.</summary>
    public ChildContent Content { get; init; } = Child.Content;
}

/// <summary>Applies a function.</summary>
internal sealed record FunctionStep(OperatorCall Call, IReadOnlyList<TensorValue> Inputs, IReadOnlyList<TensorValue> Outputs, SourceLocation Location) : Step(Inputs, Outputs, Location);

/// <summary>Calls the items of a list one after another.</summary>
internal sealed record ChainStep(Child Child, IReadOnlyList<TensorValue> Inputs, IReadOnlyList<TensorValue> Outputs, SourceLocation Location) : Step(Inputs, Outputs, Location)
{
    /// <summary>What joins the running value with each output (<c>merge</c>); null where the output is the next running value.</summary>
    public OperatorCall? Merge { get; init; }

    /// <summary>The list as these inputs make it.</summary>
    public ChildContent Content { get; init; } = Child.Content;
}

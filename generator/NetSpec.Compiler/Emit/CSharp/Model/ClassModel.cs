namespace NetSpec.Compiler.Emit.CSharp.Model;

/// <summary>
/// A class as it will be written: every name decided, every expression printed, no places in the YAML. The generator caches by its value, so
/// every member here is immutable and compared by value; a member that is not breaks the caching.
/// </summary>
/// <param name="Namespace">The namespace; empty for a nested class.</param>
/// <param name="Name">The class's name.</param>
/// <param name="Summary">The XML doc's text.</param>
/// <param name="Remarks">What the documentation says of shapes and counts; null for none.</param>
/// <param name="Scalars">Cached <c>Scalar</c>s: name and value.</param>
/// <param name="Fields">Values of the constructor that forward needs.</param>
/// <param name="Constructor">The constructor.</param>
/// <param name="Properties">The sub-modules.</param>
/// <param name="Forward">The forward pass.</param>
/// <param name="Nested">Inner sequences.</param>
internal sealed record ClassModel(
    string Namespace,
    string Name,
    string Summary,
    string? Remarks,
    EquatableArray<ScalarModel> Scalars,
    EquatableArray<FieldModel> Fields,
    ConstructorModel Constructor,
    EquatableArray<PropertyModel> Properties,
    ForwardModel Forward,
    EquatableArray<ClassModel> Nested)
{
    /// <summary>The file's name in the generator: unique in a project.</summary>
    public string HintName => $"{FullName}.g.cs";

    /// <summary>The name with the namespace.</summary>
    public string FullName => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";

    /// <summary>Members that only a model has, in a file of their own; null for blocks.</summary>
    public DescriptionModel? Description { get; init; }

    /// <summary>Whether it makes layers that take no dtype: they are converted when all are made. Blocks convert their own.</summary>
    public bool OwnsUntyped => Constructor.Statements.Any(static line => line.Contains("nn.BatchNorm")) || Nested.Any(static nested => nested.OwnsUntyped);

    /// <summary>The door of a model: what its inputs have to be.</summary>
    public EquatableArray<InputRuleModel> Door { get; init; } = EquatableArray<InputRuleModel>.Empty;

    /// <summary>Comparisons of sizes that the compiler could not prove equal.</summary>
    public EquatableArray<string> Guards { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The statements of <c>Initialise</c>; empty where the spec leaves initialisation to PyTorch.</summary>
    public EquatableArray<string> Initialisation { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The assignments that make parameters one tensor; they are repeated after the module was moved.</summary>
    public EquatableArray<string> Sharing { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The record that forward returns; null for one tensor.</summary>
    public RecordModel? Result { get; init; }

    /// <summary>Whether it is a class of its own, whose users may add a part with <c>OnCreated</c>; not so a nested class.</summary>
    public bool HasHook { get; init; }
}

/// <summary>A rule for an input.</summary>
/// <param name="Name">The field.</param>
/// <param name="Rule">The expression that makes it.</param>
/// <param name="IsStatic">Whether it is the same for all instances.</param>
/// <param name="Check">The statement that forward starts with.</param>
internal sealed record InputRuleModel(string Name, string Rule, bool IsStatic, string Check);

/// <summary>The record that a module of several outputs returns.</summary>
internal sealed record RecordModel(string Name, EquatableArray<RecordMemberModel> Members);

/// <summary>An output in a record.</summary>
internal sealed record RecordMemberModel(string Name, bool IsNullable, string Summary);

/// <summary>A cached Scalar.</summary>
internal sealed record ScalarModel(string Name, string Value);

/// <summary>A private field that keeps a constructor's value for forward.</summary>
internal sealed record FieldModel(string Type, string Name, string Value);

/// <summary>A constructor parameter; <paramref name="Default"/> is null for a required one.</summary>
internal sealed record ParameterModel(string Type, string Name, string? Default, string Summary);

/// <summary>A constructor.</summary>
/// <param name="Parameters">The parameters without <c>device</c> and <c>dtype</c>, which every class has.</param>
/// <param name="Checks">Statements that refuse bad arguments.</param>
/// <param name="Statements">Statements that make and register the sub-modules.</param>
internal sealed record ConstructorModel(EquatableArray<ParameterModel> Parameters, EquatableArray<string> Checks, EquatableArray<string> Statements);

/// <summary>A typed, get-only property.</summary>
/// <param name="Body">What follows the name: an accessor, or an expression.</param>
internal sealed record PropertyModel(string Type, string Name, string Summary, string Body = "{ get; }");

/// <summary>A forward pass.</summary>
/// <param name="Inputs">The names of the inputs.</param>
/// <param name="Result">The C# type of the result.</param>
/// <param name="Statements">The statements.</param>
internal sealed record ForwardModel(EquatableArray<string> Inputs, string Result, EquatableArray<string> Statements);

/// <summary>What <c>Describe</c> is made of.</summary>
/// <param name="Parameters">The constructor's parameters.</param>
/// <param name="Sizes">The free sizes of the inputs, with their nominal values as defaults.</param>
/// <param name="Statements">Checks, then locals for sizes that are formulas.</param>
/// <param name="Inputs">An expression for each input.</param>
/// <param name="Outputs">An expression for each output.</param>
/// <param name="Layers">The layers.</param>
/// <param name="Functions">Local functions that give the tensors of layers that stand in many rows.</param>
internal sealed record DescriptionModel(
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<ParameterModel> Sizes,
    EquatableArray<string> Statements,
    EquatableArray<string> Inputs,
    EquatableArray<string> Outputs,
    EquatableArray<LayerModel> Layers,
    EquatableArray<string> Functions);

/// <summary>A layer of a description; <paramref name="Details"/> are the arguments after the path, and many layers share them.</summary>
internal sealed record LayerModel(string Path, string Details);

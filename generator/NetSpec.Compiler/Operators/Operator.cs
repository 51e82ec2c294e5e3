using NetSpec.Compiler.Operators.Memory;

namespace NetSpec.Compiler.Operators;

/// <summary>How an operator's result relates to the memory of its (first) input.</summary>
internal enum Aliasing
{
    /// <summary>The result is new memory.</summary>
    Fresh,

    /// <summary>The result may be a view of the input: it is never overwritten in place.</summary>
    MayAliasInput,
}

/// <summary>How a result that is new memory lies in it: which decides whether a later reshape is a view or a copy.</summary>
internal enum ResultLayout
{
    /// <summary>Row by row.</summary>
    RowByRow,

    /// <summary>With its dimensions in the order that they have in the inputs' memory: libtorch's functions of each element.</summary>
    AsInputs,

    /// <summary>Channels last where the inputs have them last, else row by row: libtorch's functions of images.</summary>
    ChannelsLast,
}

/// <summary>How the C# expression of an operator's forward gives its results.</summary>
internal enum ResultForm
{
    /// <summary>One tensor.</summary>
    Tensor,

    /// <summary>A tuple with one tensor for each output.</summary>
    Tuple,

    /// <summary>An array with one tensor for each output.</summary>
    Array,
}

/// <summary>How TorchSharp takes sizes that differ from one spatial dimension to another.</summary>
internal enum SizeForm
{
    /// <summary>As a tuple; one number stands for all dimensions.</summary>
    Tuple,

    /// <summary>As an array; one number stands for all dimensions.</summary>
    Array,

    /// <summary>As an array only.</summary>
    AlwaysArray,
}

/// <summary>
/// One entry of the operator table: everything NetSpec knows of one <c>nn</c> module (upper case) or <c>torch</c> function (lower case).
/// One operator is one file; the reference page, the JSON Schema and "did you mean" are derived from here.
/// </summary>
internal abstract class Operator
{
    /// <summary>PyTorch's name.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, in one sentence; becomes the XML doc of a property of this type.</summary>
    public abstract string Summary { get; }

    /// <summary>What the documentation of a property calls this module: <c>3×3 convolution</c>; no full stop.</summary>
    public virtual string Describe(OperatorCall call) => Summary.TrimEnd('.');

    /// <summary>Whether its documentation says of what: a normalisation is one of the layer before.</summary>
    public virtual bool DescribesItsInput => false;

    /// <summary>The arguments in TorchSharp's order.</summary>
    public virtual IReadOnlyList<OperatorParameter> Parameters => [];

    /// <summary>The argument of this name, or null.</summary>
    public OperatorParameter? Parameter(string name)
    {
        var parameters = Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Name == name)
            {
                return parameters[i];
            }
        }

        return null;
    }

    /// <summary>The spatial dimensions that its sizes have an entry for; 0 where it has no such sizes.</summary>
    public virtual int Dimensions => 0;

    /// <summary>How TorchSharp takes its sizes.</summary>
    public virtual SizeForm SizeForm => SizeForm.Tuple;

    /// <summary>The fewest inputs.</summary>
    public virtual int MinInputs => 1;

    /// <summary>The most inputs.</summary>
    public virtual int MaxInputs => 1;

    /// <summary>The names of several outputs (<c>output</c>, <c>h_n</c>); empty for one, or for outputs known by position only.</summary>
    public virtual IReadOnlyList<string> OutputNames => [];

    /// <summary>How the C# expression gives the results.</summary>
    public virtual ResultForm ResultForm => ResultForm.Tensor;

    /// <summary>Whether it is an <c>nn</c> module: it takes an index in a list and, under a name, a place in the state_dict.</summary>
    public bool IsModule => char.IsUpper(Name[0]);

    /// <summary>How the result relates to the input's memory.</summary>
    public virtual Aliasing Aliasing => Aliasing.Fresh;

    /// <summary>How a result that is new memory lies in it.</summary>
    public virtual ResultLayout ResultLayout => ResultLayout.RowByRow;

    /// <summary>Whether the backward pass reads the result, so that it must not be overwritten (relu, sigmoid, softmax, …).</summary>
    public virtual bool SavesOutput => false;

    /// <summary>
    /// The shape rule: reads inputs and arguments from <paramref name="call"/>, sets inferred arguments, outputs, the tensors owned and the
    /// multiply-adds. Reports a mistake through <paramref name="call"/> and leaves the outputs unset then.
    /// </summary>
    public abstract void Infer(OperatorCall call);

    /// <summary>The C# type of a module's property, as seen with <c>using TorchSharp.Modules</c>.</summary>
    public virtual string CSharpType(OperatorCall call) => Name;

    /// <summary>Whether the module's <c>call</c> has other parameters than one for each tensor that comes in: optional ones, or a tuple of states.</summary>
    public virtual bool HasOwnParameters => false;

    /// <summary>The C# expression that makes the module; only called for modules.</summary>
    public virtual string Construct(OperatorCall call, ICSharpContext context) => context.Invoke($"nn.{Name}", call, HasDevice, HasDType);

    /// <summary>Statements that follow the construction of the module held by <paramref name="target"/>, such as the cure of a TorchSharp bug.</summary>
    public virtual IEnumerable<string> AfterConstruction(OperatorCall call, string target) => [];

    /// <summary>How C# reads its weight, whose device and type an input has to have: <c>.weight</c>; null where it has none, or only the constructor knows.</summary>
    public virtual string? Weight(OperatorCall call) => call.State.Any(static tensor => tensor.Name == "weight") && call.OwnsForSure("weight") ? ".weight" : null;

    /// <summary>Whether the constructor takes <c>device</c>.</summary>
    protected virtual bool HasDevice => false;

    /// <summary>Whether the constructor takes <c>dtype</c>.</summary>
    protected virtual bool HasDType => false;

    /// <summary>The C# expression of the forward pass: of a function, over its inputs; of a module, its call.</summary>
    public virtual string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{self}.call({string.Join(", ", inputs)})";

    /// <summary>
    /// What a run in evaluation does to memory: makes the outputs, of this <paramref name="call"/> with all sizes known. A function of libtorch is
    /// one step, whatever its kernel takes for itself; one of NetSpec's runtime that calls several makes here what each of them makes.
    /// </summary>
    public virtual IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) =>
        call.IsInPlace ? [inputs[0].Alias()] : [.. call.Outputs.Select(output => memory.New(output, Layout.Of(output, inputs, ResultLayout)))];

    /// <summary>Whether there is a form that overwrites its first input, for these arguments (or, where commutative, any of its inputs).</summary>
    public virtual bool CanOverwrite(OperatorCall call) => false;

    /// <summary>Whether the inputs may change places.</summary>
    public virtual bool IsCommutative => false;

    /// <summary>Whether TorchSharp lets another layer's tensor take the place of a parameter; a module that libtorch holds as a whole does not.</summary>
    public virtual bool CanShare => true;

    /// <summary>The C# expression that overwrites the first input and returns it; only called where <see cref="CanOverwrite"/> holds.</summary>
    public virtual string InPlace(OperatorCall call, IReadOnlyList<string> inputs, ICSharpContext context) => throw new NotSupportedException($"'{Name}' has no form in place");
}

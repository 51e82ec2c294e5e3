using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Tensors;

/// <summary>A bare tensor that a block or model owns: <c>Parameter</c> and <c>Buffer</c>. It takes no input; its value is the tensor.</summary>
internal abstract class OwnTensor : Operator
{
    /// <summary>The shape argument.</summary>
    protected static readonly OperatorParameter Shape = new("shape", ArgumentKind.IntList, "The sizes.") { Minimum = 0 };

    /// <inheritdoc/>
    public override int MinInputs => 0;

    /// <inheritdoc/>
    public override int MaxInputs => 0;

    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <summary>The element type, or null for that of the weights.</summary>
    protected virtual string? DType(OperatorCall call) => null;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var shape = call.Dims("shape")!;
        var dtype = DType(call);
        call.State.Add(new("", [.. shape], IsBuffer: this is Buffer, dtype ?? "float32"));
        call.Returns(new TensorType([.. shape], dtype ?? "float32"));
    }
}

/// <summary><c>torch.nn.Parameter</c>: a tensor that is trained.</summary>
internal sealed class Parameter : OwnTensor
{
    private static readonly OperatorParameter[] Arguments = [Shape, new("init", ArgumentKind.Initialiser, "How it is drawn.") { DefaultText = "zeros" }];

    /// <inheritdoc/>
    public override string Name => "Parameter";

    /// <inheritdoc/>
    public override string Summary => "A tensor of the module's own that is trained.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;
}

/// <summary>A tensor that belongs to the state_dict but is not trained.</summary>
internal sealed class Buffer : OwnTensor
{
    private static readonly OperatorParameter[] Arguments =
    [
        Shape,
        new("value", ArgumentKind.FloatList, "The elements in row-major order, or one for all.") { DefaultText = "0" },
        ParameterDefinitions.Word("dtype", "float32", "The element type.", [.. Syntax.SpecKeys.DTypes.Select(static dtype => (dtype, dtype))]),
    ];

    /// <inheritdoc/>
    public override string Name => "Buffer";

    /// <inheritdoc/>
    public override string Summary => "A tensor of the module's own that is not trained.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var elements = call.Dims("shape")!.Aggregate(Dim.Constant(1), static (product, size) => product * size);
        if (call.Raw("value") is not ListValue { Items.Count: > 1 and var count } || call.AreEqual(count, "the number of elements of 'value'", elements, "that of 'shape'"))
        {
            base.Infer(call);
        }
    }

    /// <inheritdoc/>
    protected override string? DType(OperatorCall call) => call.Word("dtype");
}

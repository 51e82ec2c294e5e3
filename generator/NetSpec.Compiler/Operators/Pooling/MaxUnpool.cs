using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>Puts maxima back to where they stood: of a max pool with <c>return_indices</c>, its two outputs.</summary>
internal abstract class MaxUnpool(string name, int dimensions) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Size("kernel_size", "Size of the window that the maxima were taken from."),
        Size("stride", "Step of that window.").Optional("kernel_size"),
        Size("padding", 0, "Padding of that window.", minimum: 0),
    ];

    // A module's arguments are its constructor's, and PyTorch's takes this one in forward.
    private static readonly OperatorParameter[] FunctionArguments =
        [.. Arguments, Size("output_size", "Spatial size of the output, less than a step from the one that follows from the others; may be a formula of the inputs' dimensions.").Optional("as small as it can be")];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "The maxima of a max pool with 'return_indices' where they stood, and zeros elsewhere.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Max unpooling";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => IsModule ? Arguments : FunctionArguments;

    /// <inheritdoc/>
    public override int Dimensions => dimensions;

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override bool HasOwnParameters => IsModule;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var indices = call.Inputs[1];
        if (!SpatialLayout.Fits(call))
        {
            return;
        }

        if (indices.DType != DTypes.Int64 || indices.Rank != call.Input.Rank)
        {
            call.Error($"needs indices of type int64, one for each element of {call.Input}; {indices} of type {indices.DType} comes in");
            return;
        }

        if (Enumerable.Range(0, indices.Rank).All(axis => call.AreEqual(indices[axis], $"dimension {axis} of the indices {indices}", call.Input[axis], $"of {call.Input}")) && SizesOf(call) is { } sizes)
        {
            call.Returns(call.Input.WithSpatial(sizes));
        }
    }

    // TorchSharp passes the step on only together with a padding: both are always written.

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => $"nn.{Name}({Window(call, context)})";

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        if (IsModule)
        {
            return base.Forward(call, self, inputs, context);
        }

        // libtorch's function forgets the size before it reads it.
        return call.Has("output_size")
            ? $"{RuntimeModule.Function("MaxUnpool")}({inputs[0]}, {inputs[1]}, [{string.Join(", ", call.Size("output_size", dimensions).Select(context.Print))}])"
            : $"nn.functional.{Name}({inputs[0]}, {inputs[1]}, {Window(call, context)})";
    }

    private static string Window(OperatorCall call, ICSharpContext context)
    {
        var stride = SpatialLayout.Print(call, call.Has("stride") ? "stride" : "kernel_size", context);
        return $"kernel_size: {SpatialLayout.Print(call, "kernel_size", context)}, stride: {stride}, padding: {SpatialLayout.Print(call, "padding", context)}";
    }

    private IReadOnlyList<Dim>? SizesOf(OperatorCall call)
    {
        var (kernel, padding) = (call.Size("kernel_size", dimensions), call.Size("padding", dimensions));
        var stride = call.OptionalSize("stride", dimensions) ?? kernel;
        var given = IsModule ? null : call.OptionalSize("output_size", dimensions);
        var sizes = new List<Dim>();
        for (var axis = 0; axis < dimensions; axis++)
        {
            var name = SpatialLayout.AxisName(dimensions, axis);
            var least = ((call.Input[axis + 2] - 1) * stride[axis]) - (2 * padding[axis]) + kernel[axis];
            var size = given?[axis] ?? least;
            if (!call.IsNotEmpty(size, name, $"the padding of {padding[axis]} is more than the window of {kernel[axis]}")
                || !call.IsNotEmpty(size - least + stride[axis], $"room in the {name}", $"'output_size' {size} is a step or more below {least}")
                || !call.IsNotEmpty(least + stride[axis] - size, $"room in the {name}", $"'output_size' {size} is a step or more above {least}"))
            {
                return null;
            }

            sizes.Add(size);
        }

        return sizes;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory)
    {
        // The runtime's function scatters into zeros.
        HeldTensor[] zeros = !IsModule && call.Has("output_size") ? [memory.New(call.Outputs[0])] : [];
        var made = base.Run(call, inputs, memory);
        memory.Free(zeros);
        return made;
    }
}

/// <summary><c>torch.nn.MaxUnpool1d</c>.</summary>
internal sealed class MaxUnpool1d() : MaxUnpool("MaxUnpool1d", 1);

/// <summary><c>torch.nn.MaxUnpool2d</c>.</summary>
internal sealed class MaxUnpool2d() : MaxUnpool("MaxUnpool2d", 2);

/// <summary><c>torch.nn.MaxUnpool3d</c>.</summary>
internal sealed class MaxUnpool3d() : MaxUnpool("MaxUnpool3d", 3);

/// <summary><c>torch.nn.functional.max_unpool1d</c>.</summary>
internal sealed class MaxUnpool1dFunction() : MaxUnpool("max_unpool1d", 1);

/// <summary><c>torch.nn.functional.max_unpool2d</c>.</summary>
internal sealed class MaxUnpool2dFunction() : MaxUnpool("max_unpool2d", 2);

/// <summary><c>torch.nn.functional.max_unpool3d</c>.</summary>
internal sealed class MaxUnpool3dFunction() : MaxUnpool("max_unpool3d", 3);

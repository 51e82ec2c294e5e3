using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Convolutions;

/// <summary>Convolution over 1, 2 or 3 spatial dimensions.</summary>
internal abstract class Convolution(int dimensions) : Operator
{
    private const string Same = "same";

    private static readonly OperatorParameter[] Arguments =
    [
        Inferred("in_channels", "Channels of the input."),
        Int("out_channels", "Channels of the output; as many as come in where left out.").Optional("in_channels"),
        Size("kernel_size", "Size of the kernel."),
        Size("stride", 1, "Step of the kernel."),
        Size("padding", 0, "Added on both sides; same: so much that the size stays, valid: nothing.", minimum: 0) with { Words = [(Same, "Padding.Same"), ("valid", "Padding.Valid")] },
        Size("dilation", 1, "Distance between the kernel's elements."),
        Word("padding_mode", "zeros", "What the padding holds.", ("zeros", "PaddingModes.Zeros"), ("reflect", "PaddingModes.Reflect"), ("replicate", "PaddingModes.Replicate"), ("circular", "PaddingModes.Circular")),
        Int("groups", 1, "Groups of channels that do not see each other."),
        StateBool("bias", true, "Whether a bias is added."),
    ];

    /// <inheritdoc/>
    public override string Name { get; } = $"Conv{dimensions}d";

    /// <inheritdoc/>
    public override string Summary => $"Convolution over {SpatialLayout.Expected(dimensions)}.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => $"{SpatialLayout.KernelText(call)} {ConvolutionState.GroupText(call)}convolution";

    /// <inheritdoc/>
    public override int Dimensions => dimensions;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    protected override bool HasDevice => true;

    /// <inheritdoc/>
    protected override bool HasDType => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (!SpatialLayout.Fits(call) || ConvolutionState.Channels(call) is not { } channels || Window(call) is not { } window || !HasRoomToPad(call, window))
        {
            return;
        }

        var shape = new List<Dim> { call.Input[0], channels.Output };
        if (IsSame(call))
        {
            shape.AddRange(call.Input.Shape.Skip(2));
        }
        else if (!WindowedSize.TryAppend(call, shape, window))
        {
            return;
        }

        var perGroup = Dim.FloorDivide(channels.Input, call.Int("groups"));
        call.Owns("weight", [channels.Output, perGroup, .. window.Kernel]);
        ConvolutionState.AddBias(call, channels.Output);
        call.MultiplyAddsPerOutput = perGroup * window.KernelElements;
        call.Returns(call.Input with { Shape = shape.ToEquatableArray() });
    }

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) =>
        IsSame(call) && IsFilled(call) && !IsEven(call) ? base.Construct(WithNumbers(call), context) : base.Construct(call, context);

    private static bool IsSame(OperatorCall call) => call.Raw("padding") is StringValue { Value: Same };

    /// <summary>Whether the padding holds something, so that TorchSharp pads in a step of its own.</summary>
    private static bool IsFilled(OperatorCall call) => call.Word("padding_mode") != "zeros";

    private Window? Window(OperatorCall call)
    {
        var kernel = call.Size("kernel_size", dimensions);
        var window = new Window(kernel, call.Size("stride", dimensions), call.Raw("padding") is StringValue ? [.. kernel.Select(static _ => Dim.Constant(0))] : call.Size("padding", dimensions), call.Size("dilation", dimensions));
        if (!IsSame(call))
        {
            return window;
        }

        if (window.Stride.Any(static step => step != 1))
        {
            call.Error("'padding: same' keeps the size only at stride 1", "padding");
            return null;
        }

        if (IsFilled(call) && !IsEven(call) && window.Kernel.Select((_, axis) => Half(window.Reach(axis))).Contains(null))
        {
            call.Error("TorchSharp cannot pad an even kernel that is not square this way; write the sizes of 'padding'", "padding");
            return null;
        }

        return window;
    }

    /// <summary>Whether all dimensions are padded alike: TorchSharp mixes up their order where 'same' meets a padding mode (TorchSharp handbook 3.1).</summary>
    private bool IsEven(OperatorCall call)
    {
        var window = new Window(call.Size("kernel_size", dimensions), [], [], call.Size("dilation", dimensions));
        return Enumerable.Range(0, dimensions).All(axis => window.Reach(axis) == window.Reach(0));
    }

    private static Dim? Half(Dim reach) => Dim.DivideExact(reach, 2);

    /// <summary>The same call with the numbers that 'same' comes to.</summary>
    private OperatorCall WithNumbers(OperatorCall call)
    {
        var window = Window(call)!;
        var padding = window.Kernel.Select((_, axis) => Half(window.Reach(axis))!.ToTerm().ToValue());
        return call.With("padding", new ListValue([.. padding]));
    }

    /// <summary>Notes that a reflection reaches no further than the input, and once round no further than round.</summary>
    private static bool HasRoomToPad(OperatorCall call, Window window)
    {
        var mode = call.Word("padding_mode");
        for (var axis = 0; axis < window.Dimensions && mode is "reflect" or "circular"; axis++)
        {
            var padding = IsSame(call) ? Dim.CeilDivide(window.Reach(axis), 2) : window.Padding[axis];
            var rest = call.Input[axis + 2] - padding + (mode == "circular" ? 1 : 0);
            if (!call.IsNotEmpty(rest, SpatialLayout.AxisName(window.Dimensions, axis), $"the padding of {padding} takes more than the input of {call.Input[axis + 2]} has"))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}

/// <summary><c>torch.nn.Conv1d</c>.</summary>
internal sealed class Conv1d() : Convolution(1);

/// <summary><c>torch.nn.Conv2d</c>.</summary>
internal sealed class Conv2d() : Convolution(2);

/// <summary><c>torch.nn.Conv3d</c>.</summary>
internal sealed class Conv3d() : Convolution(3);

using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Convolutions;

/// <summary>Convolution over 1, 2 or 3 spatial dimensions.</summary>
internal abstract class Convolution(int dimensions) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Inferred("in_channels", "Channels of the input."),
        Int("out_channels", "Channels of the output; as many as come in where left out.").Optional("in_channels"),
        Size("kernel_size", "Size of the kernel."),
        Size("stride", 1, "Step of the kernel."),
        Size("padding", 0, "Zeros added on both sides.", minimum: 0),
        Size("dilation", 1, "Distance between the kernel's elements."),
        Word("padding_mode", "zeros", "What the padding holds.", ("zeros", "PaddingModes.Zeros"), ("reflect", "PaddingModes.Reflect"), ("replicate", "PaddingModes.Replicate"), ("circular", "PaddingModes.Circular")),
        Int("groups", 1, "Groups of channels that do not see each other."),
        StateBool("bias", true, "Whether a bias is added."),
    ];

    /// <inheritdoc/>
    public override string Name => $"Conv{dimensions}d";

    /// <inheritdoc/>
    public override string Summary => $"Convolution over {SpatialLayout.Expected(dimensions)}.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call)
    {
        var kernel = string.Join("×", call.Size("kernel_size", dimensions).Select(static size => size.IsConstant ? $"{size}" : "k"));
        var grouped = call.Int("groups") == 1 ? "" : call.Int("groups").Equals(call.Input[1]) ? "depthwise " : "grouped ";
        return $"{kernel} {grouped}convolution";
    }

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    protected override bool HasDevice => true;

    /// <inheritdoc/>
    protected override bool HasDType => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (!call.HasRank(SpatialLayout.Expected(dimensions), dimensions + 2) || !call.Infer("in_channels", call.Input[1]))
        {
            return;
        }

        var input = call.Input[1];
        var output = call.OptionalInt("out_channels") ?? input;
        if (!call.Has("out_channels"))
        {
            call.Infer("out_channels", input);
        }

        var groups = call.Int("groups");
        var kernel = call.Size("kernel_size", dimensions);
        if (!call.Divides("groups", groups, "in_channels", input) || !call.Divides("groups", groups, "out_channels", output))
        {
            return;
        }

        var shape = new List<Dim> { call.Input[0], output };
        if (!WindowedSize.TryAppend(call, shape, new(dimensions, kernel, call.Size("stride", dimensions), call.Size("padding", dimensions), call.Size("dilation", dimensions))))
        {
            return;
        }

        var perGroup = Dim.FloorDivide(input, groups);
        call.Owns("weight", [output, perGroup, .. kernel]);
        if (call.Flag("bias"))
        {
            call.Owns("bias", output);
        }


        call.MultiplyAddsPerOutput = kernel.Aggregate(perGroup, static (product, dim) => product * dim);
        call.Returns(new TensorType([.. shape], call.Input.DType));
    }
}

/// <summary><c>torch.nn.Conv1d</c>.</summary>
internal sealed class Conv1d() : Convolution(1);

/// <summary><c>torch.nn.Conv2d</c>.</summary>
internal sealed class Conv2d() : Convolution(2);

/// <summary><c>torch.nn.Conv3d</c>.</summary>
internal sealed class Conv3d() : Convolution(3);

using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>Maximum over a sliding window.</summary>
internal abstract class MaxPool(int dimensions) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Size("kernel_size", "Size of the window."),
        Size("stride", "Step of the window.").Optional("kernel_size"),
        Size("padding", 0, "Minus infinity added on both sides; at most half the window.", minimum: 0),
        Size("dilation", 1, "Distance between the window's elements."),
        Bool("ceil_mode", false, "Whether a last, partial window counts."),
    ];

    /// <inheritdoc/>
    public override string Name => $"MaxPool{dimensions}d";

    /// <inheritdoc/>
    public override string Summary => "Maximum over a sliding window.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (!call.HasRank(SpatialLayout.Expected(dimensions), dimensions + 2))
        {
            return;
        }

        var kernel = call.Size("kernel_size", dimensions);
        var padding = call.Size("padding", dimensions);
        for (var axis = 0; axis < dimensions; axis++)
        {
            if ((kernel[axis] - (2 * padding[axis])).ConstantValue is < 0)
            {
                call.Error($"'padding' {padding[axis]} is more than half of 'kernel_size' {kernel[axis]}", "padding");
                return;
            }
        }

        var shape = new List<Dim> { call.Input[0], call.Input[1] };
        var window = new Window(dimensions, kernel, call.OptionalSize("stride", dimensions) ?? kernel, padding, call.Size("dilation", dimensions), call.Flag("ceil_mode"));
        if (WindowedSize.TryAppend(call, shape, window))
        {
            call.Returns(new TensorType([.. shape], call.Input.DType));
        }
    }
}

/// <summary><c>torch.nn.MaxPool1d</c>.</summary>
internal sealed class MaxPool1d() : MaxPool(1);

/// <summary><c>torch.nn.MaxPool2d</c>.</summary>
internal sealed class MaxPool2d() : MaxPool(2);

/// <summary><c>torch.nn.MaxPool3d</c>.</summary>
internal sealed class MaxPool3d() : MaxPool(3);

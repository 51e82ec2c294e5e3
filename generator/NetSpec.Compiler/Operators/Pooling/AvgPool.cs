using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>Average over a sliding window.</summary>
internal abstract class AvgPool(string name, int dimensions) : Pool(name, dimensions, "Average")
{
    private static readonly OperatorParameter[] Arguments =
    [
        Size("kernel_size", "Size of the window."),
        Size("stride", "Step of the window.").Optional("kernel_size"),
        Size("padding", 0, "Zeros added on both sides; at most half the window.", minimum: 0),
        Bool("ceil_mode", false, "Whether a last, partial window counts."),
        Bool("count_include_pad", true, "Whether the zeros of the padding count as elements."),
    ];

    private static readonly OperatorParameter[] WithDivisor = [.. Arguments, Int("divisor_override", "What sums are divided by.").Optional("the number of elements")];

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Dimensions == 1 ? Arguments : WithDivisor;

    /// <inheritdoc/>
    protected override bool TakesWindow(OperatorCall call, Window window) => Dimensions < 3 || IsCovered(call, window);
}

/// <summary><c>torch.nn.AvgPool1d</c>.</summary>
internal sealed class AvgPool1d() : AvgPool("AvgPool1d", 1);

/// <summary><c>torch.nn.AvgPool2d</c>.</summary>
internal sealed class AvgPool2d() : AvgPool("AvgPool2d", 2);

/// <summary><c>torch.nn.AvgPool3d</c>.</summary>
internal sealed class AvgPool3d() : AvgPool("AvgPool3d", 3);

/// <summary><c>torch.nn.functional.avg_pool1d</c>.</summary>
internal sealed class AvgPool1dFunction() : AvgPool("avg_pool1d", 1);

/// <summary><c>torch.nn.functional.avg_pool2d</c>.</summary>
internal sealed class AvgPool2dFunction() : AvgPool("avg_pool2d", 2);

/// <summary><c>torch.nn.functional.avg_pool3d</c>.</summary>
internal sealed class AvgPool3dFunction() : AvgPool("avg_pool3d", 3);

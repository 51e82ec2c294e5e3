using NetSpec.Compiler.Operators.Shaping;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>Maximum over windows at random places, in evaluation too (Graham, 2014).</summary>
internal abstract class FractionalMaxPool(string name, int dimensions) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Size("kernel_size", "Size of the window."),
        Size("output_size", "Spatial size of the output.").Optional("output_ratio"),
        new OperatorParameter("output_ratio", ArgumentKind.Scale, "How large the output is, as a part of the input's size: between 0 and 1.").Optional("output_size"),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "Maximum pooling over windows at random places, new in each forward pass, in evaluation too.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => $"{SpatialLayout.KernelText(call)} fractional max pooling";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int Dimensions => dimensions;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (!SpatialLayout.Fits(call))
        {
            return;
        }

        if (call.Has("output_size") == call.Has("output_ratio"))
        {
            call.Error("needs either 'output_size' or 'output_ratio'");
            return;
        }

        if ((call.Has("output_size") ? call.Size("output_size", dimensions) : Parts(call)) is { } sizes && FitWindows(call, sizes))
        {
            call.Returns(call.Input.WithSpatial(sizes));
        }
    }

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => $"nn.{Name}({Print(call, context)})";

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        IsModule ? base.Forward(call, self, inputs, context) : $"nn.functional.{Name}({inputs[0]}, {Print(call, context)})";

    private static string Print(OperatorCall call, ICSharpContext context)
    {
        var size = call.Has("output_size")
            ? $"output_size: {SpatialLayout.Print(call, "output_size", context)}"
            : $"output_ratio: [{string.Join(", ", ResizedSizes.Factors(call, "output_ratio").Select(context.Print))}]";
        return $"kernel_size: {SpatialLayout.Print(call, "kernel_size", context)}, {size}";
    }

    private Dim[]? Parts(OperatorCall call)
    {
        var ratios = ResizedSizes.Factors(call, "output_ratio");
        if (ratios.Count != dimensions)
        {
            call.Error($"'output_ratio' has {ratios.Count} entries; it takes one number, or {dimensions}", "output_ratio");
            return null;
        }

        return [.. ratios.Select((ratio, axis) => ResizedSizes.Scaled(call.Input[axis + 2], ratio))];
    }

    /// <summary>Windows begin at different places, and the last one ends inside; in three dimensions libtorch wants an element more.</summary>
    private static bool FitWindows(OperatorCall call, IReadOnlyList<Dim> sizes)
    {
        var (kernel, spare) = (call.Size("kernel_size", sizes.Count), sizes.Count - 2);
        for (var axis = 0; axis < sizes.Count; axis++)
        {
            var needed = sizes[axis] + kernel[axis] - 1 + spare;
            var name = SpatialLayout.AxisName(sizes.Count, axis);
            if (!call.IsNotEmpty(sizes[axis], name, $"nothing is left of {call.Input}")
                || !call.IsNotEmpty(call.Input[axis + 2] - needed + 1, $"room in the {name}", $"{sizes[axis]} windows of {kernel[axis]} need {needed}, and the input has {call.Input[axis + 2]}"))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary><c>torch.nn.FractionalMaxPool2d</c>.</summary>
internal sealed class FractionalMaxPool2d() : FractionalMaxPool("FractionalMaxPool2d", 2);

/// <summary><c>torch.nn.FractionalMaxPool3d</c>.</summary>
internal sealed class FractionalMaxPool3d() : FractionalMaxPool("FractionalMaxPool3d", 3);

/// <summary><c>torch.nn.functional.fractional_max_pool2d</c>.</summary>
internal sealed class FractionalMaxPool2dFunction() : FractionalMaxPool("fractional_max_pool2d", 2);

/// <summary><c>torch.nn.functional.fractional_max_pool3d</c>.</summary>
internal sealed class FractionalMaxPool3dFunction() : FractionalMaxPool("fractional_max_pool3d", 3);

using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Convolutions;

/// <summary>How large the result of a transposed convolution is, and what it costs.</summary>
internal static class TransposedSize
{
    /// <summary>Adds the spatial sizes of the output; false after a mistake was reported.</summary>
    public static bool TryAppend(OperatorCall call, List<Dim> shape, Window window)
    {
        var extra = call.Size("output_padding", window.Dimensions);
        for (var axis = 0; axis < window.Dimensions; axis++)
        {
            if ((extra[axis] - window.Stride[axis]).ConstantValue >= 0 && (extra[axis] - window.Dilation[axis]).ConstantValue >= 0)
            {
                call.Error($"'output_padding' {extra[axis]} is neither smaller than 'stride' {window.Stride[axis]} nor than 'dilation' {window.Dilation[axis]}", "output_padding");
                return false;
            }

            var size = ((call.Input[axis + 2] - 1) * window.Stride[axis]) - (2 * window.Padding[axis]) + window.Reach(axis) + extra[axis] + 1;
            if (!call.IsNotEmpty(size, SpatialLayout.AxisName(window.Dimensions, axis), $"the padding of {window.Padding[axis]} takes all of it"))
            {
                return false;
            }

            shape.Add(size);
        }

        return true;
    }

    /// <summary>Each element of the input meets the whole kernel once.</summary>
    public static Dim MultiplyAdds(OperatorCall call, Dim channelsPerGroup, Window window) => call.Input.ElementCount * channelsPerGroup * window.KernelElements;
}

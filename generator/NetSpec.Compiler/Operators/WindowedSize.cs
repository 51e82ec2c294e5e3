using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators;

/// <summary>The sizes that a window sliding over an input needs.</summary>
internal sealed record Window(Dim[] Kernel, Dim[] Stride, Dim[] Padding, Dim[] Dilation, bool CeilMode = false)
{
    /// <summary>The number of spatial dimensions.</summary>
    public int Dimensions => Kernel.Length;

    /// <summary>How far the kernel reaches beyond its first element.</summary>
    public Dim Reach(int axis) => Dilation[axis] * (Kernel[axis] - 1);

    /// <summary>The number of elements of the kernel.</summary>
    public Dim KernelElements => Kernel.Aggregate(Dim.Constant(1), static (product, dim) => product * dim);
}

/// <summary>The output size of convolutions and pools: PyTorch's formula, ⌊(L + 2 padding - dilation (kernel - 1) - 1) / stride⌋ + 1.</summary>
internal static class WindowedSize
{
    /// <summary>Appends the spatial sizes of the output to <paramref name="shape"/>; false after a mistake was reported.</summary>
    public static bool TryAppend(OperatorCall call, List<Dim> shape, Window window)
    {
        for (var axis = 0; axis < window.Dimensions; axis++)
        {
            var length = call.Input[axis + 2];
            var size = Of(length, window, axis);
            if (!call.IsNotEmpty(size, SpatialLayout.AxisName(window.Dimensions, axis), Explain(length, window, axis)))
            {
                return false;
            }

            shape.Add(size);
        }

        return true;
    }

    /// <summary>How often the window fits into <paramref name="length"/>.</summary>
    public static Dim Of(Dim length, Window window, int axis)
    {
        var stride = window.Stride[axis];
        var span = length + (2 * window.Padding[axis]) - window.Reach(axis) - 1;
        if (!window.CeilMode)
        {
            return Dim.FloorDivide(span, stride) + 1;
        }

        // A window at least as long as a step and the padding always starts inside.
        if ((window.Reach(axis) + 1 - stride - window.Padding[axis]).ConstantValue >= 0)
        {
            return Dim.CeilDivide(span, stride) + 1;
        }

        // With ceil_mode the last window must start inside the input or its left padding: at most ⌈(L + padding) / stride⌉ windows.
        return Dim.Min(Dim.CeilDivide(span, stride) + 1, Dim.CeilDivide(length + window.Padding[axis], stride));
    }

    private static FormattableString Explain(Dim length, Window window, int axis) => window.Dilation[axis] == 1
        ? $"a kernel of {window.Kernel[axis]} does not fit into {length} with padding {window.Padding[axis]}"
        : (FormattableString)$"a kernel of {window.Kernel[axis]} with dilation {window.Dilation[axis]} does not fit into {length} with padding {window.Padding[axis]}";
}

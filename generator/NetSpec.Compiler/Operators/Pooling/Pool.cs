using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>What pools have in common, as modules (<c>MaxPool2d</c>) and as functions (<c>max_pool2d</c>).</summary>
internal abstract class Pool(string name, int dimensions, string what) : Operator
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override int Dimensions => dimensions;

    /// <inheritdoc/>
    public override string Summary => $"{what} pooling over a sliding window.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => $"{SpatialLayout.KernelText(call)} {what.ToLowerInvariant()} pooling";

    /// <inheritdoc/>
    public override SizeForm SizeForm => IsModule || dimensions < 3 ? SizeForm.Tuple : SizeForm.AlwaysArray;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (!SpatialLayout.Fits(call))
        {
            return;
        }

        var window = WindowOf(call);
        if (!PaddingFits(call, window) || !TakesWindow(call, window))
        {
            return;
        }

        var shape = new List<Dim> { call.Input[0], call.Input[1] };
        if (WindowedSize.TryAppend(call, shape, window))
        {
            call.Returns([.. Results(call, call.Input with { Shape = [.. shape] })]);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        IsModule ? base.Forward(call, self, inputs, context) : context.Apply($"nn.functional.{Name}", inputs, call);

    /// <summary>The results, given the pooled tensor; none where it is not known yet whether there are more.</summary>
    protected virtual IEnumerable<TensorType> Results(OperatorCall call, TensorType pooled) => [pooled];

    /// <summary>Reports a window that libtorch refuses for a reason of its own.</summary>
    protected virtual bool TakesWindow(OperatorCall call, Window window) => true;

    /// <summary>libtorch averages over 3 dimensions only where the input without padding is as large as the window.</summary>
    protected static bool IsCovered(OperatorCall call, Window window)
    {
        for (var axis = 0; axis < window.Dimensions; axis++)
        {
            var name = SpatialLayout.AxisName(window.Dimensions, axis);
            if (!call.IsNotEmpty(call.Input[axis + 2] - window.Kernel[axis] + 1, name, $"the window of {window.Kernel[axis]} is larger than the input of {call.Input[axis + 2]}, whose padding does not count"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The window of a call; what an operator has no argument for is 0 or 1.</summary>
    private Window WindowOf(OperatorCall call)
    {
        var kernel = call.Size("kernel_size", dimensions);
        return new(kernel, call.OptionalSize("stride", dimensions) ?? kernel, SizeOr(call, "padding", 0), SizeOr(call, "dilation", 1), call.Flag("ceil_mode"));
    }

    private Dim[] SizeOr(OperatorCall call, string argument, long otherwise) =>
        Parameters.Any(parameter => parameter.Name == argument) ? call.Size(argument, dimensions) : [.. Enumerable.Repeat(Dim.Constant(otherwise), dimensions)];

    private static bool PaddingFits(OperatorCall call, Window window)
    {
        for (var axis = 0; axis < window.Dimensions; axis++)
        {
            if ((window.Kernel[axis] - (2 * window.Padding[axis])).ConstantValue is < 0)
            {
                call.Error($"'padding' {window.Padding[axis]} is more than half of 'kernel_size' {window.Kernel[axis]}", "padding");
                return false;
            }
        }

        return true;
    }
}

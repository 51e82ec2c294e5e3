using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators;

/// <summary>The words and shapes of operators that exist for 1, 2 and 3 spatial dimensions.</summary>
internal static class SpatialLayout
{
    /// <summary>What such an operator takes: <c>[N, C, H, W]</c>.</summary>
    public static string Expected(int dimensions) => dimensions switch
    {
        1 => "[N, C, L]",
        2 => "[N, C, H, W]",
        _ => "[N, C, D, H, W]",
    };

    /// <summary>The name of a spatial dimension.</summary>
    public static string AxisName(int dimensions, int axis) => dimensions switch
    {
        1 => "length",
        2 => axis == 0 ? "height" : "width",
        _ => axis == 0 ? "depth" : axis == 1 ? "height" : "width",
    };

    /// <summary>A kernel in words: <c>3×3</c>, and <c>3-wide</c> in one dimension.</summary>
    public static string KernelText(OperatorCall call)
    {
        var sizes = call.Size("kernel_size", call.Operator.Dimensions).Select(static size => size.IsConstant ? $"{size}" : "k").ToList();
        return sizes.Count == 1 ? $"{sizes[0]}-wide" : string.Join("×", sizes);
    }

    /// <summary>A size as TorchSharp's strictest functions take it: a number in one dimension, else an array.</summary>
    public static string Print(OperatorCall call, string size, ICSharpContext context)
    {
        var sizes = string.Join(", ", call.Size(size, call.Operator.Dimensions).Select(context.Print));
        return call.Operator.Dimensions == 1 ? sizes : $"[{sizes}]";
    }

    /// <summary>Reports an input that is not batched, with channels and this many spatial dimensions, or holds no fractions.</summary>
    public static bool Fits(OperatorCall call) => call.HasRank(Expected(call.Operator.Dimensions), call.Operator.Dimensions + 2) && DTypes.HoldsFractions(call, call.Input);

    /// <summary>The same input with other spatial sizes.</summary>
    public static TensorType WithSpatial(this TensorType input, IEnumerable<Dim> sizes) => input with { Shape = [input[0], input[1], .. sizes] };
}

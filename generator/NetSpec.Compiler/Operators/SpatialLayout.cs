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
}

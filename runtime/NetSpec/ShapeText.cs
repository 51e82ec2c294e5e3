using System.Globalization;

namespace NetSpec;

/// <summary>Shapes as messages and tables show them.</summary>
internal static class ShapeText
{
    /// <summary>The sizes as in <c>[1, 3, 224, 224]</c>, the same under every culture.</summary>
    public static string Of(IEnumerable<long> sizes) =>
        $"[{string.Join(", ", sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>The number of elements: 1 for no sizes.</summary>
    public static long Product(IEnumerable<long> sizes) => sizes.Aggregate(1L, (product, size) => checked(product * size));
}

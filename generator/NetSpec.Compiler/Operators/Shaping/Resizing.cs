using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>What <c>Upsample</c> and <c>interpolate</c> share.</summary>
internal static class Resizing
{
    /// <summary>The shape rule.</summary>
    public static void Infer(OperatorCall call, string mode)
    {
        if (call.Has("size") == call.Has("scale_factor"))
        {
            call.Error("needs either 'size' or 'scale_factor'");
        }
        else if (DTypes.HoldsFractions(call, call.Input) && TakesMode(call, mode) && ResizedSizes.Of(call) is { } sizes)
        {
            call.Returns(call.Input.WithSpatial(sizes));
        }
    }

    /// <summary>The arguments in C#.</summary>
    public static string Print(OperatorCall call, ICSharpContext context)
    {
        var parameters = call.Operator.Parameters;
        var mode = $"mode: {parameters[2].Words.First(word => word.Word == call.Word("mode")).CSharp}";
        var flags = parameters.Skip(3).Where(flag => call.Has(flag.Name)).Select(flag => $"{flag.Name}: {context.Print(call.Raw(flag.Name)!)}");
        return string.Join(", ", [PrintSize(call, context), mode, .. flags]);
    }

    /// <summary>The size or the factors in C#.</summary>
    public static string PrintSize(OperatorCall call, ICSharpContext context) => call.Has("size")
        ? $"size: [{string.Join(", ", Sizes(call).Select(context.Print))}]"
        : $"scale_factor: [{string.Join(", ", ResizedSizes.Factors(call, "scale_factor").Select(context.Print))}]";

    private static IEnumerable<Dim> Sizes(OperatorCall call) => call.Outputs[0].Shape.Skip(2);

    private static bool TakesMode(OperatorCall call, string mode)
    {
        int[] ranks = mode switch
        {
            "linear" => [3],
            "bilinear" or "bicubic" => [4],
            "trilinear" => [5],
            _ => [3, 4, 5],
        };
        if (!call.HasRank("[N, C] and the spatial dimensions of its mode", ranks))
        {
            return false;
        }

        if (call.Has("align_corners") && mode is "nearest" or "area" or "nearest-exact")
        {
            call.Error($"'align_corners' has no meaning for mode '{mode}'", "align_corners");
            return false;
        }

        if (call.Has("antialias") && call.Flag("antialias") && mode is not ("bilinear" or "bicubic"))
        {
            call.Error($"'antialias' has no meaning for mode '{mode}'", "antialias");
            return false;
        }

        return true;
    }
}

using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.nn.functional.interpolate</c>.</summary>
internal sealed class Interpolate : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Size("size", "The spatial size of the output; may be a formula of the inputs' dimensions.").Optional("scale_factor"),
        new OperatorParameter("scale_factor", ArgumentKind.Scale, "How many times larger the output is.").Optional("size"),
        Word(
            "mode",
            "nearest",
            "How values between are found.",
            ("nearest", "InterpolationMode.Nearest"),
            ("linear", "InterpolationMode.Linear"),
            ("bilinear", "InterpolationMode.Bilinear"),
            ("bicubic", "InterpolationMode.Bicubic"),
            ("trilinear", "InterpolationMode.Trilinear"),
            ("area", "InterpolationMode.Area"),
            ("nearest-exact", "InterpolationMode.NearestExact")),
        Bool("align_corners", false, "Whether the corner elements keep their values; only with linear, bilinear, bicubic and trilinear."),
        Bool("antialias", false, "Whether shrinking averages; only with bilinear and bicubic."),
    ];

    /// <inheritdoc/>
    public override string Name => "interpolate";

    /// <inheritdoc/>
    public override string Summary => "Resized along the spatial dimensions.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Has("size") == call.Has("scale_factor"))
        {
            call.Error("needs either 'size' or 'scale_factor'");
        }
        else if (TakesMode(call) && ResizedSizes.Of(call) is { } sizes)
        {
            call.Returns(call.Input with { Shape = [call.Input[0], call.Input[1], .. sizes] });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        var size = call.Has("size")
            ? $"size: [{string.Join(", ", call.Outputs[0].Shape.Skip(2).Select(context.Print))}]"
            : $"scale_factor: [{string.Join(", ", ResizedSizes.Factors(call).Select(context.Print))}]";
        var mode = $"mode: {Arguments[2].Words.First(word => word.Word == call.Word("mode")).CSharp}";
        var flags = Arguments.Skip(3).Where(flag => call.Has(flag.Name)).Select(flag => $"{flag.Name}: {context.Print(call.Raw(flag.Name)!)}");
        return $"nn.functional.interpolate({string.Join(", ", [inputs[0], size, mode, .. flags])})";
    }

    private static bool TakesMode(OperatorCall call)
    {
        var mode = call.Word("mode");
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

        if (call.Flag("antialias") && mode is not ("bilinear" or "bicubic"))
        {
            call.Error($"'antialias' has no meaning for mode '{mode}'", "antialias");
            return false;
        }

        return true;
    }
}

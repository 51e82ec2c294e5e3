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
    public override void Infer(OperatorCall call) => Resizing.Infer(call, call.Word("mode"));

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"nn.functional.interpolate({inputs[0]}, {Resizing.Print(call, context)})";
}

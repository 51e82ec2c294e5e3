using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.nn.Upsample</c>.</summary>
internal sealed class Upsample : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Size("size", "The spatial size of the output.").Optional("scale_factor"),
        new OperatorParameter("scale_factor", ArgumentKind.Scale, "How many times larger the output is.").Optional("size"),
        Word("mode", "nearest", "How values between are found.", ("nearest", "UpsampleMode.Nearest"), ("linear", "UpsampleMode.Linear"), ("bilinear", "UpsampleMode.Bilinear"), ("bicubic", "UpsampleMode.Bicubic"), ("trilinear", "UpsampleMode.Trilinear")),
        Bool("align_corners", false, "Whether the corner elements keep their values; not with nearest."),
    ];

    /// <inheritdoc/>
    public override string Name => "Upsample";

    /// <inheritdoc/>
    public override string Summary => "Resized along the spatial dimensions.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Upsampling";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        // The module is made for a number of dimensions.
        call.Needs("number of dimensions", call.Input.Rank);
        Resizing.Infer(call, call.Word("mode"));
    }

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => $"nn.Upsample({Resizing.Print(call, context)})";

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>PyTorch's older names for <c>Upsample</c> with one mode each.</summary>
/// <param name="name">The name.</param>
/// <param name="mode">The mode of <c>Upsample</c>.</param>
/// <param name="csharp">What C# adds to the size.</param>
internal abstract class Upsampling(string name, string mode, string csharp) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Size("size", "The height and width of the output.").Optional("scale_factor"),
        new OperatorParameter("scale_factor", ArgumentKind.Scale, "How many times larger the output is.").Optional("size"),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Upsampling";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.HasRank("[N, C, H, W]", 4))
        {
            Resizing.Infer(call, mode);
        }
    }

    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => "Upsample";

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => $"nn.Upsample({Resizing.PrintSize(call, context)}, {csharp})";
}

/// <summary><c>torch.nn.UpsamplingNearest2d</c>.</summary>
internal sealed class UpsamplingNearest2d() : Upsampling("UpsamplingNearest2d", "nearest", "mode: UpsampleMode.Nearest")
{
    /// <inheritdoc/>
    public override string Summary => "Upsample with mode nearest.";
}

/// <summary><c>torch.nn.UpsamplingBilinear2d</c>.</summary>
internal sealed class UpsamplingBilinear2d() : Upsampling("UpsamplingBilinear2d", "bilinear", "mode: UpsampleMode.Bilinear, align_corners: true")
{
    /// <inheritdoc/>
    public override string Summary => "Upsample with mode bilinear whose corner elements keep their values.";
}

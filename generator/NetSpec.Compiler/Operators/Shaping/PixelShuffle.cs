using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>Channels become places: [N, C r², H, W] → [N, C, H r, W r] (Shi et al., 2016).</summary>
internal abstract class ShufflingPixels(string name) : Operator
{
    private static readonly OperatorParameter[] Arguments = [Int("upscale_factor", "How many times larger height and width become.")];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "Channels rearranged to a larger height and width.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Pixel shuffle";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override Aliasing Aliasing => Aliasing.MayAliasInput;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var factor = call.Int("upscale_factor");
        if (!call.HasRank("[…, C, H, W]", 3, 4, 5) || !call.Divides("upscale_factor", factor * factor, "the channels", call.Input[-3]))
        {
            return;
        }

        call.Returns(call.Input.With(-3, Dim.FloorDivide(call.Input[-3], factor * factor)).With(-2, call.Input[-2] * factor).With(-1, call.Input[-1] * factor));
    }

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}

/// <summary><c>torch.nn.PixelShuffle</c>.</summary>
internal sealed class PixelShuffle() : ShufflingPixels("PixelShuffle");

/// <summary><c>torch.nn.functional.pixel_shuffle</c>.</summary>
internal sealed class PixelShuffleFunction() : ShufflingPixels("pixel_shuffle")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.pixel_shuffle", inputs, call);
}

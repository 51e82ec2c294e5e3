using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>Places become channels: [N, C, H r, W r] → [N, C r², H, W].</summary>
internal abstract class UnshufflingPixels(string name) : Operator
{
    private static readonly OperatorParameter[] Arguments = [Int("downscale_factor", "How many times smaller height and width become.")];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "Height and width rearranged to channels.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Pixel unshuffle";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override Aliasing Aliasing => Aliasing.MayAliasInput;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var factor = call.Int("downscale_factor");
        if (!call.HasRank("[…, C, H, W]", 3, 4, 5) || !Divides(call, -2) || !Divides(call, -1))
        {
            return;
        }

        var (height, width) = (Dim.FloorDivide(call.Input[-2], factor), Dim.FloorDivide(call.Input[-1], factor));
        call.Returns(call.Input.With(-3, call.Input[-3] * factor * factor).With(-2, height).With(-1, width));
    }

    private static bool Divides(OperatorCall call, int axis) =>
        call.Divides("downscale_factor", call.Int("downscale_factor"), $"dimension {call.Input.Rank + axis} of {call.Input}", call.Input[axis]);
}

/// <summary><c>torch.nn.PixelUnshuffle</c>.</summary>
internal sealed class PixelUnshuffle() : UnshufflingPixels("PixelUnshuffle");

/// <summary><c>torch.nn.functional.pixel_unshuffle</c>.</summary>
internal sealed class PixelUnshuffleFunction() : UnshufflingPixels("pixel_unshuffle")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.pixel_unshuffle", inputs, call);
}

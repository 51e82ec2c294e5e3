using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.nn.functional.grid_sample</c> of a picture and the places to look at.</summary>
internal sealed class GridSample : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Word("mode", "bilinear", "How values between are found.", ("bilinear", "GridSampleMode.Bilinear"), ("nearest", "GridSampleMode.Nearest")),
        Word("padding_mode", "zeros", "What stands outside.", ("zeros", "GridSamplePaddingMode.Zeros"), ("border", "GridSamplePaddingMode.Border"), ("reflection", "GridSamplePaddingMode.Reflection")),
        Bool("align_corners", false, "Whether -1 and 1 are the middles of the corner elements, not their outer edges."),
    ];

    /// <inheritdoc/>
    public override string Name => "grid_sample";

    /// <inheritdoc/>
    public override string Summary => "The values of the first input, [N, C, H, W], at the places of the second, [N, h, w, 2], which run from -1 to 1.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (picture, grid) = (call.Inputs[0], call.Inputs[1]);
        if (picture.Rank != 4 || grid.Rank != 4 || grid[3] != 2)
        {
            call.Error($"takes a picture [N, C, H, W] and a grid [N, h, w, 2]; {picture} and {grid} come in");
        }
        else if (DTypes.HoldsFractions(call, picture) && DTypes.AreOne(call) && call.AreEqual(picture[0], $"dimension 0 of the picture {picture}", grid[0], $"of the grid {grid}"))
        {
            call.Returns(picture.WithSpatial([grid[1], grid[2]]));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.grid_sample", inputs, call);
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.nn.functional.affine_grid</c>.</summary>
internal sealed class AffineGrid : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        IntList("size", "The shape of the picture that grid_sample makes: [N, C, H, W] or [N, C, D, H, W].", minimum: 1),
        Bool("align_corners", false, "Whether -1 and 1 mean the middle of the corner elements."),
    ];

    /// <inheritdoc/>
    public override string Name => "affine_grid";

    /// <inheritdoc/>
    public override string Summary => "The places that grid_sample reads for affine maps [N, 2, 3], or [N, 3, 4] of volumes.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (theta, size) = (call.Input, call.Dims("size")!);
        var dimensions = size.Length - 2;
        if (dimensions is not (2 or 3) || theta.Rank != 3 || theta[1] != dimensions || theta[2] != dimensions + 1)
        {
            call.Error($"takes [N, 2, 3] with a 'size' of 4 entries, or [N, 3, 4] with one of 5; {theta} comes in, and 'size' has {size.Length}");
        }
        else if (DTypes.HoldsFractions(call, theta) && call.AreEqual(theta[0], $"the batch of {theta}", size[0], "of 'size'"))
        {
            call.Returns(theta with { Shape = [theta[0], .. size.Skip(2), dimensions] });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.affine_grid", inputs, call);
}

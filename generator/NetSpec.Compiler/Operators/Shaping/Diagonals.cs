using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.diagonal</c>.</summary>
internal sealed class Diagonal() : View(
    "diagonal",
    "The diagonals of two dimensions, as a last dimension in their stead.",
    Int("offset", 0, "Which diagonal; positive ones lie above.", minimum: null),
    Axis("dim1", 0, "The dimension of the rows."),
    Axis("dim2", 1, "The dimension of the columns."))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.KnownInt("offset") is not { } offset || Axes.Of(call, "dim1") is not { } rows || Axes.Of(call, "dim2") is not { } columns)
        {
            return;
        }

        if (rows == columns)
        {
            call.Error($"'dim1' and 'dim2' both name dimension {rows}", "dim2");
            return;
        }

        var length = Dim.Min(call.Input[rows] + Math.Min(offset, 0), call.Input[columns] - Math.Max(offset, 0));
        call.Returns(call.Input with { Shape = [.. call.Input.Shape.Where((_, axis) => axis != rows && axis != columns), offset == 0 ? length : Dim.Max(length, 0)] });
    }
}

/// <summary><c>torch.diag_embed</c>, into the last two dimensions.</summary>
internal sealed class DiagEmbed : Operator
{
    private static readonly OperatorParameter[] Arguments = [Int("offset", 0, "Which diagonal; positive ones lie above.", minimum: null)];

    /// <inheritdoc/>
    public override string Name => "diag_embed";

    /// <inheritdoc/>
    public override string Summary => "Matrices with the last dimension as a diagonal, and zeros elsewhere.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Input.Rank == 0)
        {
            call.Error("needs at least one dimension; a scalar comes in");
        }
        else if (call.KnownInt("offset") is { } offset)
        {
            var size = call.Input[-1] + Math.Abs(offset);
            call.Returns(call.Input with { Shape = [.. call.Input.Shape.Take(call.Input.Rank - 1), size, size] });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.diag_embed", call, device: false, dtype: false);
}

using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>What <c>Flatten</c> and <c>flatten</c> share: several dimensions become one.</summary>
internal static class Flattening
{
    /// <summary>The arguments; PyTorch's module starts at 1, its function at 0.</summary>
    public static OperatorParameter[] Parameters(long start) =>
    [
        Int("start_dim", start, "First of the dimensions that become one.", minimum: null),
        Int("end_dim", -1, "Last of the dimensions that become one.", minimum: null),
    ];

    /// <summary>The shape rule.</summary>
    public static void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "start_dim") is not { } start || Axes.Of(call, "end_dim") is not { } end)
        {
            return;
        }

        if (start > end)
        {
            call.Error($"'start_dim' {start} comes after 'end_dim' {end}", "start_dim");
            return;
        }

        var merged = call.Input.Shape.Skip(start).Take(end - start + 1).Aggregate(Dim.Constant(1), static (product, dim) => product * dim);
        call.Returns(call.Input with { Shape = [.. call.Input.Shape.Take(start), merged, .. call.Input.Shape.Skip(end + 1)] });
    }
}

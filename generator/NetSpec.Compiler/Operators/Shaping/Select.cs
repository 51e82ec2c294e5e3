using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.select</c>.</summary>
internal sealed class Select() : View("select", "One slice of a dimension, which is lost.", Axis("dim", "The dimension."), Int("index", "Which slice; negative ones count from the end.", minimum: null))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim") is not { } axis)
        {
            return;
        }

        var index = call.Int("index");
        if (index.ConstantValue is { } number ? IsWithin(call, axis, number) : IsWithin(call, axis, index))
        {
            call.Returns(call.Input with { Shape = [.. call.Input.Shape.Where((_, i) => i != axis)] });
        }
    }

    private static bool IsWithin(OperatorCall call, int axis, long index)
    {
        var size = call.Input[axis];
        var least = index < 0 ? -index : index + 1;
        return call.IsNotEmpty(size - least + 1, $"size of dimension {axis} from index {index} on", $"the dimension is {size}");
    }

    /// <summary>An index that only forward knows, as <c>T - 1</c> is, has to be one that the dimension has, whatever the sizes are.</summary>
    private static bool IsWithin(OperatorCall call, int axis, Dim index)
    {
        var size = call.Input[axis];
        var nearest = IsNeverNegative(size - 1 - index) ? index : Dim.Min(index, size - 1);
        nearest = IsNeverNegative(size + index) ? nearest : Dim.Max(nearest, -size);
        return call.AreProved(index, "'index'", nearest, $"the nearest that dimension {axis} has");
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<long>? Strides(OperatorCall call, HeldTensor input) => input.Strides.Without(Axes.Of(call, "dim")!.Value);

    private static bool IsNeverNegative(Dim dim) => dim.LowerBound(static _ => 1) >= 0;
}

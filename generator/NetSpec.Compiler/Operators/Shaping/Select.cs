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

        if (IsWithin(call, axis, call.Int("index")))
        {
            call.Returns(call.Input with { Shape = [.. call.Input.Shape.Where((_, i) => i != axis)] });
        }
    }

    /// <summary>Reports an index beyond either end; of a number the sign tells which end it can miss.</summary>
    private static bool IsWithin(OperatorCall call, int axis, Dim index)
    {
        var size = call.Input[axis];
        return (index.ConstantValue < 0 || call.IsNotEmpty(size - index, $"size of dimension {axis} from index {index} on", $"the dimension is {size}"))
            && (index.ConstantValue >= 0 || call.IsNotEmpty(size + index + 1, $"size of dimension {axis} from index {index} on", $"the dimension is {size}"));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<long>? Strides(OperatorCall call, HeldTensor input) => input.Strides.Without(Axes.Of(call, "dim")!.Value);
}

using NetSpec.Compiler.Operators.Memory;
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

        if (call.Int("index").ConstantValue is { } index && !IsWithin(call, axis, index))
        {
            return;
        }

        call.Returns(call.Input with { Shape = [.. call.Input.Shape.Where((_, i) => i != axis)] });
    }

    private static bool IsWithin(OperatorCall call, int axis, long index)
    {
        var size = call.Input[axis];
        var least = index < 0 ? -index : index + 1;
        return call.IsNotEmpty(size - least + 1, $"size of dimension {axis} from index {index} on", $"the dimension is {size}");
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<long>? Strides(OperatorCall call, HeldTensor input) => input.Strides.Without(Axes.Of(call, "dim")!.Value);
}

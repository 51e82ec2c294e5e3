using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.Tensor.expand</c>.</summary>
internal sealed class Expand() : View("expand", "Dimensions of size 1 repeated without taking memory.", IntList("size", "The new shape; -1 leaves a dimension as it is. New dimensions stand in front.", minimum: -1))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var sizes = call.Dims("size")!;
        var added = sizes.Length - call.Input.Rank;
        if (added < 0)
        {
            call.Error($"'size' has {sizes.Length} entries for the {call.Input.Rank} dimensions of {call.Input}", "size");
            return;
        }

        if (sizes.Take(added).Any(static size => size == -1))
        {
            call.Error("a new dimension cannot be -1", "size");
            return;
        }

        for (var axis = 0; axis < call.Input.Rank; axis++)
        {
            if (Expanded(call, sizes[axis + added], axis) is not { } size)
            {
                return;
            }

            sizes[axis + added] = size;
        }

        call.Returns(call.Input with { Shape = [.. sizes] });
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        // One number alone could be meant as a Size.
        var sizes = call.Dims("size")!.Select(context.Print).ToList();
        return $"{inputs[0]}.expand({(sizes.Count == 1 ? $"new long[] {{ {sizes[0]} }}" : string.Join(", ", sizes))})";
    }

    private static Dim? Expanded(OperatorCall call, Dim size, int axis)
    {
        var current = call.Input[axis];
        if (size == -1)
        {
            return current;
        }

        return current == 1 || call.AreJoined(size, "'size'", current, $"dimension {axis} of {call.Input}, which is not 1,", firstStays: true) ? size : null;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<long>? Strides(OperatorCall call, HeldTensor input)
    {
        var sizes = Layout.Numbers(call.Outputs[0]);
        var added = sizes.Count - input.Sizes.Count;
        return [.. sizes.Select((size, axis) => axis < added || size != input.Sizes[axis - added] ? 0 : input.Strides[axis - added])];
    }
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.narrow</c>.</summary>
internal sealed class Narrow() : View(
    "narrow",
    "Part of a dimension, of a given length.",
    Axis("dim", "The dimension."),
    Int("start", "The first index.", minimum: 0),
    Int("length", "How many indices.", minimum: 0))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim") is not { } axis)
        {
            return;
        }

        var (size, start, length) = (call.Input[axis], call.Int("start"), call.Int("length"));
        if (call.IsNotEmpty(size - start - length + 1, $"room in dimension {axis}", $"{start} + {length} of {size}"))
        {
            call.Returns(call.Input.With(axis, length));
        }
    }
}

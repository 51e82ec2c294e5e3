using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.chunk</c>.</summary>
internal sealed class Chunk() : Splitting("chunk", "A tensor cut into a number of equal parts along a dimension.", Int("chunks", "How many parts.").Positional(), Axis("dim", 0, "The dimension that is cut."))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.KnownInt("chunks") is not { } chunks || Axes.Of(call, "dim") is not { } axis)
        {
            return;
        }

        var size = call.Input[axis];
        if (size.ConstantValue is { } number)
        {
            Return(call, axis, Sizes(number, chunks));
            return;
        }

        if (call.DemandsInModel(size))
        {
            return;
        }

        // How many parts there are must not depend on what is free: it has to divide. A block that is used with a number that does not has a
        // class for this number, where the rule above tells the parts.
        call.AskMultiple(size, chunks);
        var part = Dim.FloorDivide(size, chunks);
        if (call.AreEqualInForm(chunks * part, $"{chunks} parts", size, $"dimension {axis} of {call.Input}"))
        {
            Return(call, axis, Enumerable.Repeat(part, (int)chunks));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.chunk", call, device: false, dtype: false);

    /// <summary>libtorch's sizes: all but the last are rounded up, and there may be fewer than asked for.</summary>
    private static IEnumerable<Dim> Sizes(long size, long chunks)
    {
        var part = Math.Max(1, (size + chunks - 1) / chunks);
        for (var rest = size; rest > 0; rest -= part)
        {
            yield return Math.Min(part, rest);
        }
    }
}

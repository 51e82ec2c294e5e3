using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>Python's <c>x[start:end:step]</c> on one dimension, which libtorch calls <c>slice</c>.</summary>
internal sealed class Slice() : View(
    "slice",
    "Part of a dimension, from start up to but without end.",
    Axis("dim", 0, "The dimension."),
    Int("start", 0, "The first index; negative ones count from the end.", minimum: null),
    Int("end", "The first index that is left out; negative ones count from the end. What lies past the end is cut off.", minimum: null).Optional("the size"),
    Int("step", 1, "The distance between indices."))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim") is not { } axis)
        {
            return;
        }

        var size = call.Input[axis];
        var start = Position(call.Int("start"), size);
        var end = call.OptionalInt("end") is { } written ? Position(written, size) : size;
        var length = end - start;
        var count = Dim.CeilDivide(length, call.Int("step"));

        // For some sizes it may well be empty; for all it is a mistake.
        if (!count.IsConstant || call.IsNotEmpty(count, $"dimension {axis}", $"'start' is not before 'end'"))
        {
            call.Returns(call.Input.With(axis, count));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        var end = call.Raw("end") is { } written ? context.Print(written) : "long.MaxValue";
        return $"{inputs[0]}.slice({context.Print(call.Raw("dim")!)}, {context.Print(call.Raw("start")!)}, {end}, {context.Print(call.Raw("step")!)})";
    }

    /// <summary>The position that an index means: within the dimension, from its start.</summary>
    private static Dim Position(Dim index, Dim size)
    {
        if (index.ConstantValue is not < 0)
        {
            return size.LowerBound(static _ => 1) >= index.ConstantValue ? index : Dim.Min(index, size);
        }

        return size.LowerBound(static _ => 1) >= -index.ConstantValue ? size + index : Dim.Max(size + index, 0);
    }
}

using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.split</c>.</summary>
internal sealed class Split() : Splitting("split", "A tensor cut into parts of given sizes along a dimension.", Sections, Axis("dim", 0, "The dimension that is cut."))
{
    private static readonly OperatorParameter Sections =
        new("split_size_or_sections", ArgumentKind.Size, "The size of every part (the last may be smaller), or a list of the parts' sizes.") { Minimum = 1 };

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim") is { } axis && Parts(call, axis) is { } parts)
        {
            Return(call, axis, parts);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        var sections = call.Raw(Sections.Name) is ListValue list ? $"[{string.Join(", ", list.Items.Select(context.Print))}]" : context.Print(call.Raw(Sections.Name)!);
        return $"{inputs[0]}.split({sections}, dim: {context.Print(call.Raw("dim")!)})";
    }

    private static IReadOnlyList<Dim>? Parts(OperatorCall call, int axis)
    {
        var size = call.Input[axis];
        if (call.Raw(Sections.Name) is not ListValue)
        {
            return call.KnownInt(Sections.Name) is { } part && call.Known(size) is { } number ? [.. Equal(number, part)] : null;
        }

        var parts = call.Dims(Sections.Name)!;
        var sum = parts.Aggregate(Dim.Constant(0), static (total, part) => total + part);
        return call.AreEqual(sum, "the sum of the sections", size, $"dimension {axis} of {call.Input}") ? parts : null;
    }

    private static IEnumerable<Dim> Equal(long size, long part)
    {
        for (var rest = size; rest > 0; rest -= part)
        {
            yield return Math.Min(part, rest);
        }
    }
}

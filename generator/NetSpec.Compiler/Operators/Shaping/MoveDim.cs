using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.movedim</c>.</summary>
internal sealed class MoveDim() : View(
    "movedim",
    "Dimensions at other places; the others keep their order.",
    IntList("source", "The dimensions, one or a list."),
    IntList("destination", "Where each of them goes."))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.AllOf(call, "source") is not { } from || Axes.AllOf(call, "destination") is not { } to)
        {
            return;
        }

        if (from.Count != to.Count)
        {
            call.Error($"'source' names {from.Count} dimensions and 'destination' {to.Count}", "destination");
            return;
        }

        call.Returns(call.Input with { Shape = [.. Order(call, from, to).Select(axis => call.Input[axis])] });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<long>? Strides(OperatorCall call, HeldTensor input) =>
        [.. Order(call, Axes.AllOf(call, "source")!, Axes.AllOf(call, "destination")!).Select(axis => input.Strides[axis])];

    /// <summary>For each dimension of the result, which of the input it is.</summary>
    private static IEnumerable<int> Order(OperatorCall call, IReadOnlyList<int> from, IReadOnlyList<int> to)
    {
        var others = new Queue<int>(Enumerable.Range(0, call.Input.Rank).Where(axis => !from.Contains(axis)));
        return Enumerable.Range(0, call.Input.Rank).Select(axis => to.Contains(axis) ? from[to.ToList().IndexOf(axis)] : others.Dequeue());
    }
}

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

        var others = new Queue<int>(Enumerable.Range(0, call.Input.Rank).Where(axis => !from.Contains(axis)));
        var order = Enumerable.Range(0, call.Input.Rank).Select(axis => to.Contains(axis) ? from[to.ToList().IndexOf(axis)] : others.Dequeue());
        call.Returns(call.Input with { Shape = [.. order.Select(axis => call.Input[axis])] });
    }
}

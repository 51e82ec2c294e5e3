using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.meshgrid</c>.</summary>
internal sealed class MeshGrid() : Splitting(
    "meshgrid",
    "Of tensors of one dimension each, the coordinates of all points of their grid: as many tensors of as many dimensions.",
    Word("indexing", "ij", "Whether the first input runs along the first dimension (ij) or along the second (xy).", ("ij", "\"ij\""), ("xy", "\"xy\"")))
{
    /// <inheritdoc/>
    public override int MaxInputs => int.MaxValue;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Inputs.FirstOrDefault(static input => input.Rank != 1) is { } other)
        {
            call.Error($"takes tensors of one dimension; {other} comes in");
            return;
        }

        if (!DTypes.AreOne(call))
        {
            return;
        }

        var sizes = call.Inputs.Select(static input => input[0]).ToList();
        if (call.Word("indexing") == "xy" && sizes.Count > 1)
        {
            (sizes[0], sizes[1]) = (sizes[1], sizes[0]);
        }

        call.Returns([.. Enumerable.Repeat(call.Input with { Shape = [.. sizes] }, sizes.Count)]);
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("torch.meshgrid", [$"[{string.Join(", ", inputs)}]"], call);
}

using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.unsqueeze</c>.</summary>
internal sealed class Unsqueeze() : View("unsqueeze", "With a new dimension of size 1.", Axis("dim", "Where the new dimension stands.").Positional())
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.OfNew(call, "dim") is { } axis)
        {
            call.Returns(call.Input with { Shape = [.. call.Input.Shape.Take(axis), 1, .. call.Input.Shape.Skip(axis)] });
        }
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<long>? Strides(OperatorCall call, HeldTensor input)
    {
        var axis = Axes.OfNew(call, "dim")!.Value;
        var stride = axis < input.Sizes.Count ? input.Sizes[axis] * input.Strides[axis] : 1;
        return [.. input.Strides.Take(axis), stride, .. input.Strides.Skip(axis)];
    }
}

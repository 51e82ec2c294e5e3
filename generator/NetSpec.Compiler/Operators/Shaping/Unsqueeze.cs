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
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.unflatten</c>.</summary>
internal sealed class UnflattenFunction() : View("unflatten", "One dimension as several.", Axis("dim", "The dimension."), IntList("sizes", "What it becomes; one entry may be -1: what is left.", minimum: -1))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim") is { } axis && ResultingSizes.Of(call, "sizes", call.Input[axis], $"dimension {axis} of {call.Input}") is { } sizes)
        {
            call.Returns(call.Input with { Shape = [.. call.Input.Shape.Take(axis), .. sizes, .. call.Input.Shape.Skip(axis + 1)] });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        var axis = (int)call.KnownInt("dim")!;
        var sizes = call.Outputs[0].Shape.Skip(axis < 0 ? axis + call.Input.Rank : axis).Take(call.Dims("sizes")!.Length);
        return $"{inputs[0]}.unflatten({axis}, [{string.Join(", ", sizes.Select(context.Print))}])";
    }
}

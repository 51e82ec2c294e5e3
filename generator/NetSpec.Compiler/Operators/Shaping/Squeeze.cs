using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.squeeze</c> of one dimension: which others are 1 would depend on the input.</summary>
internal sealed class Squeeze() : View("squeeze", "Without a dimension of size 1; one of another size stays.", Axis("dim", "The dimension.").Positional())
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim") is { } axis && call.Known(call.Input[axis]) is { } size)
        {
            call.Returns(size == 1 ? call.Input with { Shape = [.. call.Input.Shape.Where((_, i) => i != axis)] } : call.Input);
        }
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<long>? Strides(OperatorCall call, HeldTensor input) =>
        call.Outputs[0].Rank < call.Input.Rank ? input.Strides.Without(Axes.Of(call, "dim")!.Value) : input.Strides;
}

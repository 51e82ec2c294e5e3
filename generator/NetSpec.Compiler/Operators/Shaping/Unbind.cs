using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.unbind</c>.</summary>
internal sealed class Unbind() : Splitting("unbind", "The slices of a tensor along a dimension, which they lose.", Axis("dim", 0, "The dimension that is taken apart.").Positional())
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim") is { } axis && call.Known(call.Input[axis]) is { } count)
        {
            var slice = call.Input with { Shape = [.. call.Input.Shape.Where((_, i) => i != axis)] };
            call.Returns([.. Enumerable.Repeat(slice, (int)count)]);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.unbind", call, device: false, dtype: false);

    /// <inheritdoc/>
    protected override IReadOnlyList<long> Strides(OperatorCall call, HeldTensor input) => input.Strides.Without(Axes.Of(call, "dim")!.Value);
}

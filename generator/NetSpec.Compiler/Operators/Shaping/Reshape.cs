using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.reshape</c>.</summary>
internal sealed class Reshape() : View("reshape", "The same elements in another shape.", IntList("shape", "The new shape; one entry may be -1: what is left. Entries may be formulas of the inputs' dimensions.", minimum: -1))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (ResultingSizes.Of(call, "shape", call.Input.ElementCount, $"the number of elements of {call.Input}") is { } shape)
        {
            call.Returns(call.Input with { Shape = [.. shape] });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.reshape({string.Join(", ", ResultingSizes.Print(call, "shape", call.Outputs[0].Shape, context))})";

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) => [memory.Reshape(inputs[0], call.Outputs[0])];
}

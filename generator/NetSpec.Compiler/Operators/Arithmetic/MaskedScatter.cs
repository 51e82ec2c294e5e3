namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.masked_scatter</c>: how images take the place of their tokens.</summary>
internal sealed class MaskedScatter : Operator
{
    /// <inheritdoc/>
    public override string Name => "masked_scatter";

    /// <inheritdoc/>
    public override string Summary => "The first input, with the elements of the third, one after another, where the second, a mask, is true; they have to suffice.";

    /// <inheritdoc/>
    public override int MinInputs => 3;

    /// <inheritdoc/>
    public override int MaxInputs => 3;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Inputs[1].DType != DTypes.Bool)
        {
            call.Error($"needs a mask of type bool; {call.Inputs[1].DType} comes in");
        }
        else if (DTypes.AreOne(call, call.Input, call.Inputs[2]) && Broadcasting.Join(call, call.Input, call.Inputs[1]) is { } shape)
        {
            call.Returns(call.Input with { Shape = shape });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{inputs[0]}.masked_scatter({inputs[1]}, {inputs[2]})";
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.masked_fill</c> of a tensor and a mask.</summary>
internal sealed class MaskedFill : Operator
{
    private static readonly OperatorParameter[] Arguments = [Number("value", "What stands where the mask is true: a finite number, so -3.4e38 for the -inf before a softmax.")];

    /// <inheritdoc/>
    public override string Name => "masked_fill";

    /// <inheritdoc/>
    public override string Summary => "The first input, with one value where the second, a mask, is true.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Inputs[1].DType != DTypes.Bool)
        {
            call.Error($"needs a mask of type bool; {call.Inputs[1].DType} comes in");
        }
        else if (Broadcasting.Join(call, call.Inputs[0], call.Inputs[1]) is { } shape)
        {
            call.Returns(call.Input with { Shape = shape });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.masked_fill({inputs[1]}, {context.Scalar(call.Raw("value")!)})";
}

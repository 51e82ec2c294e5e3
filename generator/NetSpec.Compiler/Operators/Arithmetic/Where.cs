using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.where</c> of a condition and two tensors.</summary>
internal sealed class Where : Operator
{
    /// <inheritdoc/>
    public override string Name => "where";

    /// <inheritdoc/>
    public override string Summary => "The second input where the first, a condition, is true, the third elsewhere.";

    /// <inheritdoc/>
    public override int MinInputs => 3;

    /// <inheritdoc/>
    public override int MaxInputs => 3;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (condition, yes, no) = (call.Inputs[0], call.Inputs[1], call.Inputs[2]);
        if (condition.DType != DTypes.Bool)
        {
            call.Error($"needs a condition of type bool; {condition.DType} comes in");
            return;
        }

        var dtype = DTypes.Promote(yes.DType, no.DType);
        if (Broadcasting.Join(call, yes, no) is { } values && Broadcasting.Join(call, condition, new TensorType(values)) is { } shape)
        {
            call.Returns(new TensorType(shape, dtype));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"torch.where({string.Join(", ", inputs)})";

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

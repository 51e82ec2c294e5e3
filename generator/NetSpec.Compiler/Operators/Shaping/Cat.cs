using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.cat</c>.</summary>
internal sealed class Cat : Operator
{
    private static readonly OperatorParameter[] Arguments = [Axis("dim", 0, "The dimension along which the tensors are joined.")];

    /// <inheritdoc/>
    public override string Name => "cat";

    /// <inheritdoc/>
    public override string Summary => "Tensors one after another along a dimension.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MaxInputs => int.MaxValue;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim") is not { } axis)
        {
            return;
        }

        var result = call.Input;
        foreach (var input in call.Inputs.Skip(1))
        {
            if (!Joining.AreAlike(call, result, input, axis))
            {
                return;
            }

            result = result.With(axis, result[axis] + input[axis]) with { DType = DTypes.Promote(result.DType, input.DType) };
        }

        call.Returns(result);
    }

    // Of one tensor TorchSharp gives an alias where PyTorch copies, and what follows would overwrite the input.

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        inputs.Count == 1 ? $"{inputs[0]}.clone()" : $"torch.cat([{string.Join(", ", inputs)}], dim: {context.Print(call.Raw("dim")!)})";

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}

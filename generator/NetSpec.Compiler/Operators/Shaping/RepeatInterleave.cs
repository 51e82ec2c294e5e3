using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.repeat_interleave</c>.</summary>
internal sealed class RepeatInterleave : Operator
{
    private static readonly OperatorParameter[] Arguments = [Int("repeats", "How often.", minimum: 0), Axis("dim", "The dimension.")];

    /// <inheritdoc/>
    public override string Name => "repeat_interleave";

    /// <inheritdoc/>
    public override string Summary => "Each slice of a dimension several times in a row.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim") is { } axis)
        {
            call.Returns(call.Input.With(axis, call.Input[axis] * call.Int("repeats")));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.repeat_interleave", call, device: false, dtype: false);
}

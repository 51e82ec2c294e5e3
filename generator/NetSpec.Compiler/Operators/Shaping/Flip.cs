using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.flip</c>.</summary>
internal sealed class Flip : Operator
{
    private static readonly OperatorParameter[] Arguments = [IntList("dims", "The dimensions.").Positional()];

    /// <inheritdoc/>
    public override string Name => "flip";

    /// <inheritdoc/>
    public override string Summary => "In reverse order along dimensions.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.AllOf(call, "dims") is not null)
        {
            call.Returns(call.Input);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.flip", call, device: false, dtype: false);

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.roll</c>.</summary>
internal sealed class Roll : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        IntList("shifts", "By how much, for each dimension.").Positional(),
        IntList("dims", "The dimensions.").Positional(),
    ];

    /// <inheritdoc/>
    public override string Name => "roll";

    /// <inheritdoc/>
    public override string Summary => "Moved along dimensions; what leaves at one end comes in at the other.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.AllOf(call, "dims") is not { } axes)
        {
            return;
        }

        if (call.Dims("shifts")!.Length != axes.Count)
        {
            call.Error($"'shifts' has {call.Dims("shifts")!.Length} entries and 'dims' {axes.Count}", "shifts");
            return;
        }

        if (axes.Count == 0)
        {
            call.Error("needs at least one dimension", "dims");
            return;
        }

        call.Returns(call.Input);
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.roll", call, device: false, dtype: false);

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

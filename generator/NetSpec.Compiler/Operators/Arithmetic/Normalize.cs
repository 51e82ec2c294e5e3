using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.nn.functional.normalize</c>.</summary>
internal sealed class Normalize : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Float("p", 2, "Which norm."),
        Axis("dim", 1, "The dimension that gets length 1."),
        Float("eps", 1e-12, "The least norm that is divided by."),
    ];

    /// <inheritdoc/>
    public override string Name => "normalize";

    /// <inheritdoc/>
    public override string Summary => "Divided by its norm along a dimension.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (DTypes.HoldsFractions(call, call.Input) && Axes.Of(call, "dim") is not null)
        {
            call.Returns(call.Input);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.normalize", inputs, call);

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

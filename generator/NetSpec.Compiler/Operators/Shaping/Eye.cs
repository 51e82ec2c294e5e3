using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.eye</c>: takes no input, so what follows it names its own with <c>from</c>.</summary>
internal sealed class Eye : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Int("n", "How many rows; may be a formula of the inputs' dimensions.").Called("rows"),
        Int("m", "How many columns; as many as rows where left out.").Called("columns").Optional("n"),
    ];

    /// <inheritdoc/>
    public override string Name => "eye";

    /// <inheritdoc/>
    public override string Summary => "The identity matrix.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 0;

    /// <inheritdoc/>
    public override int MaxInputs => 0;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => call.Returns(new TensorType([call.Int("n"), call.OptionalInt("m") ?? call.Int("n")]));

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"torch.eye({string.Join(", ", call.Outputs[0].Shape.Select(context.Print))}, device: {context.Device})";
}

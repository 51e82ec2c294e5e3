using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.linspace</c>: takes no input, so what follows it names its own with <c>from</c>.</summary>
internal sealed class LinSpace : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Float("start", "The first number."),
        Float("end", "The last number."),
        Int("steps", "How many numbers; may be a formula of the inputs' dimensions."),
    ];

    /// <inheritdoc/>
    public override string Name => "linspace";

    /// <inheritdoc/>
    public override string Summary => "Numbers from start to end in equal steps.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 0;

    /// <inheritdoc/>
    public override int MaxInputs => 0;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => call.Returns(new TensorType([call.Int("steps")]));

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"torch.linspace({string.Join(", ", Arguments.Select(argument => context.Print(call.Raw(argument.Name)!)))}, device: {context.Device})";
}

using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.arange</c>: takes no input, so what follows it names its own with <c>from</c>.</summary>
internal sealed class Arange : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Int("start", 0, "The first number.", minimum: null),
        Int("end", "The first number that is left out; may be a formula of the inputs' dimensions.", minimum: null),
        Int("step", 1, "The distance between numbers."),
        Word("dtype", "int64", "The element type.", ("int64", "ScalarType.Int64"), ("float32", "ScalarType.Float32")),
    ];

    /// <inheritdoc/>
    public override string Name => "arange";

    /// <inheritdoc/>
    public override string Summary => "The numbers from start up to but without end.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 0;

    /// <inheritdoc/>
    public override int MaxInputs => 0;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var length = Dim.CeilDivide(call.Int("end") - call.Int("start"), call.Int("step"));
        if (call.IsNotEmpty(length, "the length", $"'end' {call.Int("end")} does not come after 'start' {call.Int("start")}"))
        {
            call.Returns(new TensorType([length], call.Word("dtype")));
        }
    }

    // The runtime's arange keeps its Scalars alive while libtorch reads them (TorchSharp handbook 2.2).

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        var numbers = Arguments.Take(3).Select(argument => context.Print(call.Raw(argument.Name)!));
        var dtype = Arguments[3].Words.First(word => word.Word == call.Word("dtype")).CSharp;
        return $"Sequences.Arange({string.Join(", ", numbers)}, {dtype}, {context.Device})";
    }
}

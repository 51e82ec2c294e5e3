using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>The sum of blocks at the places of a sliding window: [N, C kH kW, blocks] → [N, C, H, W].</summary>
internal abstract class Folding(string name) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Size("output_size", "Height and width of the output."),
        Size("kernel_size", "Size of the window."),
        Size("dilation", 1, "Distance between the window's elements."),
        Size("padding", 0, "Taken from both sides.", minimum: 0),
        Size("stride", 1, "Step of the window."),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "The sum of blocks, given as columns, at the places of a sliding window.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => $"The sum of {SpatialLayout.KernelText(call)} blocks";

    /// <inheritdoc/>
    public override int Dimensions => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var window = new Window(call.Size("kernel_size", 2), call.Size("stride", 2), call.Size("padding", 2), call.Size("dilation", 2));
        if (!call.HasRank("[N, C × kernel, blocks]", 3) || !DTypes.HoldsFractions(call, call.Input) || !call.Divides("kernel_size", window.KernelElements, "the channels", call.Input[1]))
        {
            return;
        }

        var output = call.Size("output_size", 2);
        var places = new[] { WindowedSize.Of(output[0], window, 0), WindowedSize.Of(output[1], window, 1) };
        if (!places.All(size => call.IsNotEmpty(size, "the number of places", $"the window does not fit into 'output_size'")))
        {
            return;
        }

        var blocks = places[0] * places[1];
        if (call.AreEqual(call.Input[2], $"dimension 2 of {call.Input}", blocks, "the number of places of the window"))
        {
            call.Returns(call.Input with { Shape = [call.Input[0], Dim.FloorDivide(call.Input[1], window.KernelElements), .. output] });
        }
    }

    // libtorch makes room for the input first and then for the output, and keeps the larger.

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) =>
        [memory.New(call.Outputs[0], Layout.Contiguous(Layout.Numbers(call.Outputs[0])), atLeast: call.Input)];
}

/// <summary><c>torch.nn.Fold</c>.</summary>
internal sealed class Fold() : Folding("Fold");

/// <summary><c>torch.nn.functional.fold</c>.</summary>
internal sealed class FoldFunction() : Folding("fold")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.fold", inputs, call);
}

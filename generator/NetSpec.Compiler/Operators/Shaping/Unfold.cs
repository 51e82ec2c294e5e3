using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>The blocks under a sliding window as columns: [N, C, H, W] → [N, C kH kW, blocks].</summary>
internal abstract class Unfolding(string name) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Size("kernel_size", "Size of the window."),
        Size("dilation", 1, "Distance between the window's elements."),
        Size("padding", 0, "Zeros added on both sides.", minimum: 0),
        Size("stride", 1, "Step of the window."),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "The blocks under a sliding window as columns.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => $"{SpatialLayout.KernelText(call)} blocks as columns";

    /// <inheritdoc/>
    public override int Dimensions => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var window = new Window(call.Size("kernel_size", 2), call.Size("stride", 2), call.Size("padding", 2), call.Size("dilation", 2));
        var blocks = new List<Dim>();
        if (SpatialLayout.Fits(call) && WindowedSize.TryAppend(call, blocks, window))
        {
            call.Returns(call.Input with { Shape = [call.Input[0], call.Input[1] * window.KernelElements, blocks[0] * blocks[1]] });
        }
    }

    // libtorch makes room for the input first and then for the output, and keeps the larger.

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) =>
        [memory.New(call.Outputs[0], Layout.Contiguous(Layout.Numbers(call.Outputs[0])), atLeast: call.Input)];
}

/// <summary><c>torch.nn.Unfold</c>.</summary>
internal sealed class Unfold() : Unfolding("Unfold");

/// <summary><c>torch.nn.functional.unfold</c>.</summary>
internal sealed class UnfoldFunction() : Unfolding("unfold")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.unfold", inputs, call);
}

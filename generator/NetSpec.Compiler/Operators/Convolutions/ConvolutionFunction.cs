using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Convolutions;

/// <summary>Convolution with a weight that is an input: one that is standardised or made by the network itself.</summary>
internal abstract class ConvolutionFunction(int dimensions) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Size("stride", 1, "Step of the kernel."),
        Size("padding", 0, "Zeros added on both sides.", minimum: 0),
        Size("dilation", 1, "Distance between the kernel's elements."),
        Int("groups", 1, "Groups of channels that do not see each other."),
    ];

    /// <inheritdoc/>
    public override string Name { get; } = $"conv{dimensions}d";

    /// <inheritdoc/>
    public override string Summary => $"Convolution over {SpatialLayout.Expected(dimensions)} with the second input as weight and perhaps a third as bias.";

    /// <inheritdoc/>
    public override int Dimensions => dimensions;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 3;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (!SpatialLayout.Fits(call) || !DTypes.AreOne(call) || !FitsWeight(call))
        {
            return;
        }

        var weight = call.Inputs[1];
        var window = new Window([.. weight.Shape.Skip(2)], call.Size("stride", dimensions), call.Size("padding", dimensions), call.Size("dilation", dimensions));
        var shape = new List<Dim> { call.Input[0], weight[0] };
        if (WindowedSize.TryAppend(call, shape, window))
        {
            call.MultiplyAddsPerOutput = weight[1] * window.KernelElements;
            call.Returns(call.Input with { Shape = [.. shape] });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        var sizes = Arguments.Take(3).Where(size => call.Has(size.Name)).Select(size => $"{(size.Name == "stride" && dimensions > 1 ? "strides" : size.Name)}: {SpatialLayout.Print(call, size.Name, context)}");
        var groups = call.Has("groups") ? [$"groups: {context.Print(call.Raw("groups")!)}"] : Array.Empty<string>();
        return $"nn.functional.{Name}({string.Join(", ", [.. inputs, .. sizes, .. groups])})";
    }

    private bool FitsWeight(OperatorCall call)
    {
        var (weight, groups) = (call.Inputs[1], call.Int("groups"));
        if (weight.Rank != dimensions + 2)
        {
            call.Error($"needs a weight of {dimensions + 2} dimensions; {weight} comes in");
            return false;
        }

        if (call.Inputs.Count > 2 && call.Inputs[2].Rank != 1)
        {
            call.Error($"needs a bias of one dimension; {call.Inputs[2]} comes in");
            return false;
        }

        return call.AreEqual(weight[1] * groups, $"the channels that the weight {weight} sees", call.Input[1], $"dimension 1 of {call.Input}")
            && call.Divides("groups", groups, "the channels of the output", weight[0])
            && (call.Inputs.Count < 3 || call.AreEqual(call.Inputs[2][0], $"the bias {call.Inputs[2]}", weight[0], $"dimension 0 of the weight {weight}"));
    }
}

/// <summary><c>torch.nn.functional.conv1d</c>.</summary>
internal sealed class Conv1dFunction() : ConvolutionFunction(1);

/// <summary><c>torch.nn.functional.conv2d</c>.</summary>
internal sealed class Conv2dFunction() : ConvolutionFunction(2);

/// <summary><c>torch.nn.functional.conv3d</c>.</summary>
internal sealed class Conv3dFunction() : ConvolutionFunction(3);

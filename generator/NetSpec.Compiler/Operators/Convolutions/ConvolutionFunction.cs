using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Convolutions;

/// <summary>A convolution or a transposed one whose weight is an input: one that is standardised or made by the network itself.</summary>
internal abstract class FunctionOfWeight(string name, int dimensions, string what, params OperatorParameter[] sizes) : Operator
{
    private const string Groups = "groups";

    private readonly OperatorParameter[] _arguments = [.. sizes, Int(Groups, 1, "Groups of channels that do not see each other.")];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => $"{what} over {SpatialLayout.Expected(dimensions)} with the second input as weight and perhaps a third as bias.";

    /// <inheritdoc/>
    public override int Dimensions => dimensions;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => _arguments;

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 3;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (!SpatialLayout.Fits(call) || !DTypes.AreOne(call) || !HasWeight(call) || OutputChannels(call, call.Inputs[1], call.Int(Groups)) is not { } channels || !TakesBias(call, channels))
        {
            return;
        }

        var window = new Window([.. call.Inputs[1].Shape.Skip(2)], call.Size("stride", dimensions), call.Size("padding", dimensions), call.Size("dilation", dimensions));
        var shape = new List<Dim> { call.Input[0], channels };
        if (TryAppend(call, shape, window))
        {
            CountMultiplyAdds(call, window);
            call.Returns(call.Input with { Shape = [.. shape] });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        var written = sizes.Where(size => call.Has(size.Name)).Select(size => $"{(size.Name == "stride" && dimensions > 1 ? "strides" : size.Name)}: {SpatialLayout.Print(call, size.Name, context)}");
        var groups = call.Has(Groups) ? [$"{Groups}: {context.Print(call.Raw(Groups)!)}"] : Array.Empty<string>();
        return $"nn.functional.{Name}({string.Join(", ", [.. inputs, .. written, .. groups])})";
    }

    /// <summary>The channels of the output; null after a mistake was reported.</summary>
    protected abstract Dim? OutputChannels(OperatorCall call, TensorType weight, Dim groups);

    /// <summary>Adds the spatial sizes of the output; false after a mistake was reported.</summary>
    protected abstract bool TryAppend(OperatorCall call, List<Dim> shape, Window window);

    /// <summary>Sets the multiply-adds.</summary>
    protected abstract void CountMultiplyAdds(OperatorCall call, Window window);

    private bool HasWeight(OperatorCall call)
    {
        if (call.Inputs[1].Rank != dimensions + 2)
        {
            call.Error($"needs a weight of {dimensions + 2} dimensions; {call.Inputs[1]} comes in");
            return false;
        }

        return true;
    }

    private static bool TakesBias(OperatorCall call, Dim channels)
    {
        if (call.Inputs.Count < 3)
        {
            return true;
        }

        var bias = call.Inputs[2];
        if (bias.Rank != 1)
        {
            call.Error($"needs a bias of one dimension; {bias} comes in");
            return false;
        }

        return call.AreEqual(bias[0], $"the bias {bias}", channels, $"the channels that the weight {call.Inputs[1]} makes");
    }

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}

/// <summary>Convolution with a weight that is an input.</summary>
internal abstract class ConvolutionFunction(int dimensions) : FunctionOfWeight(
    $"conv{dimensions}d",
    dimensions,
    "Convolution",
    Size("stride", 1, "Step of the kernel."),
    Size("padding", 0, "Zeros added on both sides.", minimum: 0),
    Size("dilation", 1, "Distance between the kernel's elements."))
{
    /// <inheritdoc/>
    protected override Dim? OutputChannels(OperatorCall call, TensorType weight, Dim groups) =>
        call.AreEqual(weight[1] * groups, $"the channels that the weight {weight} sees", call.Input[1], $"dimension 1 of {call.Input}")
            && call.Divides("groups", groups, "the channels of the output", weight[0]) ? weight[0] : null;

    /// <inheritdoc/>
    protected override bool TryAppend(OperatorCall call, List<Dim> shape, Window window) => WindowedSize.TryAppend(call, shape, window);

    /// <inheritdoc/>
    protected override void CountMultiplyAdds(OperatorCall call, Window window) => call.MultiplyAddsPerOutput = call.Inputs[1][1] * window.KernelElements;
}

/// <summary><c>torch.nn.functional.conv1d</c>.</summary>
internal sealed class Conv1dFunction() : ConvolutionFunction(1);

/// <summary><c>torch.nn.functional.conv2d</c>.</summary>
internal sealed class Conv2dFunction() : ConvolutionFunction(2);

/// <summary><c>torch.nn.functional.conv3d</c>.</summary>
internal sealed class Conv3dFunction() : ConvolutionFunction(3);

using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Convolutions;

/// <summary>Transposed convolution, the gradient of a convolution, over 1, 2 or 3 spatial dimensions.</summary>
internal abstract class TransposedConvolution(int dimensions) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Inferred("in_channels", "Channels of the input."),
        Int("out_channels", "Channels of the output; as many as come in where left out.").Optional("in_channels"),
        Size("kernel_size", "Size of the kernel."),
        Size("stride", 1, "Step of the kernel: about how many times larger the output is."),
        Size("padding", 0, "Taken from both sides of the output.", minimum: 0),
        Size("output_padding", 0, "Added at the end of the output; smaller than stride or dilation.", minimum: 0),
        Size("dilation", 1, "Distance between the kernel's elements."),
        Int("groups", 1, "Groups of channels that do not see each other."),
        StateBool("bias", true, "Whether a bias is added."),
    ];

    /// <inheritdoc/>
    public override string Name { get; } = $"ConvTranspose{dimensions}d";

    /// <inheritdoc/>
    public override string Summary => $"Transposed convolution over {SpatialLayout.Expected(dimensions)}.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => $"{SpatialLayout.KernelText(call)} {ConvolutionState.GroupText(call)}transposed convolution";

    /// <inheritdoc/>
    public override int Dimensions => dimensions;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    protected override bool HasDevice => true;

    /// <inheritdoc/>
    protected override bool HasDType => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (!SpatialLayout.Fits(call) || ConvolutionState.Channels(call) is not { } channels)
        {
            return;
        }

        var window = new Window(call.Size("kernel_size", dimensions), call.Size("stride", dimensions), call.Size("padding", dimensions), call.Size("dilation", dimensions));
        var shape = new List<Dim> { call.Input[0], channels.Output };
        if (!HasOneOutputPadding(call) || !TransposedSize.TryAppend(call, shape, window))
        {
            return;
        }

        var perGroup = Dim.FloorDivide(channels.Output, call.Int("groups"));
        call.Owns("weight", [channels.Input, perGroup, .. window.Kernel]);
        ConvolutionState.AddBias(call, channels.Output);
        call.OtherMultiplyAdds = TransposedSize.MultiplyAdds(call, perGroup, window);
        call.Returns(call.Input with { Shape = [.. shape] });
    }

    private bool HasOneOutputPadding(OperatorCall call)
    {
        var extra = call.Size("output_padding", dimensions);
        if (extra.Any(size => size != extra[0]))
        {
            call.Error("TorchSharp 0.107 adds the first entry of 'output_padding' to all dimensions; they have to be equal", "output_padding");
            return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}

/// <summary><c>torch.nn.ConvTranspose1d</c>.</summary>
internal sealed class ConvTranspose1d() : TransposedConvolution(1);

/// <summary><c>torch.nn.ConvTranspose2d</c>.</summary>
internal sealed class ConvTranspose2d() : TransposedConvolution(2);

/// <summary><c>torch.nn.ConvTranspose3d</c>.</summary>
internal sealed class ConvTranspose3d() : TransposedConvolution(3);

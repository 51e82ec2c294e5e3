using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Convolutions;

/// <summary>Transposed convolution with a weight that is an input.</summary>
internal abstract class TransposedConvolutionFunction(int dimensions) : FunctionOfWeight(
    $"conv_transpose{dimensions}d",
    dimensions,
    "Transposed convolution",
    Size("stride", 1, "Step of the kernel: about how many times larger the output is."),
    Size("padding", 0, "Taken from both sides of the output.", minimum: 0),
    Size("output_padding", 0, "Added at the end of the output; smaller than stride or dilation.", minimum: 0),
    Size("dilation", 1, "Distance between the kernel's elements."))
{
    /// <inheritdoc/>
    protected override Dim? OutputChannels(OperatorCall call, TensorType weight, Dim groups) =>
        call.AreEqual(weight[0], $"dimension 0 of the weight {weight}", call.Input[1], $"dimension 1 of {call.Input}")
            && call.Divides("groups", groups, "the channels of the input", call.Input[1]) ? weight[1] * groups : null;

    /// <inheritdoc/>
    protected override bool TryAppend(OperatorCall call, List<Dim> shape, Window window) => TransposedSize.TryAppend(call, shape, window);

    /// <inheritdoc/>
    protected override void CountMultiplyAdds(OperatorCall call, Window window) =>
        call.OtherMultiplyAdds = TransposedSize.MultiplyAdds(call, call.Inputs[1][1], window);
}

/// <summary><c>torch.nn.functional.conv_transpose1d</c>.</summary>
internal sealed class ConvTranspose1dFunction() : TransposedConvolutionFunction(1);

/// <summary><c>torch.nn.functional.conv_transpose2d</c>.</summary>
internal sealed class ConvTranspose2dFunction() : TransposedConvolutionFunction(2);

/// <summary><c>torch.nn.functional.conv_transpose3d</c>.</summary>
internal sealed class ConvTranspose3dFunction() : TransposedConvolutionFunction(3);

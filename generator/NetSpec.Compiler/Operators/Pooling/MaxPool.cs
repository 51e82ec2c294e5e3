using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>Maximum over a sliding window.</summary>
internal abstract class MaxPool(string name, int dimensions) : Pool(name, dimensions, "Maximum")
{
    private static readonly OperatorParameter[] Arguments =
    [
        Size("kernel_size", "Size of the window."),
        Size("stride", "Step of the window.").Optional("kernel_size"),
        Size("padding", 0, "Minus infinity added on both sides; at most half the window.", minimum: 0),
        Size("dilation", 1, "Distance between the window's elements."),
        Bool("ceil_mode", false, "Whether a last, partial window counts."),
        MaximumIndices.Argument,
    ];

    // TorchSharp's function for arrays has a name of its own for one argument.
    private static readonly OperatorParameter[] ArrayArguments = [.. Arguments.Select(static argument => argument.Name == "stride" ? argument.Called("strides") : argument)];

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => SizeForm == SizeForm.AlwaysArray ? ArrayArguments : Arguments;

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => $"{SpatialLayout.KernelText(call)} max pooling";

    /// <inheritdoc/>
    public override ResultForm ResultForm => ResultForm.Tuple;

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => (call.Flag("return_indices"), IsModule) switch
    {
        (false, _) => base.Forward(call, self, inputs, context),
        (true, true) => $"{self}.forward_with_indices({inputs[0]})",
        _ => $"nn.functional.{Name}_with_indices({string.Join(", ", [inputs[0], .. Printed(call, context)])})",
    };

    /// <inheritdoc/>
    protected override IEnumerable<TensorType> Results(OperatorCall call, TensorType pooled) => MaximumIndices.Results(call, pooled);

    /// <summary>The arguments of TorchSharp's functions with indices, which take arrays where there is more than one dimension.</summary>
    private IEnumerable<string> Printed(OperatorCall call, ICSharpContext context)
    {
        var sizes = Dimensions == 1 ? Arguments : ArrayArguments;
        foreach (var size in sizes.Where(size => size.Kind == ArgumentKind.Size && call.Has(size.Name)))
        {
            yield return $"{size.CSharpName ?? size.Name}: {SpatialLayout.Print(call, size.Name, context)}";
        }

        if (call.Has("ceil_mode"))
        {
            yield return $"ceil_mode: {context.Print(call.Raw("ceil_mode")!)}";
        }
    }
}

/// <summary><c>torch.nn.MaxPool1d</c>.</summary>
internal sealed class MaxPool1d() : MaxPool("MaxPool1d", 1);

/// <summary><c>torch.nn.MaxPool2d</c>.</summary>
internal sealed class MaxPool2d() : MaxPool("MaxPool2d", 2);

/// <summary><c>torch.nn.MaxPool3d</c>.</summary>
internal sealed class MaxPool3d() : MaxPool("MaxPool3d", 3);

/// <summary><c>torch.nn.functional.max_pool1d</c>.</summary>
internal sealed class MaxPool1dFunction() : MaxPool("max_pool1d", 1);

/// <summary><c>torch.nn.functional.max_pool2d</c>.</summary>
internal sealed class MaxPool2dFunction() : MaxPool("max_pool2d", 2);

/// <summary><c>torch.nn.functional.max_pool3d</c>.</summary>
internal sealed class MaxPool3dFunction() : MaxPool("max_pool3d", 3);

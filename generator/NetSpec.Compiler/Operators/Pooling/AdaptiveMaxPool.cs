using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>Maximum over windows that are chosen so that the output has a given size.</summary>
internal abstract class AdaptiveMaxPool(string name, int dimensions) : AdaptivePool(name, dimensions, "Maximum")
{
    private static readonly OperatorParameter[] Arguments = [OutputSize, MaximumIndices.Argument];

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override SizeForm SizeForm => Dimensions == 1 ? SizeForm.Tuple : SizeForm.AlwaysArray;

    /// <inheritdoc/>
    public override ResultForm ResultForm => ResultForm.Tuple;

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => (call.Flag(MaximumIndices.Argument.Name), IsModule) switch
    {
        (false, _) => base.Forward(call, self, inputs, context),
        (true, true) => $"{self}.forward_with_indices({inputs[0]})",
        _ => context.Apply($"nn.functional.{Name}_with_indices", inputs, call),
    };

    /// <inheritdoc/>
    protected override IEnumerable<TensorType> Results(OperatorCall call, TensorType pooled) => MaximumIndices.Results(call, pooled);
}

/// <summary>In three dimensions TorchSharp calls the function for one and fails; the runtime has it, without indices.</summary>
internal abstract class AdaptiveMaxPoolOfVolumes(string name) : AdaptivePool(name, 3, "Maximum")
{
    /// <inheritdoc/>
    public override SizeForm SizeForm => SizeForm.AlwaysArray;

    /// <summary>What the runtime's <c>Functions.AdaptiveMaxPool3d</c> does to memory: first the slices are pooled, then what lies over each other in them.</summary>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory)
    {
        var (type, output) = (call.Input, call.Outputs[0]);
        var slices = memory.Reshape(inputs[0], type with { Shape = [type[0], type[1] * type[2], type[3], type[4]] });
        var pooledSlices = memory.New(type with { Shape = [type[0], type[1] * type[2], output[3], output[4]] });
        var pooled = memory.New(output);
        memory.Free(slices, pooledSlices);
        return [pooled];
    }
}

/// <summary><c>torch.nn.AdaptiveMaxPool1d</c>.</summary>
internal sealed class AdaptiveMaxPool1d() : AdaptiveMaxPool("AdaptiveMaxPool1d", 1);

/// <summary><c>torch.nn.AdaptiveMaxPool2d</c>.</summary>
internal sealed class AdaptiveMaxPool2d() : AdaptiveMaxPool("AdaptiveMaxPool2d", 2);

/// <summary><c>torch.nn.AdaptiveMaxPool3d</c>.</summary>
internal sealed class AdaptiveMaxPool3d() : AdaptiveMaxPoolOfVolumes("AdaptiveMaxPool3d")
{
    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => RuntimeModule.Type(this);

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => RuntimeModule.Construct(call, context, device: false, dtype: false);
}

/// <summary><c>torch.nn.functional.adaptive_max_pool1d</c>.</summary>
internal sealed class AdaptiveMaxPool1dFunction() : AdaptiveMaxPool("adaptive_max_pool1d", 1);

/// <summary><c>torch.nn.functional.adaptive_max_pool2d</c>.</summary>
internal sealed class AdaptiveMaxPool2dFunction() : AdaptiveMaxPool("adaptive_max_pool2d", 2);

/// <summary><c>torch.nn.functional.adaptive_max_pool3d</c>.</summary>
internal sealed class AdaptiveMaxPool3dFunction() : AdaptiveMaxPoolOfVolumes("adaptive_max_pool3d")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply(RuntimeModule.Function("AdaptiveMaxPool3d"), inputs, call);
}

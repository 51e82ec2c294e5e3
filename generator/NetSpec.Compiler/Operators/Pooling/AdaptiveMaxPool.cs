using NetSpec.Compiler.Operators.Memory;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>Maximum over windows that are chosen so that the output has a given size.</summary>
internal abstract class AdaptiveMaxPool(string name, int dimensions) : AdaptivePool(name, dimensions, "Maximum")
{
    /// <inheritdoc/>
    public override SizeForm SizeForm => Dimensions == 1 ? SizeForm.Tuple : SizeForm.AlwaysArray;
}

/// <summary><c>torch.nn.AdaptiveMaxPool1d</c>.</summary>
internal sealed class AdaptiveMaxPool1d() : AdaptiveMaxPool("AdaptiveMaxPool1d", 1);

/// <summary><c>torch.nn.AdaptiveMaxPool2d</c>.</summary>
internal sealed class AdaptiveMaxPool2d() : AdaptiveMaxPool("AdaptiveMaxPool2d", 2);

/// <summary><c>torch.nn.AdaptiveMaxPool3d</c>; TorchSharp's calls the function for one dimension and fails.</summary>
internal sealed class AdaptiveMaxPool3d() : AdaptiveMaxPool("AdaptiveMaxPool3d", 3)
{
    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => RuntimeModule.Type(this);

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => RuntimeModule.Construct(call, context, device: false, dtype: false);

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) => AdaptiveMaximum.Run(call, inputs[0], memory);
}

/// <summary><c>torch.nn.functional.adaptive_max_pool1d</c>.</summary>
internal sealed class AdaptiveMaxPool1dFunction() : AdaptiveMaxPool("adaptive_max_pool1d", 1);

/// <summary><c>torch.nn.functional.adaptive_max_pool2d</c>.</summary>
internal sealed class AdaptiveMaxPool2dFunction() : AdaptiveMaxPool("adaptive_max_pool2d", 2);

/// <summary><c>torch.nn.functional.adaptive_max_pool3d</c>.</summary>
internal sealed class AdaptiveMaxPool3dFunction() : AdaptiveMaxPool("adaptive_max_pool3d", 3)
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply(RuntimeModule.Function("AdaptiveMaxPool3d"), inputs, call);

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) => AdaptiveMaximum.Run(call, inputs[0], memory);
}

/// <summary>The runtime's <c>Functions.AdaptiveMaxPool3d</c>.</summary>
internal static class AdaptiveMaximum
{
    /// <summary>What it does to memory: first the slices are pooled, then what lies over each other in them.</summary>
    public static IReadOnlyList<HeldTensor> Run(OperatorCall call, HeldTensor input, MemoryTrace memory)
    {
        var (type, output) = (call.Input, call.Outputs[0]);
        var slices = memory.Reshape(input, type with { Shape = [type[0], type[1] * type[2], type[3], type[4]] });
        var pooledSlices = memory.New(type with { Shape = [type[0], type[1] * type[2], output[3], output[4]] });
        var pooled = memory.New(output);
        memory.Free(slices, pooledSlices);
        return [pooled];
    }
}

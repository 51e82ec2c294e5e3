using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>The p-norm of a sliding window.</summary>
internal abstract class LPPool(string name, int dimensions) : Pool(name, dimensions, "Power-average")
{
    private static readonly OperatorParameter[] Arguments =
    [
        Float("norm_type", "The power p: 1 gives the sum, infinity would be the maximum."),
        Size("kernel_size", "Size of the window."),
        Size("stride", "Step of the window.").Optional("kernel_size"),
        Bool("ceil_mode", false, "Whether a last, partial window counts."),
    ];

    // NetSpec's own, for 3 dimensions, is named as C# names things.
    private static readonly OperatorParameter[] RuntimeArguments =
        [Arguments[0].Called("normType"), Arguments[1].Called("kernelSize"), Arguments[2], Arguments[3].Called("ceilMode")];

    /// <inheritdoc/>
    public override SizeForm SizeForm => Dimensions == 3 ? SizeForm.AlwaysArray : SizeForm.Array;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Dimensions == 3 ? RuntimeArguments : Arguments;

    /// <inheritdoc/>
    protected override bool TakesWindow(OperatorCall call, Window window) => Dimensions < 3 || IsCovered(call, window);
}

/// <summary><c>torch.nn.LPPool1d</c>.</summary>
internal sealed class LPPool1d() : LPPool("LPPool1d", 1);

/// <summary><c>torch.nn.LPPool2d</c>.</summary>
internal sealed class LPPool2d() : LPPool("LPPool2d", 2);

/// <summary><c>torch.nn.LPPool3d</c>; TorchSharp has none.</summary>
internal sealed class LPPool3d() : LPPool("LPPool3d", 3)
{
    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => RuntimeModule.Type(this);

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => RuntimeModule.Construct(call, context, HasDevice, HasDType);

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) => PowerAverage.Run(call, memory);
}

/// <summary><c>torch.nn.functional.lp_pool1d</c>.</summary>
internal sealed class LPPool1dFunction() : LPPool("lp_pool1d", 1);

/// <summary><c>torch.nn.functional.lp_pool2d</c>.</summary>
internal sealed class LPPool2dFunction() : LPPool("lp_pool2d", 2);

/// <summary><c>torch.nn.functional.lp_pool3d</c>; TorchSharp has none.</summary>
internal sealed class LPPool3dFunction() : LPPool("lp_pool3d", 3)
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply(RuntimeModule.Function("LPPool3d"), inputs, call);

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) => PowerAverage.Run(call, memory);
}

/// <summary>The runtime's <c>Functions.LPPool3d</c>.</summary>
internal static class PowerAverage
{
    /// <summary>What it does to memory: powers, their means, sums and roots are alive together.</summary>
    public static IReadOnlyList<HeldTensor> Run(OperatorCall call, MemoryTrace memory)
    {
        var (powers, means, sums) = (memory.New(call.Input), memory.New(call.Outputs[0]), memory.New(call.Outputs[0]));
        var roots = memory.New(call.Outputs[0]);
        memory.Free(powers, means, sums);
        return [roots];
    }
}

using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Normalisations;

/// <summary><c>torch.nn.RMSNorm</c> (Zhang and Sennrich, 2019); TorchSharp has none.</summary>
internal sealed class RMSNorm : Normalisation
{
    private static readonly OperatorParameter[] Arguments =
    [
        LayerShape.Parameter.Called("normalizedShape"),
        Float("eps", "Added to the mean square.").Optional("the type's machine epsilon"),
        StateBool("elementwise_affine", true, "Whether a weight is learnt.").Called("elementwiseAffine"),
    ];

    /// <inheritdoc/>
    public override string Name => "RMSNorm";

    /// <inheritdoc/>
    public override string Summary => "Root-mean-square normalisation.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (LayerShape.Infer(call) is { } shape)
        {
            AddAffine(call, call.Flag("elementwise_affine"), bias: false, shape);
            call.Returns(call.Input);
        }
    }

    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => RuntimeModule.Type(this);

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => RuntimeModule.Construct(call, context, HasDevice, HasDType);

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) =>
        RootMeanSquare.Run(call, inputs[0], memory, hasWeight: call.State.Count > 0);
}

/// <summary><c>torch.nn.functional.rms_norm</c> without a weight.</summary>
internal sealed class RMSNormFunction : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        LayerShape.Parameter.Called("normalizedShape"),
        Float("eps", "Added to the mean square.").Optional("the type's machine epsilon"),
    ];

    /// <inheritdoc/>
    public override string Name => "rms_norm";

    /// <inheritdoc/>
    public override string Summary => "Root-mean-square normalisation without a weight.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override SizeForm SizeForm => SizeForm.AlwaysArray;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (LayerShape.Infer(call) is not null)
        {
            call.Returns(call.Input);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply(RuntimeModule.Function("RMSNorm"), inputs, call);

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory) =>
        RootMeanSquare.Run(call, inputs[0], memory, hasWeight: false);
}

/// <summary>The runtime's <c>Functions.RMSNorm</c>.</summary>
internal static class RootMeanSquare
{
    /// <summary>What it does to memory.</summary>
    public static IReadOnlyList<HeldTensor> Run(OperatorCall call, HeldTensor input, MemoryTrace memory, bool hasWeight)
    {
        var isHalf = call.Input.DType is "float16" or "bfloat16";
        var type = isHalf ? call.Input with { DType = DTypes.Float32 } : call.Input;
        var wide = isHalf ? memory.New(type) : input.Alias();
        var squares = memory.New(type);
        var kept = type.Rank - LayerShape.Count(call);
        var scale = memory.New(type with { Shape = [.. type.Shape.Select((dim, axis) => axis < kept ? dim : 1)] });
        memory.Free(squares);
        var result = memory.New(type);
        if (isHalf)
        {
            result = Replaced(result);
        }

        result = hasWeight ? Replaced(result) : result;
        memory.Free(scale, wide);
        return [result];

        HeldTensor Replaced(HeldTensor old)
        {
            var made = memory.New(call.Outputs[0]);
            memory.Free(old);
            return made;
        }
    }
}

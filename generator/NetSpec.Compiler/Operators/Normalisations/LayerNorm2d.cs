using NetSpec.Compiler.Operators.Memory;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Normalisations;

/// <summary><c>torchvision.models.convnext.LayerNorm2d</c>: layer normalisation of the channels at each place.</summary>
internal sealed class LayerNorm2d : Normalisation
{
    private static readonly OperatorParameter[] Arguments =
    [
        Inferred("normalized_shape", "Channels.").Called("channels"),
        Float("eps", 1e-5, "Added to the variance."),
        StateBool("elementwise_affine", true, "Whether a weight is learnt.").Called("elementwiseAffine"),
        StateBool("bias", true, "Whether a bias is learnt beside the weight."),
    ];

    /// <inheritdoc/>
    public override string Name => "LayerNorm2d";

    /// <inheritdoc/>
    public override string Summary => "Layer normalisation of the channels at each place.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Layer normalisation of the channels";

    /// <inheritdoc/>
    public override bool DescribesItsInput => false;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.HasRank(SpatialLayout.Expected(2), 4) && DTypes.HoldsFractions(call, call.Input) && call.Infer("normalized_shape", call.Input[1]))
        {
            AddAffine(call, call.Flag("elementwise_affine"), call.Flag("elementwise_affine") && call.Flag("bias"), call.Input[1]);
            call.Returns(call.Input);
        }
    }

    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => RuntimeModule.Type(this);

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => RuntimeModule.Construct(call, context, HasDevice, HasDType);

    /// <inheritdoc/>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory)
    {
        // Normalised over the last dimension of the permuted input, and permuted back.
        var sizes = inputs[0].Sizes;
        var (channels, width) = (sizes[1], sizes[3]);
        return [memory.New(call.Outputs[0], [sizes[2] * width * channels, 1, width * channels, channels])];
    }
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Normalisations;

/// <summary><c>torch.nn.LayerNorm</c> (Ba et al., 2016).</summary>
internal sealed class LayerNorm : Normalisation
{
    private static readonly OperatorParameter[] Arguments =
    [
        LayerShape.Parameter.Positional(),
        Float("eps", 1e-5, "Added to the variance."),
        StateBool("elementwise_affine", true, "Whether a weight is learnt."),
        StateBool("bias", true, "Whether a bias is learnt beside the weight."),
    ];

    /// <inheritdoc/>
    public override string Name => "LayerNorm";

    /// <inheritdoc/>
    public override string Summary => "Layer normalisation.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (LayerShape.Infer(call) is { } shape)
        {
            AddAffine(call, call.Flag("elementwise_affine"), call.Flag("elementwise_affine") && call.Flag("bias"), shape);
            call.Returns(call.Input);
        }
    }
}

/// <summary><c>torch.nn.functional.layer_norm</c> without weights.</summary>
internal sealed class LayerNormFunction : Operator
{
    private static readonly OperatorParameter[] Arguments = [LayerShape.Parameter, Float("eps", 1e-5, "Added to the variance.")];

    /// <inheritdoc/>
    public override string Name => "layer_norm";

    /// <inheritdoc/>
    public override string Summary => "Layer normalisation without weights.";

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
        context.Apply("nn.functional.layer_norm", inputs, call);
}

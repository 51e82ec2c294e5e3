using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Normalisations;

/// <summary><c>torch.nn.GroupNorm</c> (Wu and He, 2018).</summary>
internal sealed class GroupNorm : Normalisation
{
    private static readonly OperatorParameter[] Arguments =
    [
        Int("num_groups", "Groups of channels that are normalised together; it divides the channels."),
        Inferred("num_channels", "Channels."),
        Float("eps", 1e-5, "Added to the variance."),
        StateBool("affine", true, "Whether weight and bias are learnt."),
    ];

    /// <inheritdoc/>
    public override string Name => "GroupNorm";

    /// <inheritdoc/>
    public override string Summary => "Group normalisation.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.HasRank("[N, C, …] with at least one more dimension", 3, 4, 5, 6)
            && DTypes.HoldsFractions(call, call.Input)
            && call.Infer("num_channels", call.Input[1])
            && call.Divides("num_groups", call.Int("num_groups"), "num_channels", call.Input[1]))
        {
            AddAffine(call, call.Flag("affine"), call.Flag("affine"), call.Input[1]);
            call.Returns(call.Input);
        }
    }

    /// <summary>TorchSharp never initialises the weights (TorchSharp handbook 3.1).</summary>
    public override string Construct(OperatorCall call, ICSharpContext context) => $"{base.Construct(call, context)}.ResetParameters()";

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}

/// <summary><c>torch.nn.functional.group_norm</c> without weights.</summary>
internal sealed class GroupNormFunction : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Int("num_groups", "Groups of channels that are normalised together; it divides the channels."),
        Float("eps", 1e-5, "Added to the variance."),
    ];

    /// <inheritdoc/>
    public override string Name => "group_norm";

    /// <inheritdoc/>
    public override string Summary => "Group normalisation without weights.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Input.Rank < 2)
        {
            call.HasRank("[N, C, …]", 2, 3, 4, 5);
        }
        else if (DTypes.HoldsFractions(call, call.Input) && call.Divides("num_groups", call.Int("num_groups"), "the channels", call.Input[1]))
        {
            call.Returns(call.Input);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.group_norm", inputs, call);

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>The channels of the groups in turns (Zhang et al., 2018).</summary>
internal abstract class ShufflingChannels(string name) : Operator
{
    private static readonly OperatorParameter[] Arguments = [Int("groups", "Groups; they divide the channels.")];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "The channels of the groups in turns.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Channel shuffle";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override Aliasing Aliasing => Aliasing.MayAliasInput;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.HasRank("[N, C, …] with at least one more dimension", 3, 4, 5) && call.Divides("groups", call.Int("groups"), "the channels", call.Input[1]))
        {
            call.Returns(call.Input);
        }
    }

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}

/// <summary><c>torch.nn.ChannelShuffle</c>.</summary>
internal sealed class ChannelShuffle() : ShufflingChannels("ChannelShuffle");

/// <summary><c>torch.nn.functional.channel_shuffle</c>.</summary>
internal sealed class ChannelShuffleFunction() : ShufflingChannels("channel_shuffle")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.channel_shuffle", call, device: false, dtype: false);
}

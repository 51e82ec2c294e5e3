using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>What <see cref="StochasticDepth"/> drops.</summary>
public enum StochasticDepthMode
{
    /// <summary>The whole batch or nothing.</summary>
    Batch,

    /// <summary>Each sample by itself.</summary>
    Row,
}

/// <summary>Drops samples of a residual branch at random while training (Huang et al., 2016), as <c>torchvision.ops.StochasticDepth</c>.</summary>
/// <param name="p">Probability of being dropped.</param>
/// <param name="mode">What is dropped.</param>
public sealed class StochasticDepth(double p, StochasticDepthMode mode = StochasticDepthMode.Row) : nn.Module<Tensor, Tensor>(nameof(StochasticDepth))
{
    /// <summary>Probability of being dropped; it may change while training.</summary>
    public double P { get; set; } = p;

    /// <summary>What is dropped.</summary>
    public StochasticDepthMode Mode { get; } = mode;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Functions.StochasticDepth(input, P, Mode, training);

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // There is nothing to register.
    }
}

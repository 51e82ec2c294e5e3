using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>
/// A leaky ReLU whose slopes are drawn for each element while training and are the mean of both bounds in evaluation. TorchSharp's own is never
/// told that it trains.
/// </summary>
/// <param name="lower">The least slope.</param>
/// <param name="upper">The greatest slope.</param>
public sealed class RReLU(double lower = 1.0 / 8, double upper = 1.0 / 3) : nn.Module<Tensor, Tensor>(nameof(RReLU))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Functions.RReLU(input, lower, upper, training);

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // There is nothing to register.
    }
}

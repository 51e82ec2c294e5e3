using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>Dropout of whole channels of [N, C, L] while training. TorchSharp's leaves two tensors behind at each call.</summary>
/// <param name="p">Probability of a channel to be zeroed.</param>
public sealed class Dropout1d(double p = 0.5) : nn.Module<Tensor, Tensor>(nameof(Dropout1d))
{
    /// <summary>Probability of a channel to be zeroed; it may change while training.</summary>
    public double P { get; set; } = p;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Functions.Dropout1d(input, P, training);

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // There is nothing to register.
    }
}

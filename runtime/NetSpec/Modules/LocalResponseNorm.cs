using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>Normalisation by the neighbouring channels. TorchSharp's own <c>LocalResponseNorm</c> refuses images that do not lie row by row, as PyTorch's does.</summary>
/// <param name="size">Neighbouring channels.</param>
/// <param name="alpha">Factor of their mean square.</param>
/// <param name="beta">Exponent.</param>
/// <param name="k">Added before the exponent is taken.</param>
public sealed class LocalResponseNorm(long size, double alpha = 1e-4, double beta = 0.75, double k = 1) : nn.Module<Tensor, Tensor>(nameof(LocalResponseNorm))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Functions.LocalResponseNorm(input, size, alpha, beta, k);

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // There is nothing to register.
    }
}

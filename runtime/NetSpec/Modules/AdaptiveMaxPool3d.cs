using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>Maximum pooling of [N, C, D, H, W] to a fixed size. TorchSharp's calls the function for one dimension and fails.</summary>
/// <param name="outputSize">Depth, height and width of the output.</param>
public sealed class AdaptiveMaxPool3d(long[] outputSize) : nn.Module<Tensor, Tensor>(nameof(AdaptiveMaxPool3d))
{
    private readonly long[] _outputSize = [.. outputSize];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Functions.AdaptiveMaxPool3d(input, _outputSize);

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // There is nothing to register.
    }
}

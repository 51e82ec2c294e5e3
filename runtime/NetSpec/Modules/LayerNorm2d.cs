using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>Layer normalisation of the channels at each place of [N, C, H, W], as <c>torchvision.models.convnext.LayerNorm2d</c>.</summary>
public sealed class LayerNorm2d : WeightedModule
{
    private readonly long[] _shape;
    private readonly double _eps;

    /// <summary>Creates the module with a weight of ones and a bias of zeros.</summary>
    /// <param name="channels">Channels of the input.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="elementwiseAffine">Whether a weight is learnt.</param>
    /// <param name="bias">Whether a bias is learnt beside the weight.</param>
    /// <param name="device">Where the weights live; default: the CPU.</param>
    /// <param name="dtype">Type of the weights; default: float32.</param>
    public LayerNorm2d(long channels, double eps = 1e-5, bool elementwiseAffine = true, bool bias = true, Device? device = null, ScalarType? dtype = null)
        : base(nameof(LayerNorm2d))
    {
        _shape = [channels];
        _eps = eps;
        if (elementwiseAffine)
        {
            weight = nn.Parameter(ones(_shape, dtype, device));
            this.bias = bias ? nn.Parameter(zeros(_shape, dtype, device)) : null;
        }
    }

#pragma warning disable IDE1006 // Named by their keys, as in TorchSharp's modules.
    /// <summary>The factor of each channel; as in TorchSharp's modules, null without one all the same.</summary>
    public Parameter weight
    {
        get => Read(nameof(weight))!;
        set => Write(nameof(weight), value);
    }

    /// <summary>What is added to each channel; null where nothing is.</summary>
    public Parameter? bias
    {
        get => Read(nameof(bias));
        set => Write(nameof(bias), value);
    }
#pragma warning restore IDE1006

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var channelsLast = input.permute(0, 2, 3, 1);
        using var normalised = nn.functional.layer_norm(channelsLast, _shape, weight, bias, _eps);
        return normalised.permute(0, 3, 1, 2);
    }
}

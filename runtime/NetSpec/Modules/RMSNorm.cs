using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>Root-mean-square normalisation (Zhang and Sennrich, 2019) over the last dimensions, as <c>torch.nn.RMSNorm</c>.</summary>
public sealed class RMSNorm : WeightedModule
{
    private readonly long[] _normalizedShape;
    private readonly double? _eps;

    /// <summary>Creates the module with a weight of ones.</summary>
    /// <param name="normalizedShape">The sizes of the last dimensions, which are normalised over.</param>
    /// <param name="eps">Added to the mean square; default: the machine epsilon of the input's type.</param>
    /// <param name="elementwiseAffine">Whether a weight is learnt.</param>
    /// <param name="device">Where the weight lives; default: the CPU.</param>
    /// <param name="dtype">Type of the weight; default: float32.</param>
    public RMSNorm(long[] normalizedShape, double? eps = null, bool elementwiseAffine = true, Device? device = null, ScalarType? dtype = null)
        : base(nameof(RMSNorm))
    {
        ArgumentNullException.ThrowIfNull(normalizedShape);
        _normalizedShape = [.. normalizedShape];
        _eps = eps;
        if (elementwiseAffine)
        {
            weight = nn.Parameter(ones(normalizedShape, dtype, device));
        }
    }

    /// <summary>Creates the module for the last dimension, with a weight of ones.</summary>
    /// <param name="normalizedShape">The size of the last dimension.</param>
    /// <param name="eps">Added to the mean square; default: the machine epsilon of the input's type.</param>
    /// <param name="elementwiseAffine">Whether a weight is learnt.</param>
    /// <param name="device">Where the weight lives; default: the CPU.</param>
    /// <param name="dtype">Type of the weight; default: float32.</param>
    public RMSNorm(long normalizedShape, double? eps = null, bool elementwiseAffine = true, Device? device = null, ScalarType? dtype = null)
        : this([normalizedShape], eps, elementwiseAffine, device, dtype)
    {
    }

#pragma warning disable IDE1006 // Named by its key, as in TorchSharp's modules.
    /// <summary>The factor of each element, of the normalised shape; as in TorchSharp's modules, null without one all the same.</summary>
    public Parameter weight
    {
        get => Read(nameof(weight))!;
        set => Write(nameof(weight), value);
    }
#pragma warning restore IDE1006

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Functions.RMSNorm(input, _normalizedShape, _eps, weight);
}

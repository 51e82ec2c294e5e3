using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>The p-norm of a sliding window over [N, C, D, H, W], as <c>torch.nn.LPPool3d</c>.</summary>
public sealed class LPPool3d : nn.Module<Tensor, Tensor>
{
    private readonly double _normType;
    private readonly long[] _kernelSize;
    private readonly long[]? _stride;
    private readonly bool _ceilMode;

    /// <summary>Creates the module.</summary>
    /// <param name="normType">The power p.</param>
    /// <param name="kernelSize">Size of the window: depth, height, width.</param>
    /// <param name="stride">Step of the window; default: its size.</param>
    /// <param name="ceilMode">Whether a last, partial window counts.</param>
    public LPPool3d(double normType, long[] kernelSize, long[]? stride = null, bool ceilMode = false)
        : base(nameof(LPPool3d))
    {
        ArgumentNullException.ThrowIfNull(kernelSize);
        _normType = normType;
        _kernelSize = [.. kernelSize];
        _stride = stride is null ? null : [.. stride];
        _ceilMode = ceilMode;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Functions.LPPool3d(input, _normType, _kernelSize, _stride, _ceilMode);

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // There is nothing to register.
    }
}

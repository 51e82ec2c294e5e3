using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>min(max(x, minVal), maxVal), element by element. TorchSharp's own <c>Hardtanh</c> returns its input unchanged unless it works in place.</summary>
public sealed class Hardtanh : nn.Module<Tensor, Tensor>
{
    private readonly Scalar _minimum;
    private readonly Scalar _maximum;
    private readonly bool _inplace;

    /// <summary>Creates the module.</summary>
    /// <param name="minVal">The least result.</param>
    /// <param name="maxVal">The greatest result.</param>
    /// <param name="inplace">Whether the input is overwritten.</param>
    public Hardtanh(double minVal = -1, double maxVal = 1, bool inplace = false)
        : base(nameof(Hardtanh))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(minVal, maxVal);
        (_minimum, _maximum, _inplace) = (minVal, maxVal, inplace);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return _inplace ? input.clamp_(_minimum, _maximum).alias() : input.clamp(_minimum, _maximum);
    }

    /// <summary>There is nothing to register.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _minimum.Dispose();
            _maximum.Dispose();
        }

        base.Dispose(disposing);
    }
}

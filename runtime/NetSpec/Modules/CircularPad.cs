using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>Padding with the other end of the input, as <c>torch.nn.CircularPad1d</c>, <c>2d</c> and <c>3d</c>.</summary>
/// <param name="padding">Begin and end of each dimension, the last dimension first: left, right, top, bottom, front, back.</param>
public sealed class CircularPad(params long[] padding) : nn.Module<Tensor, Tensor>(nameof(CircularPad))
{
    private readonly long[] _padding = [.. padding];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.pad(input, _padding, PaddingModes.Circular);

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // There is nothing to register.
    }
}

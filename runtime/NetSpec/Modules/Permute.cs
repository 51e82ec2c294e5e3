using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>The dimensions in another order, as <c>torchvision.ops.Permute</c>. The result shares the input's memory.</summary>
/// <param name="dims">For each dimension of the result, which of the input it is.</param>
public sealed class Permute(params long[] dims) : nn.Module<Tensor, Tensor>(nameof(Permute))
{
    private readonly long[] _dims = [.. dims];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.permute(_dims);
    }

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // There is nothing to register.
    }
}

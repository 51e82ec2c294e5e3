using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetSpec;

/// <summary>The initialisation that TorchSharp's group normalisation lacks.</summary>
public static class GroupNormExtensions
{
    /// <summary>Sets the weight to one and the bias to zero: TorchSharp 0.107 leaves in them whatever the memory held.</summary>
    /// <param name="module">A new module.</param>
    /// <returns>The module.</returns>
    public static GroupNorm ResetParameters(this GroupNorm module)
    {
        ArgumentNullException.ThrowIfNull(module);
        if (module.weight is { } weight && module.bias is { } bias)
        {
            nn.init.ones_(weight);
            nn.init.zeros_(bias);
        }

        return module;
    }
}

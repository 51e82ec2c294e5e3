using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec;

/// <summary>What generated constructors do about the type of weights.</summary>
public static class ModuleTypeExtensions
{
    /// <summary>
    /// Brings all floating-point tensors of a module to the type that its constructor was asked for. Batch normalisation is made without a type, since
    /// TorchSharp would give its counter that type too; moved, the counter stays an integer.
    /// </summary>
    /// <param name="module">The module, complete.</param>
    /// <param name="dtype">The type; nothing happens without one.</param>
    /// <exception cref="ArgumentNullException">There is no module.</exception>
    public static void ConvertTo(this nn.Module module, ScalarType? dtype)
    {
        ArgumentNullException.ThrowIfNull(module);
        if (dtype is { } type)
        {
            module.to(type);
        }
    }
}

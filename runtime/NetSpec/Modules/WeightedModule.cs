using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>A module of one input that has weights of its own.</summary>
/// <param name="name">The name of the class.</param>
public abstract class WeightedModule(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>A parameter by its key, as long as the module lives: it is asked for anew after each move to another device or type.</summary>
    /// <param name="key">The key in the <c>state_dict</c>.</param>
    /// <returns>The parameter, or null where there is none.</returns>
    private protected Parameter? Read(string key) => get_parameter(key);

    /// <summary>Puts another parameter in the place of one; the old one is disposed of.</summary>
    /// <param name="key">The key in the <c>state_dict</c>.</param>
    /// <param name="value">The new parameter, whose lifetime becomes that of the module; null removes it.</param>
    private protected void Write(string key, Parameter? value)
    {
        var old = get_parameter(key);
        if (!ReferenceEquals(old, value))
        {
            ConditionallyRegisterParameter(key, (Parameter?)value?.DetachFromDisposeScope());
            old?.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // Everything is registered under its state_dict name in the constructor.
    }
}

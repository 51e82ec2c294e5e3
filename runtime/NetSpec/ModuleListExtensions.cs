using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetSpec;

/// <summary>Running the layers that a list holds.</summary>
public static class ModuleListExtensions
{
    /// <summary>Calls the modules one after another, each with the result of the one before.</summary>
    /// <typeparam name="T">The type of the modules.</typeparam>
    /// <param name="modules">The modules in the order in which they run. They are called through <c>call</c>, so that hooks work.</param>
    /// <param name="input">What the first module gets, of the shape it takes. It stays the caller's and is not disposed.</param>
    /// <returns>
    /// The last module's result, which the caller disposes; for an empty list an alias of <paramref name="input"/>, a tensor of its own on
    /// the same memory. Everything between is disposed as soon as it was read.
    /// </returns>
    /// <exception cref="ArgumentNullException">The list or the input is <c>null</c>.</exception>
    public static Tensor Chain<T>(this ModuleList<T> modules, Tensor input)
        where T : nn.Module, nn.IModule<Tensor, Tensor>
    {
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(input);
        return Chain((IList<T>)modules, input);
    }

    /// <summary>Calls the modules one after another, each with the result of the one before.</summary>
    /// <typeparam name="T">The type of the modules.</typeparam>
    /// <param name="modules">The modules in the order in which they run.</param>
    /// <param name="input">What the first module gets; it is not disposed.</param>
    /// <returns>The last module's result; of an empty list an alias of the input.</returns>
    /// <exception cref="ArgumentNullException">The list or the input is <c>null</c>.</exception>
    public static Tensor Chain<T>(this NamedModuleList<T> modules, Tensor input)
        where T : nn.Module, nn.IModule<Tensor, Tensor>
    {
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(input);
        return Chain(modules.Items, input);
    }

    private static Tensor Chain<T>(IList<T> modules, Tensor input)
        where T : nn.Module, nn.IModule<Tensor, Tensor>
    {
        if (modules.Count == 0)
        {
            return input.alias();
        }

        var result = modules[0].call(input);
        for (var i = 1; i < modules.Count; i++)
        {
            var previous = result;
            result = modules[i].call(previous);
            previous.Dispose();
        }

        return result;
    }
}

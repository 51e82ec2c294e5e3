using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace NetSpec;

/// <summary>A module whose spec says how its weights are drawn (<c>init</c>).</summary>
public interface IInitialised
{
    /// <summary>Draws the weights anew.</summary>
    void Initialise();
}

/// <summary>What generated <c>Initialise</c> methods call.</summary>
public static class Initialisation
{
    /// <summary>The parameters of modules that are tensors of other modules.</summary>
    private static readonly ConditionalWeakTable<nn.Module, HashSet<string>> Shared = [];

    /// <summary>Says that a parameter is another module's tensor (<c>share</c>): it is drawn once, by the rules for its owner.</summary>
    /// <param name="module">The module that shares.</param>
    /// <param name="parameter">The parameter's name in the module.</param>
    public static void LeaveToOwner(this nn.Module module, string parameter)
    {
        ArgumentNullException.ThrowIfNull(module);
        Shared.GetOrCreateValue(module).Add(parameter);
    }

    /// <summary>Fills a parameter of every module of one type, at any depth; modules without that parameter are passed over.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="root">Where the search starts.</param>
    /// <param name="parameter">The parameter's name in the module: <c>weight</c>, <c>bias</c>.</param>
    /// <param name="fill">Fills it in place.</param>
    public static void Each<T>(this nn.Module root, string parameter, Action<Tensor> fill)
        where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(root);
        foreach (var module in root.modules().OfType<T>())
        {
            Fill(module, parameter, fill);
        }
    }

    /// <summary>Fills one parameter of a module; nothing where the module has it not (a layer without bias) or only shares it.</summary>
    /// <param name="module">The module.</param>
    /// <param name="parameter">The parameter's name in the module.</param>
    /// <param name="fill">Fills it in place.</param>
    public static void Fill(this nn.Module module, string parameter, Action<Tensor> fill)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(fill);
        var isOwner = !Shared.TryGetValue(module, out var shared) || !shared.Contains(parameter);
        if (isOwner && module.has_parameter(parameter) && module.get_parameter(parameter) is { IsInvalid: false } tensor)
        {
            using var noGrad = no_grad();
            fill(tensor);
        }
    }

    /// <summary>Lets the modules inside draw their own weights after the enclosing one has drawn all: what is nearest wins.</summary>
    /// <param name="root">The enclosing module.</param>
    public static void InitialiseInner(this nn.Module root)
    {
        ArgumentNullException.ThrowIfNull(root);
        foreach (var child in root.children())
        {
            if (child is IInitialised initialised)
            {
                initialised.Initialise();
            }
            else
            {
                child.InitialiseInner();
            }
        }
    }

    /// <summary>
    /// Fills a tensor from a normal distribution cut at two bounds, as PyTorch's <c>trunc_normal_</c> does. TorchSharp 0.107's own swaps mean
    /// and standard deviation.
    /// </summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation.</param>
    /// <param name="a">The lower bound.</param>
    /// <param name="b">The upper bound.</param>
    /// <returns>The tensor.</returns>
    public static Tensor TruncatedNormal(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var noGrad = no_grad();
        var low = Cdf((a - mean) / std);
        var high = Cdf((b - mean) / std);
        tensor.uniform_((2 * low) - 1, (2 * high) - 1);
        tensor.erfinv_();
        using var scale = (std * Math.Sqrt(2)).ToScalar();
        using var shift = mean.ToScalar();
        using var lower = a.ToScalar();
        using var upper = b.ToScalar();
        tensor.mul_(scale);
        tensor.add_(shift);
        return tensor.clamp_(lower, upper);
    }

    /// <summary>The cumulative normal distribution.</summary>
    private static double Cdf(double x)
    {
        using var value = tensor(x / Math.Sqrt(2), dtype: float64);
        using var erf = value.erf();
        return (1 + erf.item<double>()) / 2;
    }
}

using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;

namespace NetSpec.Tests.Helpers;

/// <summary>Weights that a formula gives, with the same bits in every language. See Reference/README.md.</summary>
internal static class ReferenceWeights
{
    /// <summary>Fills a network on the CPU. Its integers (<c>num_batches_tracked</c>) stay as they are.</summary>
    public static void Fill(torch.nn.Module module)
    {
        foreach (var (name, tensor) in module.state_dict())
        {
            if (tensor.is_floating_point())
            {
                Fill(Elements(tensor), name, tensor.shape);
            }
        }
    }

    /// <summary>The input that the reference networks were given.</summary>
    public static torch.Tensor Input(params long[] shape)
    {
        var input = torch.empty(shape);
        Fill(Elements(input), "input", v => 4 * v);
        return input;
    }

    /// <summary>The values of an entry of a state_dict.</summary>
    public static float[] Values(string name, params long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        Fill(values, name, shape);
        return values;
    }

    private static Span<float> Elements(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private static void Fill(Span<float> elements, string name, long[] shape) => Fill(elements, name, Rule(name, shape));

    private static void Fill(Span<float> elements, string name, Func<double, double> rule)
    {
        var seed = Fnv1a(name);
        for (var i = 0; i < elements.Length; i++)
        {
            var hash = Finalize(unchecked(((uint)i * 2654435761) + seed));
            elements[i] = (float)rule((hash / 2147483648.0) - 1);
        }
    }

    private static Func<double, double> Rule(string name, long[] shape)
    {
        if (name.EndsWith("running_var", StringComparison.Ordinal))
        {
            return v => 0.05 + (2 * (1 + v) * (1 + v));
        }

        if (name.EndsWith("running_mean", StringComparison.Ordinal))
        {
            return v => 0.5 * v;
        }

        if (shape.Length >= 2)
        {
            var scale = Math.Sqrt(3.0 / shape.Skip(1).Aggregate(1L, (product, size) => product * size));
            return v => v * scale;
        }

        return name.EndsWith("weight", StringComparison.Ordinal) ? v => 1 + (0.5 * v) : v => 0.5 * v;
    }

    private static uint Fnv1a(string text) =>
        Encoding.UTF8.GetBytes(text).Aggregate(0x811C9DC5, (hash, value) => unchecked((hash ^ value) * 0x01000193));

    /// <summary>The last step of MurmurHash3, which spreads every bit of a number over all.</summary>
    private static uint Finalize(uint hash)
    {
        unchecked
        {
            hash ^= hash >> 16;
            hash *= 0x85EBCA6B;
            hash ^= hash >> 13;
            hash *= 0xC2B2AE35;
            return hash ^ (hash >> 16);
        }
    }
}

using System.Reflection;
using NetSpec.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Tests.Operators;

/// <summary>A class with cases of operators, found by existing.</summary>
internal interface IOperatorCases
{
    /// <summary>What is right.</summary>
    static abstract IEnumerable<OperatorCase> Cases { get; }

    /// <summary>What the compiler refuses: a layer, its inputs, and words of the message.</summary>
    static virtual IEnumerable<(string Layer, string Inputs, string Message)> Mistakes => [];
}

/// <summary>All cases, compiled in one go.</summary>
internal static class OperatorSuite
{
    /// <summary>All cases.</summary>
    public static IReadOnlyList<OperatorCase> Cases { get; } = [.. Providers.SelectMany(static type => Read<OperatorCase>(type, nameof(IOperatorCases.Cases)))];

    private static readonly Lazy<DynamicNetworks> Networks =
        new(static () => DynamicNetworks.Compile(Enumerable.Range(0, Cases.Count).ToDictionary(NameOf, static i => Cases[i].Spec(NameOf(i)))));

    private static readonly Dictionary<int, torch.nn.Module> Made = [];

    /// <summary>All mistakes.</summary>
    public static IReadOnlyList<(string Layer, string Inputs, string Message)> Mistakes { get; } =
        [.. Providers.SelectMany(static type => Read<(string, string, string)>(type, nameof(IOperatorCases.Mistakes)))];

    private static IEnumerable<Type> Providers =>
        typeof(OperatorSuite).Assembly.GetTypes().Where(static type => type.IsClass && type.IsAssignableTo(typeof(IOperatorCases))).OrderBy(static type => type.Name, StringComparer.Ordinal);

    /// <summary>The network of a case, its parameters not at the values that hide mistakes (biases of zero, weights of one).</summary>
    public static torch.nn.Module Network(int index)
    {
        if (!Made.TryGetValue(index, out var network))
        {
            torch.manual_seed(index);
            network = Networks.Value.Create(NameOf(index), $"{NameOf(index)}.Net");
            foreach (var (_, tensor) in network.state_dict())
            {
                Shake(tensor);
            }

            Made.Add(index, network);
        }

        return network;
    }

    /// <summary>What the compiler knows of a case.</summary>
    public static BoundNetwork Bound(int index) => new(Cases[index].Spec(NameOf(index)));

    /// <summary>The C# of a case.</summary>
    public static string SourceOf(int index) => Networks.Value.SourceOf(NameOf(index));

    /// <summary>The tensors of a network as the reference takes them: copies, by their key within the layer.</summary>
    public static Dictionary<string, torch.Tensor> StateOf(torch.nn.Module network) =>
        network.state_dict().ToDictionary(static entry => KeyOf(entry.Key), static entry => entry.Value.detach().clone());

    /// <summary>A key of the network as the layer's own: <c>weight</c>; empty for a bare tensor.</summary>
    public static string KeyOf(string key) => key == "op" ? "" : key["op.".Length..];

    private static void Shake(torch.Tensor tensor)
    {
        if (tensor.is_floating_point())
        {
            using var noGrad = torch.no_grad();
            using var noise = torch.rand_like(tensor);
            tensor.add_(noise.mul_(0.5));
        }
    }

    private static string NameOf(int index) => $"Case{index}";

    private static IEnumerable<T> Read<T>(Type type, string property) =>
        type.GetProperty(property, BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as IEnumerable<T> ?? [];
}

using TorchSharp;

namespace NetSpec.Tests.Helpers;

/// <summary>An entry of a state_dict, in words that can be compared: <c>fc.weight [1000, 512]</c>.</summary>
internal sealed record TensorFact(string Key, string Shape)
{
    public TensorFact(string key, params long[] shape)
        : this(key, $"[{string.Join(", ", shape)}]")
    {
    }

    /// <summary>Whether a layer counts or measures it, and training does not change it.</summary>
    public bool IsBuffer => Key.EndsWith("running_mean", StringComparison.Ordinal)
        || Key.EndsWith("running_var", StringComparison.Ordinal)
        || Key.EndsWith("num_batches_tracked", StringComparison.Ordinal);

    public static IEnumerable<TensorFact> ParametersOf(torch.nn.Module module) =>
        module.named_parameters().Select(entry => new TensorFact(entry.name, entry.parameter.shape));

    public static IEnumerable<TensorFact> BuffersOf(torch.nn.Module module) =>
        module.named_buffers().Select(entry => new TensorFact(entry.name, entry.buffer.shape));

    public static IEnumerable<TensorFact> StateDictOf(torch.nn.Module module) =>
        module.state_dict().Select(entry => new TensorFact(entry.Key, entry.Value.shape));

    public override string ToString() => $"{Key} {Shape}";
}

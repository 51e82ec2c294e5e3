using System.Text.Json;

namespace NetSpec.Tests.Helpers;

/// <summary>What PyTorch says of a network. See Reference/README.md.</summary>
internal sealed record ReferenceNetwork(
    long[] Input,
    long[] Output,
    long Parameters,
    long MultiplyAddsConvLinear,
    JsonElement[][] StateDict,
    double OutputL2,
    double OutputMaxAbs)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The first values of the flattened output.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("output_first_32")]
    public required float[] OutputStart { get; init; }

    /// <summary>The entries of the state_dict in PyTorch's order.</summary>
    public IEnumerable<TensorFact> Entries => StateDict.Select(entry => new TensorFact(entry[0].GetString()!, entry[1].Deserialize<long[]>()!));

    public static ReferenceNetwork Read(string name)
    {
        var json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", name + ".json"));
        return JsonSerializer.Deserialize<ReferenceNetwork>(json, Options)!;
    }
}

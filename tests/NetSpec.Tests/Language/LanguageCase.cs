using System.Globalization;
using TorchSharp;

namespace NetSpec.Tests.Language;

/// <summary>A spec that shows one construct of the language, and what has to become of it.</summary>
/// <param name="Name">What it proves.</param>
/// <param name="Spec">The file without its first lines; the model is <c>Net</c>.</param>
internal sealed record LanguageCase(string Name, string Spec)
{
    /// <summary>The inputs: <c>[N, 3, 8, 8]</c>, <c>int64 [N, 5]</c>; several are joined by <c>;</c>.</summary>
    public string Inputs { get; init; } = "[N, 4]";

    /// <summary>The outputs, of evaluation; <c>-</c> is one that is absent.</summary>
    public string Outputs { get; init; } = "[N, 4]";

    /// <summary>The outputs in training mode, where they are others.</summary>
    public string? TrainingOutputs { get; init; }

    /// <summary>The state_dict: keys with shapes, parameters first, as TorchSharp lists them.</summary>
    public string State { get; init; } = "";

    /// <summary>The parameters that a backward pass does not reach.</summary>
    public string Unreached { get; init; } = "";

    /// <summary>Whether a module written by hand has tensors of which no description knows.</summary>
    public bool HasForeignTensors { get; init; }

    /// <summary>The classes that come out, in order of name; empty where they do not matter.</summary>
    public string Classes { get; init; } = "";

    /// <summary>The file for the compiler.</summary>
    public string Text(string @namespace) => $"netspec: 1\nnamespace: {@namespace}\n{Spec}";

    /// <summary>The entries of the state_dict.</summary>
    public IReadOnlyList<string> Entries => Lines(State);

    /// <summary>The keys of parameters without a gradient.</summary>
    public IReadOnlyList<string> UnreachedKeys => Lines(Unreached);

    /// <summary>The shapes of the outputs for a batch.</summary>
    public IReadOnlyList<string> OutputShapes(long batch, bool training) =>
        [.. ((training ? TrainingOutputs : null) ?? Outputs).Split(';').Select(text => text.Trim().Replace("N", batch.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))];

    /// <summary>Inputs for a batch, the same at every call.</summary>
    public torch.Tensor[] MakeInputs(long batch)
    {
        torch.manual_seed(11);
        return [.. Inputs.Split(';').Select(text => Make(text.Trim(), batch))];
    }

    public override string ToString() => Name;

    private static torch.Tensor Make(string text, long batch)
    {
        long[] shape = [.. text[text.IndexOf('[', StringComparison.Ordinal)..].Trim('[', ']').Split(',').Select(dim => dim.Trim() == "N" ? batch : long.Parse(dim, CultureInfo.InvariantCulture))];
        return text.Split(' ')[0] switch
        {
            "int64" => torch.randint(0, 3, shape, torch.int64),
            "bool" => torch.randint(0, 2, shape, torch.int64).to(torch.@bool),
            _ => torch.randn(shape),
        };
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

using System.Globalization;
using System.Text.RegularExpressions;
using TorchSharp;

namespace NetSpec.Tests.Operators;

/// <summary>
/// One use of an operator, with what it should compute. Its tests compare shapes on a grid of sizes, numbers, gradients, the state_dict and the
/// tensors that stay alive.
/// </summary>
/// <param name="Layer">The layer as the spec writes it: <c>Conv2d: {out_channels: 6, kernel_size: 3}</c>.</param>
/// <param name="Inputs">The inputs' shapes: <c>[N, 4, H, W]</c>, <c>int64 [N, T]</c>; several are joined by <c>;</c>. The model calls them x, y, z, w, v.</param>
/// <param name="Reference">The same computation, by libtorch's functions or a formula.</param>
internal sealed partial record OperatorCase(string Layer, string Inputs, Func<OperatorRun, torch.Tensor[]> Reference)
{
    /// <summary>A case with one output.</summary>
    public OperatorCase(string layer, string inputs, Func<OperatorRun, torch.Tensor> reference)
        : this(layer, inputs, run => [reference(run)])
    {
    }

    /// <summary>The sizes of free dimensions that shapes are compared on: <c>H=1..6 W=5,8</c>. The last of each is the one that numbers are compared on.</summary>
    public string Sizes { get; init; } = "";

    /// <summary>Layers after this one, for an operator that takes no input: <c>sum: {add: [x, op]}</c>.</summary>
    public string After { get; init; } = "";

    /// <summary>Facts about dimensions, as the spec writes them under <c>dims:</c>.</summary>
    public string Dims { get; init; } = "";

    /// <summary>Multiply-adds for the sizes that numbers are compared on.</summary>
    public long MultiplyAdds { get; init; }

    /// <summary>The batch that shapes are compared on: zero elements take no time, but some kernels refuse them.</summary>
    public long ShapeBatch { get; init; }

    /// <summary>Makes an input that is not just normally distributed floats or small integers; integers become floats where these are asked for.</summary>
    public Func<long[], torch.Tensor>? MakeInput { get; init; }

    /// <summary>How far numbers may be apart.</summary>
    public double Tolerance { get; init; } = 1e-5;

    /// <summary>Whether the layer reads the inputs; one that does not may still use their dimensions.</summary>
    public bool TakesInputs { get; init; } = true;

    /// <summary>Whether the result is differentiable.</summary>
    public bool HasGradient { get; init; } = true;

    /// <summary>The operator's name.</summary>
    public string Operator => Layer.Split(':')[0].Trim();

    /// <summary>The spec: a model <c>Net</c> of one layer, <c>op</c>, in a namespace of its own.</summary>
    public string Spec(string @namespace)
    {
        var inputs = InputTypes.Select((input, i) => $"{"xyzwv"[i]}: {{shape: {input.Shape}, dtype: {input.DType}}}");
        var from = TakesInputs && After.Length == 0 ? $"        from: [{string.Join(", ", InputTypes.Select(static (_, i) => "xyzwv"[i]))}]\n" : "";
        var dims = Dims.Length == 0 ? "" : $"    dims: {Dims}\n";
        var layer = Layer.Contains(':', StringComparison.Ordinal) ? Layer : $"{Layer}: {{}}";
        return $"netspec: 1\nnamespace: {@namespace}\nmodels:\n  Net:\n    in: {{{string.Join(", ", inputs)}}}\n{dims}    layers:\n      op:\n{from}        {layer}\n      {After}\n";
    }

    /// <summary>All combinations of the sizes, with the batch.</summary>
    public IEnumerable<Dictionary<string, long>> Grid() => Combine(ShapeBatch, static values => values);

    /// <summary>The sizes that numbers are compared on.</summary>
    public Dictionary<string, long> NominalSizes => Combine(2, static values => [values[^1]]).Single();

    /// <summary>Inputs of given sizes, the same at every call.</summary>
    public torch.Tensor[] MakeInputs(IReadOnlyDictionary<string, long> sizes)
    {
        torch.manual_seed(7);
        return [.. InputTypes.Select(input => Make(input, sizes))];
    }

    public override string ToString() => $"{Layer} on {Inputs}";

    private IReadOnlyList<(string DType, string Shape)> InputTypes =>
        [.. Inputs.Split(';').Select(static text => text.Trim()).Select(static text => text[0] == '[' ? ("float32", text) : (text.Split(' ')[0], text[text.IndexOf('[', StringComparison.Ordinal)..]))];

    private torch.Tensor Make((string DType, string Shape) input, IReadOnlyDictionary<string, long> sizes)
    {
        long[] shape = [.. input.Shape.Trim('[', ']').Split(',').Select(static dim => dim.Trim()).Where(static dim => dim.Length > 0)
            .Select(dim => sizes.TryGetValue(dim, out var size) ? size : long.Parse(dim, CultureInfo.InvariantCulture))];
        return (MakeInput?.Invoke(shape), input.DType) switch
        {
            ({ dtype: torch.ScalarType.Int64 } whole, "float32") => whole.to(torch.float32),
            ({ } made, _) => made,
            (null, "float32") => torch.randn(shape),
            (null, "int64") => torch.randint(0, 4, shape, torch.int64),
            (null, "bool") => torch.randint(0, 2, shape, torch.int64).to(torch.@bool),
            _ => throw new NotSupportedException(input.DType),
        };
    }

    private List<Dictionary<string, long>> Combine(long batch, Func<long[], long[]> select)
    {
        List<Dictionary<string, long>> grid = [new() { ["N"] = batch }];
        foreach (var text in Sizes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, values) = (text.Split('=')[0], select([.. Values(text.Split('=')[1])]));
            grid = [.. grid.SelectMany(sizes => values, (sizes, value) => new Dictionary<string, long>(sizes) { [name] = value })];
        }

        return grid;
    }

    private static IEnumerable<long> Values(string text)
    {
        foreach (var part in text.Split(','))
        {
            var range = Range().Match(part);
            var (first, last) = range.Success ? (Number(range.Groups[1].Value), Number(range.Groups[2].Value)) : (Number(part), Number(part));
            for (var value = first; value <= last; value++)
            {
                yield return value;
            }
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d+)\.\.(\d+)$")]
    private static partial Regex Range();
}

/// <summary>What a reference computes with.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="State">Copies of the layer's tensors by key.</param>
/// <param name="Training">Whether the network is in training mode.</param>
internal sealed record OperatorRun(torch.Tensor[] Inputs, IReadOnlyDictionary<string, torch.Tensor> State, bool Training)
{
    /// <summary>The first input.</summary>
    public torch.Tensor X => Inputs[0];

    /// <summary>The second input.</summary>
    public torch.Tensor Y => Inputs[1];

    /// <summary>The layer's tensor of this key.</summary>
    public torch.Tensor this[string key] => State[key];

    /// <summary>The layer's tensor of this key, or null.</summary>
    public torch.Tensor? Find(string key) => State.GetValueOrDefault(key);
}

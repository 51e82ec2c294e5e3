namespace NetSpec;

/// <summary>What is known of one layer for one size of the model's input, without running it.</summary>
/// <param name="path">The path of names, as in <c>layer1.0.conv1</c>: the start of its <c>state_dict</c> keys.</param>
/// <param name="op">The operator, as PyTorch calls it.</param>
/// <param name="output">The shape of its output.</param>
/// <param name="multiplyAddsPerOutput">Multiply-adds for each element of the output.</param>
/// <param name="state">Its own parameters and buffers, in PyTorch's order; default: none.</param>
/// <param name="multiplyAdds">All multiply-adds, where they are no whole number for each element of the output.</param>
public sealed class LayerDescription(
    string path,
    string op,
    IReadOnlyList<long> output,
    long multiplyAddsPerOutput = 0,
    IReadOnlyList<TensorDescription>? state = null,
    long? multiplyAdds = null)
{
    /// <summary>The path of names, as in <c>layer1.0.conv1</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The operator, as PyTorch calls it: <c>Conv2d</c> for a module, <c>relu</c> for a function.</summary>
    public string Op { get; } = op;

    /// <summary>The shape of the output.</summary>
    public IReadOnlyList<long> Output { get; } = output;

    /// <summary>The layer's own parameters and buffers, in PyTorch's order.</summary>
    public IReadOnlyList<TensorDescription> State { get; } = state ?? [];

    /// <summary>The number of trainable scalars; those that belong to another layer are counted there.</summary>
    public long Parameters => State.Where(tensor => !tensor.IsBuffer && !tensor.IsShared).Sum(tensor => tensor.Elements);

    /// <summary>The number of scalars in buffers.</summary>
    public long Buffers => State.Where(tensor => tensor.IsBuffer).Sum(tensor => tensor.Elements);

    /// <summary>
    /// The number of multiplications, each with the addition it goes with, that one forward pass takes. Additions alone, as those of a
    /// bias, are not counted.
    /// </summary>
    public long MultiplyAdds => multiplyAdds ?? checked(multiplyAddsPerOutput * ShapeText.Product(Output));

    /// <summary>The path, the operator and the output's shape.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Path} {Op} {ShapeText.Of(Output)}";
}

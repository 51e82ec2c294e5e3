namespace NetSpec;

/// <summary>What is known of a model for one size of its input, without an instance and without torch.</summary>
/// <remarks>A generated model's <c>Describe</c> gives it, and <c>Console.WriteLine</c> of it prints <see cref="Summary"/>.</remarks>
/// <param name="name">The model's class.</param>
/// <param name="inputs">What <c>forward</c> takes, in its order.</param>
/// <param name="outputs">What <c>forward</c> returns.</param>
/// <param name="layers">The layers in the order in which PyTorch registers them.</param>
public sealed class ModelDescription(
    string name,
    IReadOnlyList<TensorDescription> inputs,
    IReadOnlyList<TensorDescription> outputs,
    IReadOnlyList<LayerDescription> layers)
{
    /// <summary>The model's class.</summary>
    public string Name { get; } = name;

    /// <summary>What <c>forward</c> takes, in its order.</summary>
    public IReadOnlyList<TensorDescription> Inputs { get; } = inputs;

    /// <summary>What <c>forward</c> returns.</summary>
    public IReadOnlyList<TensorDescription> Outputs { get; } = outputs;

    /// <summary>The layers in the order in which PyTorch registers them, which is nearly always the one in which they run.</summary>
    public IReadOnlyList<LayerDescription> Layers { get; } = layers;

    /// <summary>
    /// The entries of the model's <c>state_dict</c>, named by their whole keys, in PyTorch's order: layer by layer as registered,
    /// parameters before buffers in each. (TorchSharp lists all parameters before all buffers.)
    /// </summary>
    public IReadOnlyList<TensorDescription> StateDict { get; } = [.. layers.SelectMany(KeysOf)];

    /// <summary>The number of trainable scalars.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>The number of scalars in buffers.</summary>
    public long Buffers => Layers.Sum(layer => layer.Buffers);

    /// <summary>
    /// The number of multiply-adds of one forward pass over inputs of the sizes in <see cref="Inputs"/>. Tools that report FLOPs
    /// often mean this number, or twice as many.
    /// </summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>The model as a table of its layers with operator, output shape, parameters and multiply-adds, and the totals.</summary>
    /// <returns>
    /// Lines of about 110 columns at most, the same under every culture, without a line break at the end. Neighbours that are alike, such
    /// as the blocks of a stage, are shown once.
    /// </returns>
    public string Summary() => new SummaryTable(this).ToString();

    /// <summary>The same as <see cref="Summary"/>.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => Summary();

    private static IEnumerable<TensorDescription> KeysOf(LayerDescription layer) =>
        layer.State.Select(tensor => new TensorDescription(KeyOf(layer.Path, tensor.Name), tensor.Shape, tensor.IsBuffer, tensor.Dtype, tensor.IsShared));

    private static string KeyOf(string path, string name) => path.Length == 0 || name.Length == 0 ? path + name : $"{path}.{name}";
}

namespace NetSpec;

/// <summary>What is known of a model for one size of its input, without an instance and without torch.</summary>
/// <remarks>A generated model's <c>Describe</c> gives it, and <c>Console.WriteLine</c> of it prints <see cref="Summary"/>.</remarks>
public sealed class ModelDescription
{
    /// <summary>Puts a description together.</summary>
    /// <param name="name">The model's class.</param>
    /// <param name="inputs">What <c>forward</c> takes, in its order.</param>
    /// <param name="outputs">What <c>forward</c> returns.</param>
    /// <param name="layers">The layers in the order in which they run.</param>
    /// <param name="registrationOrder">
    /// The paths of the layers that own tensors in the order in which PyTorch registers them, where that is not the order in which
    /// they run. Layers that are not listed follow as they run.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="registrationOrder"/> names a layer that is not there.</exception>
    public ModelDescription(
        string name,
        IReadOnlyList<TensorDescription> inputs,
        IReadOnlyList<TensorDescription> outputs,
        IReadOnlyList<LayerDescription> layers,
        IReadOnlyList<string>? registrationOrder = null)
    {
        Name = name;
        Inputs = inputs;
        Outputs = outputs;
        Layers = layers;
        StateDict = [.. Registered(name, layers, registrationOrder ?? []).SelectMany(KeysOf)];
    }

    /// <summary>The model's class.</summary>
    public string Name { get; }

    /// <summary>What <c>forward</c> takes, in its order.</summary>
    public IReadOnlyList<TensorDescription> Inputs { get; }

    /// <summary>What <c>forward</c> returns.</summary>
    public IReadOnlyList<TensorDescription> Outputs { get; }

    /// <summary>The layers in the order in which they run.</summary>
    public IReadOnlyList<LayerDescription> Layers { get; }

    /// <summary>
    /// The entries of the model's <c>state_dict</c>, named by their whole keys, in PyTorch's order: layer by layer as registered,
    /// parameters before buffers in each. (TorchSharp lists all parameters before all buffers.)
    /// </summary>
    public IReadOnlyList<TensorDescription> StateDict { get; }

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
    /// Lines of at most 110 columns, the same under every culture, without a line break at the end. Neighbours that are alike, such
    /// as the blocks of a stage, are shown once.
    /// </returns>
    public string Summary() => new SummaryTable(this).ToString();

    /// <summary>The same as <see cref="Summary"/>.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => Summary();

    private static IEnumerable<LayerDescription> Registered(string name, IReadOnlyList<LayerDescription> layers, IReadOnlyList<string> order)
    {
        // A layer that runs twice is there twice, and owns its tensors the first time.
        var owners = layers.Where(layer => layer.State.Count > 0).ToList();
        var first = order.Select(path => owners.Find(layer => layer.Path == path) ?? throw NoSuchLayer(name, path, owners)).ToList();
        return first.Concat(owners.Except(first));
    }

    private static ArgumentException NoSuchLayer(string name, string path, List<LayerDescription> owners) =>
        new($"{name}: the registration order names '{path}'; expected a layer with parameters or buffers: {string.Join(", ", owners.Select(layer => layer.Path))}.");

    private static IEnumerable<TensorDescription> KeysOf(LayerDescription layer) =>
        layer.State.Select(tensor => new TensorDescription(KeyOf(layer.Path, tensor.Name), tensor.Shape, tensor.IsBuffer, tensor.Dtype));

    private static string KeyOf(string path, string name) => path.Length == 0 || name.Length == 0 ? path + name : $"{path}.{name}";
}

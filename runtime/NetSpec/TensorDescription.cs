namespace NetSpec;

/// <summary>What is known of a tensor without having it: its name, shape and type.</summary>
/// <param name="name">
/// The tensor's name: of an input or output as the spec calls it; within a layer the last part of its <c>state_dict</c> key, empty
/// where the layer itself is the tensor; in <see cref="ModelDescription.StateDict"/> the whole key.
/// </param>
/// <param name="shape">Its sizes, outermost first; empty for a single number.</param>
/// <param name="isBuffer">Whether it is a buffer, which is saved but not trained.</param>
/// <param name="dtype">Its type, as PyTorch calls it.</param>
/// <param name="isShared">Whether it is the tensor of another layer, which counts it.</param>
public sealed class TensorDescription(string name, IReadOnlyList<long> shape, bool isBuffer = false, string dtype = "float32", bool isShared = false)
{
    /// <summary>The tensor's name.</summary>
    public string Name { get; } = name;

    /// <summary>The sizes, outermost first; empty for a single number.</summary>
    public IReadOnlyList<long> Shape { get; } = shape;

    /// <summary>Whether it is a buffer, which is saved but not trained.</summary>
    public bool IsBuffer { get; } = isBuffer;

    /// <summary>The type of the elements, as PyTorch calls it: <c>float32</c>, <c>int64</c>.</summary>
    public string Dtype { get; } = dtype;

    /// <summary>Whether it is the tensor of another layer: it has a key here too, and is counted there.</summary>
    public bool IsShared { get; } = isShared;

    /// <summary>The number of elements.</summary>
    public long Elements => ShapeText.Product(Shape);

    /// <summary>The name and the shape, as in <c>conv1.weight [64, 3, 7, 7]</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Name} {ShapeText.Of(Shape)}";
}

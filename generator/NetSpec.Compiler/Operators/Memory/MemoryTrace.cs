using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Memory;

/// <summary>The living tensors of a forward pass while it is followed: what they take now, and took at the most.</summary>
internal sealed class MemoryTrace
{
    private long _living;

    /// <summary>The most that the living tensors took at a time.</summary>
    public long Peak { get; private set; }

    /// <summary>The layer that ran when they did; empty where that is before the first.</summary>
    public string PeakLayer { get; private set; } = "";

    /// <summary>The layer that runs.</summary>
    public string Layer { get; set; } = "";

    /// <summary>Makes a tensor in memory of its own.</summary>
    /// <exception cref="OverflowException">64 bits do not hold its size.</exception>
    public HeldTensor New(TensorType type) => New(type, Layout.Contiguous(Layout.Numbers(type)));

    /// <summary>Makes a tensor in memory of its own, in which it does not lie row by row, or which is larger than it has to be.</summary>
    /// <param name="atLeast">A type whose tensor would find room in the memory, too.</param>
    public HeldTensor New(TensorType type, IReadOnlyList<long> strides, TensorType? atLeast = null)
    {
        var bytes = Math.Max(Bytes(type), atLeast is null ? 0 : Bytes(atLeast));
        var made = new HeldTensor(new Storage(bytes), type, strides);
        _living = checked(_living + bytes);
        if (_living > Peak)
        {
            (Peak, PeakLayer) = (_living, Layer);
        }

        return made;
    }

    /// <summary>Makes a tensor of the same elements in another shape: a view, or a copy where there is none.</summary>
    public HeldTensor Reshape(HeldTensor source, TensorType type) =>
        Layout.Reshaped(source, Layout.Numbers(type)) is { } strides ? source.View(type, strides) : New(type);

    /// <summary>Disposes of tensors.</summary>
    public void Free(params HeldTensor[] tensors)
    {
        foreach (var storage in tensors.Select(static tensor => tensor.Storage))
        {
            storage.Tensors--;
            if (storage.Tensors == 0)
            {
                _living -= storage.Bytes;
            }
            else if (storage.Tensors < 0)
            {
                throw new InvalidOperationException("a tensor was freed twice");
            }
        }
    }

    private static long Bytes(TensorType type) => Layout.Numbers(type).Aggregate(DTypes.Size(type.DType), static (product, size) => checked(product * size));
}

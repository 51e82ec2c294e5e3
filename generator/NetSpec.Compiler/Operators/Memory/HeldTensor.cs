using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Memory;

/// <summary>Memory that tensors share: it is free when the last of them is.</summary>
/// <param name="bytes">Its size; 0 where it is no matter of the forward pass: a weight lives with its module.</param>
internal sealed class Storage(long bytes)
{
    /// <summary>The size.</summary>
    public long Bytes { get; } = bytes;

    /// <summary>How many living tensors lie in it.</summary>
    public int Tensors { get; set; }
}

/// <summary>A tensor while a forward pass is followed: where it lies and how. All sizes are numbers.</summary>
internal sealed class HeldTensor
{
    /// <summary>Makes a handle.</summary>
    /// <param name="storage">Its memory.</param>
    /// <param name="type">Its shape and element type.</param>
    /// <param name="strides">How far apart, in elements, neighbours of each dimension are.</param>
    public HeldTensor(Storage storage, TensorType type, IReadOnlyList<long> strides)
    {
        storage.Tensors++;
        (Storage, Type, Strides, Sizes) = (storage, type, strides, Layout.Numbers(type));
    }

    /// <summary>Its memory.</summary>
    public Storage Storage { get; }

    /// <summary>Its shape and element type.</summary>
    public TensorType Type { get; }

    /// <summary>How far apart, in elements, neighbours of each dimension are.</summary>
    public IReadOnlyList<long> Strides { get; }

    /// <summary>The sizes.</summary>
    public IReadOnlyList<long> Sizes { get; }

    /// <summary>The handle of a weight, which takes nothing of a forward pass.</summary>
    public static HeldTensor Weight(TensorType type) => new(new Storage(0), type, Layout.Contiguous(Layout.Numbers(type)));

    /// <summary>Makes a tensor that lies in this one's memory.</summary>
    public HeldTensor View(TensorType type, IReadOnlyList<long> strides) => new(Storage, type, strides);

    /// <summary>Makes a second handle of the tensor.</summary>
    public HeldTensor Alias() => View(Type, Strides);
}

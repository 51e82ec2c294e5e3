namespace NetSpec.Compiler.Shapes;

/// <summary>The shape and element type of a tensor.</summary>
/// <param name="Shape">The dimensions, batch first where there is a batch.</param>
/// <param name="DType">PyTorch's word: <c>float32</c>, <c>int64</c>, <c>bool</c>.</param>
internal sealed record TensorType(EquatableArray<Dim> Shape, string DType = "float32")
{
    /// <summary>The number of dimensions.</summary>
    public int Rank => Shape.Count;

    /// <summary>Whether a dimension is known to be 0.</summary>
    public bool IsEmpty
    {
        get
        {
            foreach (var dim in Shape)
            {
                if (dim.ConstantValue == 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The dimension at <paramref name="index"/>; negative counts from the end.</summary>
    public Dim this[int index] => Shape[index < 0 ? Shape.Count + index : index];

    /// <summary>The same type with another dimension at <paramref name="index"/> (negative counts from the end).</summary>
    public TensorType With(int index, Dim dim)
    {
        var shape = Shape.ToArray();
        shape[index < 0 ? shape.Length + index : index] = dim;
        return this with { Shape = [.. shape] };
    }

    /// <summary>The product of all dimensions.</summary>
    public Dim ElementCount => Shape.Aggregate(Dim.Constant(1), static (product, dim) => product * dim);

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Shape)}]";
}

using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Memory;

/// <summary>How tensors lie in memory: what decides whether another shape is a view or a copy.</summary>
internal static class Layout
{
    /// <summary>The sizes of a type that holds no symbols any more.</summary>
    public static IReadOnlyList<long> Numbers(TensorType type) =>
        [.. type.Shape.Select(dim => dim.ConstantValue ?? throw new InvalidOperationException($"the size {dim} of {type} is not known"))];

    /// <summary>The strides of a tensor whose elements follow each other.</summary>
    public static IReadOnlyList<long> Contiguous(IReadOnlyList<long> sizes)
    {
        var strides = new long[sizes.Count];
        var stride = 1L;
        for (var axis = sizes.Count - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride = checked(stride * Math.Max(sizes[axis], 1));
        }

        return strides;
    }

    /// <summary>Whether a tensor's elements follow each other.</summary>
    public static bool IsContiguous(HeldTensor tensor) =>
        tensor.Sizes.Contains(0) || tensor.Strides.Zip(Contiguous(tensor.Sizes), static (stride, expected) => stride == expected).Zip(tensor.Sizes, static (fits, size) => fits || size == 1).All(static fits => fits);

    /// <summary>The strides of an operator's result.</summary>
    public static IReadOnlyList<long> Of(TensorType result, IReadOnlyList<HeldTensor> inputs, ResultLayout layout)
    {
        var sizes = Numbers(result);
        return layout switch
        {
            ResultLayout.AsInputs => Ordered(sizes, Order(sizes, inputs)),
            ResultLayout.ChannelsLast when inputs.Count > 0 && inputs.All(HasChannelsLast) && inputs[0].Sizes.Count == sizes.Count => Ordered(sizes, [1, .. Enumerable.Range(2, sizes.Count - 2).Reverse(), 0]),
            _ => Contiguous(sizes),
        };
    }

    /// <summary>The strides of dimensions that follow each other in memory, the fastest first.</summary>
    private static IReadOnlyList<long> Ordered(IReadOnlyList<long> sizes, IReadOnlyList<int> order)
    {
        var strides = new long[sizes.Count];
        var stride = 1L;
        foreach (var axis in order)
        {
            strides[axis] = stride;
            stride = checked(stride * Math.Max(sizes[axis], 1));
        }

        return strides;
    }

    /// <summary>The order of the dimensions of what is computed from each element (ATen's TensorIterator): that of the first operand that tells them apart.</summary>
    private static List<int> Order(IReadOnlyList<long> sizes, IReadOnlyList<HeldTensor> inputs)
    {
        List<int> order = [.. Enumerable.Range(0, sizes.Count).Reverse()];
        for (var i = 1; i < order.Count; i++)
        {
            for (var (moving, other) = (i, i - 1); other >= 0; other--)
            {
                var comparison = Compare(order[other], order[moving]);
                if (comparison > 0)
                {
                    (order[other], order[moving]) = (order[moving], order[other]);
                    moving = other;
                }
                else if (comparison < 0)
                {
                    break;
                }
            }
        }

        return order;

        int Compare(int a, int b)
        {
            foreach (var input in inputs)
            {
                var (left, right) = (Stride(input, a), Stride(input, b));
                if (left != 0 && right != 0 && (left != right || sizes[a] > sizes[b]))
                {
                    return left < right ? -1 : 1;
                }
            }

            return 0;
        }

        // What is broadcast has no say.
        long Stride(HeldTensor input, int axis)
        {
            var own = axis - (sizes.Count - input.Sizes.Count);
            return own < 0 || (input.Sizes[own] == 1 && sizes[axis] != 1) ? 0 : input.Strides[own];
        }
    }

    /// <summary>Whether an image or a volume lies channels last (ATen's suggest_memory_format).</summary>
    private static bool HasChannelsLast(HeldTensor tensor)
    {
        var (sizes, strides) = (tensor.Sizes, tensor.Strides);
        if (sizes.Count is not (4 or 5) || strides[1] == 0)
        {
            return false;
        }

        var least = 0L;
        foreach (var axis in (int[])[1, .. Enumerable.Range(2, sizes.Count - 2).Reverse(), 0])
        {
            if (sizes[axis] == 0 || strides[axis] < least || (axis == 0 && least == strides[1]))
            {
                return false;
            }

            least = strides[axis] * Math.Max(sizes[axis], 1);
        }

        return true;
    }

    /// <summary>The strides of the same elements in another shape; null where no strides can say it, and libtorch's reshape copies (ATen's computeStride).</summary>
    public static IReadOnlyList<long>? Reshaped(HeldTensor tensor, IReadOnlyList<long> sizes)
    {
        if (tensor.Sizes.Contains(0))
        {
            return tensor.Sizes.SequenceEqual(sizes) ? tensor.Strides : Contiguous(sizes);
        }

        var strides = new long[sizes.Count];
        var axis = sizes.Count - 1;
        var (chunk, elements, viewed) = (tensor.Strides.Count == 0 ? 1 : tensor.Strides[tensor.Strides.Count - 1], 1L, 1L);
        for (var old = tensor.Sizes.Count - 1; old >= 0; old--)
        {
            elements *= tensor.Sizes[old];
            var isEndOfChunk = old == 0 || (tensor.Sizes[old - 1] != 1 && tensor.Strides[old - 1] != elements * chunk);
            if (!isEndOfChunk)
            {
                continue;
            }

            while (axis >= 0 && (viewed < elements || sizes[axis] == 1))
            {
                strides[axis] = viewed * chunk;
                viewed *= sizes[axis];
                axis--;
            }

            if (viewed != elements)
            {
                return null;
            }

            if (old > 0)
            {
                (chunk, elements, viewed) = (tensor.Strides[old - 1], 1, 1);
            }
        }

        // A scalar has no dimension to start from: all that it can become has size 1.
        for (; axis >= 0; axis--)
        {
            strides[axis] = 1;
        }

        return strides;
    }

    /// <summary>The list without one entry.</summary>
    public static IReadOnlyList<long> Without(this IReadOnlyList<long> list, int index) => [.. list.Where((_, i) => i != index)];
}

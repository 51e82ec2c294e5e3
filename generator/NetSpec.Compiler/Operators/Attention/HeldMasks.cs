using NetSpec.Compiler.Operators.Memory;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Attention;

/// <summary>What the runtime's <c>AttentionMasks</c> makes.</summary>
internal static class HeldMasks
{
    /// <summary>A mask that means the opposite by true; one of numbers stays.</summary>
    public static HeldTensor Turned(HeldTensor mask, MemoryTrace memory) => mask.Type.DType == DTypes.Bool ? memory.New(mask.Type) : mask.Alias();

    /// <summary>The mask of a causal layer.</summary>
    public static HeldTensor Causal(Dim queries, Dim keys, MemoryTrace memory)
    {
        var all = memory.New(new TensorType([queries, keys], DTypes.Bool));
        var lower = memory.New(all.Type);
        memory.Free(all);
        return lower;
    }

    /// <summary>Both masks as one of the scores.</summary>
    public static HeldTensor Join(HeldTensor mask, HeldTensor real, OperatorCall call, MemoryTrace memory)
    {
        var (query, length) = (call.Input, real.Type[1]);
        var type = mask.Type.Rank switch
        {
            2 => new TensorType([query[0], 1, query[1], length], DTypes.Bool),
            3 => new TensorType([query[0], call.Int("num_heads"), query[1], length], DTypes.Bool),
            _ => mask.Type with { Shape = [query[0], mask.Type[1], mask.Type[2], length], DType = DTypes.Bool },
        };
        if (mask.Type.DType == DTypes.Bool && real.Type.DType == DTypes.Bool)
        {
            return memory.New(type);
        }

        var (left, right) = (Added(mask, query.DType, memory), Added(real, query.DType, memory));
        var sum = memory.New(type with { DType = query.DType });
        memory.Free(left, right);
        return sum;
    }

    private static HeldTensor Added(HeldTensor mask, string dtype, MemoryTrace memory)
    {
        if (mask.Type.DType != DTypes.Bool)
        {
            return mask.Alias();
        }

        var (hides, nothing) = (memory.New(mask.Type), memory.New(mask.Type with { DType = dtype }));
        var added = memory.New(nothing.Type);
        memory.Free(hides, nothing);
        return added;
    }
}

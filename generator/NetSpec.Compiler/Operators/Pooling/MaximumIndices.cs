using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Pooling;

/// <summary>The second output of a maximum pool.</summary>
internal static class MaximumIndices
{
    /// <summary>PyTorch's <c>return_indices</c>.</summary>
    public static OperatorParameter Argument { get; } =
        Bool("return_indices", false, "Whether there is a second output: where each maximum stands, for MaxUnpool. The outputs are known by position.") with { DecidesCall = true };

    /// <summary>The pooled tensor, with the indices where they are asked for; none where that is not known yet.</summary>
    public static IEnumerable<TensorType> Results(OperatorCall call, TensorType pooled) => call.KnownFlag(Argument.Name) switch
    {
        null => [],
        false => [pooled],
        true => [pooled, pooled with { DType = DTypes.Int64 }],
    };
}

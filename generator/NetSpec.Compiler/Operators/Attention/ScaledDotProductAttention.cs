using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Attention;

/// <summary><c>torch.nn.functional.scaled_dot_product_attention</c> of query, key, value and perhaps a mask.</summary>
internal sealed class ScaledDotProductAttention : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Probability("dropout_p", 0, "The probability, in training, that an attention weight is dropped."),
        Bool("is_causal", false, "Whether a position looks only at itself and those before; not with a mask."),
        Float("scale", "What the products of queries and keys are multiplied by.").Optional("1 / √E"),
    ];

    /// <inheritdoc/>
    public override string Name => "scaled_dot_product_attention";

    /// <inheritdoc/>
    public override string Summary => "softmax(scale · query · keyᵀ) · value; a mask of type bool is true where a key is looked at, one of numbers is added.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 3;

    /// <inheritdoc/>
    public override int MaxInputs => 4;

    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (query, key, value) = (call.Inputs[0], call.Inputs[1], call.Inputs[2]);
        if (query.Rank < 2 || key.Rank != query.Rank || value.Rank != query.Rank)
        {
            call.Error($"takes query [..., L, E], key [..., S, E] and value [..., S, V]; {query}, {key} and {value} come in");
            return;
        }

        if (!DTypes.HoldsFractions(call, query) || !DTypes.AreOne(call, query, key, value) || !Fit(call, query, key, value) || (call.Inputs.Count > 3 && !AttentionMask.Fits(call, call.Inputs[3], [.. query.Shape.Take(query.Rank - 1), key[-2]])))
        {
            return;
        }

        call.OtherMultiplyAdds = query.ElementCount * key[-2] + (Dim.FloorDivide(query.ElementCount, query[-1]) * key[-2] * value[-1]);
        call.Returns(query.With(-1, value[-1]));
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        // With a scale it is the runtime's function: TorchSharp's takes none. The function drops in eval mode too, and is_casual is TorchSharp's spelling.
        var isScaled = call.Has("scale");
        var arguments = inputs.Take(3).ToList();
        if (isScaled)
        {
            arguments.Add(context.Print(call.Raw("scale")!));
        }

        if (inputs.Count > 3)
        {
            arguments.Add($"{(isScaled ? "mask" : "attn_mask")}: {inputs[3]}");
        }

        if (call.Has("dropout_p"))
        {
            arguments.Add($"{(isScaled ? "dropout" : "p")}: training ? {context.Print(call.Raw("dropout_p")!)} : 0");
        }

        if (call.Has("is_causal"))
        {
            arguments.Add($"{(isScaled ? "isCausal" : "is_casual")}: {context.Print(call.Raw("is_causal")!)}");
        }

        var function = isScaled ? RuntimeModule.Function("ScaledDotProductAttention") : "nn.functional.scaled_dot_product_attention";
        return $"{function}({string.Join(", ", arguments)})";
    }

    private static bool Fit(OperatorCall call, TensorType query, TensorType key, TensorType value)
    {
        for (var axis = 0; axis < query.Rank - 2; axis++)
        {
            if (!call.AreEqual(query[axis], $"dimension {axis} of the query {query}", key[axis], $"of the key {key}")
                || !call.AreEqual(query[axis], $"dimension {axis} of the query {query}", value[axis], $"of the value {value}"))
            {
                return false;
            }
        }

        return call.AreEqual(query[-1], $"the last dimension of the query {query}", key[-1], $"of the key {key}")
            && call.AreEqual(key[-2], $"the length of the key {key}", value[-2], $"of the value {value}");
    }
}

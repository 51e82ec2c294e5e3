using NetSpec.Compiler.Operators.Regularisation;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Attention;

/// <summary>
/// <c>torch.nn.MultiheadAttention</c>, batch first and without weights as a second output. TorchSharp's own is sequence first and has an
/// invalid tensor in place of the weights (TorchSharp handbook 3.1), so the runtime has one.
/// </summary>
internal sealed class MultiheadAttention : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Inferred("embed_dim", "The width of queries and results.").Called("embedDim").Positional(),
        Int("num_heads", "The number of heads, which divides embed_dim.").Called("numHeads"),
        Float("dropout", 0, "The probability, in training, that an attention weight is dropped."),
        StateBool("bias", true, "Whether the projections add a bias."),
        Inferred("kdim", "The width of keys."),
        Inferred("vdim", "The width of values."),
        Bool("is_causal", false, "Whether a position looks only at itself and those before; not with a mask.").Called("isCausal"),
    ];

    /// <inheritdoc/>
    public override string Name => "MultiheadAttention";

    /// <inheritdoc/>
    public override bool CanShare => false;

    /// <inheritdoc/>
    public override string Summary => "Multi-head attention over [N, L, E], batch first: of x to itself, of x with a mask, or of query, key and value with or without a mask, true where a key is not looked at.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Multi-head attention";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MaxInputs => 4;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (query, key, value) = Sequences(call);
        if (query.Rank != 3 || key.Rank != 3 || value.Rank != 3)
        {
            call.Error($"takes [N, L, E]; {string.Join(", ", call.Inputs)} comes in");
            return;
        }

        if (!Dropping.IsProbability(call, "dropout") || !DTypes.HoldsFractions(call, query) || !DTypes.AreOne(call, query, key, value) || !Infers(call, query, key, value) || !Fit(call, query, key, value) || (Mask(call) is { } mask && !MaskFits(call, mask, query, key)))
        {
            return;
        }

        AddState(call, query[2], key[2], value[2]);
        Count(call, query, key, value);
        call.Returns(query);
    }

    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => RuntimeModule.Type(this);

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => RuntimeModule.Construct(call, context, device: true, dtype: true);

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => inputs.Count switch
    {
        2 => $"{self}.call({inputs[0]}, {inputs[0]}, {inputs[0]}, {inputs[1]})",
        3 => $"{self}.call({string.Join(", ", inputs)}, null)",
        _ => base.Forward(call, self, inputs, context),
    };

    private static (TensorType Query, TensorType Key, TensorType Value) Sequences(OperatorCall call) =>
        call.Inputs.Count > 2 ? (call.Inputs[0], call.Inputs[1], call.Inputs[2]) : (call.Input, call.Input, call.Input);

    private static TensorType? Mask(OperatorCall call) => call.Inputs.Count is 2 or 4 ? call.Inputs[call.Inputs.Count - 1] : null;

    private static bool Infers(OperatorCall call, TensorType query, TensorType key, TensorType value)
    {
        if (!call.Infer("embed_dim", query[2]) || !call.Divides("num_heads", call.Int("num_heads"), "embed_dim", query[2]))
        {
            return false;
        }

        // Where all have one width, the C# need not say so.
        var isOneWidth = key[2] == query[2] && value[2] == query[2] && !call.Has("kdim") && !call.Has("vdim");
        return isOneWidth || (call.Infer("kdim", key[2]) && call.Infer("vdim", value[2]));
    }

    private static bool Fit(OperatorCall call, TensorType query, TensorType key, TensorType value) =>
        call.AreEqual(query[0], $"the batch of the query {query}", key[0], $"of the key {key}")
        && call.AreEqual(query[0], $"the batch of the query {query}", value[0], $"of the value {value}")
        && call.AreEqual(key[1], $"the length of the key {key}", value[1], $"of the value {value}");

    /// <summary>A mask of three dimensions has those of the batch and of the heads in one, as in PyTorch.</summary>
    private static bool MaskFits(OperatorCall call, TensorType mask, TensorType query, TensorType key)
    {
        var heads = call.Int("num_heads");
        Dim[] scores = mask.Rank == 3 ? [query[0] * heads, query[1], key[1]] : [query[0], heads, query[1], key[1]];
        return AttentionMask.Fits(call, mask, scores);
    }

    private static void AddState(OperatorCall call, Dim width, Dim keys, Dim values)
    {
        if (keys == width && values == width)
        {
            call.Owns("in_proj_weight", 3 * width, width);
        }
        else
        {
            call.Owns("q_proj_weight", width, width);
            call.Owns("k_proj_weight", width, keys);
            call.Owns("v_proj_weight", width, values);
        }

        if (call.Flag("bias"))
        {
            call.Owns("in_proj_bias", 3 * width);
        }

        call.Owns("out_proj.weight", width, width);
        if (call.Flag("bias"))
        {
            call.Owns("out_proj.bias", width);
        }
    }

    /// <summary>Four projections and, for each query and key, the product of the query with the key and of the weight with the value.</summary>
    private static void Count(OperatorCall call, TensorType query, TensorType key, TensorType value)
    {
        var width = query[2];
        if (call.Inputs.Count < 3)
        {
            call.MultiplyAddsPerOutput = (4 * width) + (2 * key[1]);
            return;
        }

        var projections = (2 * query.ElementCount * width) + (key.ElementCount * width) + (value.ElementCount * width);
        call.OtherMultiplyAdds = projections + (2 * query.ElementCount * key[1]);
    }
}

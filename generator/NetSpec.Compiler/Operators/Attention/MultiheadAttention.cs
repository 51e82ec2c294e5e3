using NetSpec.Compiler.Operators.Memory;
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
        Probability("dropout", 0, "The probability, in training, that an attention weight is dropped."),
        StateBool("bias", true, "Whether the projections add a bias."),
        Inferred("kdim", "The width of keys."),
        Inferred("vdim", "The width of values."),
        Bool("is_causal", false, "Whether a position looks only at itself and those before; not with an attention mask.").Called("isCausal"),
        Bool("batch_first", true, "Always true, whatever PyTorch's default: inputs and results are [N, L, E].") with { DecidesCall = true },
        Bool("key_padding_mask", false, "Whether the last input says which keys are padding: [N, S], of type bool and true for those, or numbers to add.") with { DecidesCall = true },
    ];

    /// <inheritdoc/>
    public override string Name => "MultiheadAttention";

    /// <inheritdoc/>
    public override bool CanShare => false;

    /// <inheritdoc/>
    public override string Summary => "Multi-head attention over [N, L, E], batch first: of x to itself, of x with a mask, or of query, key and value with or without a mask, true where a key is not looked at; with 'key_padding_mask' one more input follows.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Multi-head attention";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override bool HasOwnParameters => true;

    /// <inheritdoc/>
    public override int MaxInputs => 5;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.KnownFlag("key_padding_mask") is not { } hasPadding || Sort(call, hasPadding) is not ({ } query, { } key, { } value, var mask, var padding))
        {
            return;
        }

        if (call.KnownFlag("batch_first") != true)
        {
            call.Error("is always batch first; transpose what comes in, and what comes out", "batch_first");
            return;
        }

        if (query.Rank != 3 || key.Rank != 3 || value.Rank != 3)
        {
            call.Error($"takes [N, L, E]; {string.Join(", ", call.Inputs)} comes in");
            return;
        }

        if (!DTypes.HoldsFractions(call, query) || !DTypes.AreOne(call, query, key, value) || !Infers(call, query, key, value) || !Fit(call, query, key, value)
            || (mask is not null && !MaskFits(call, mask, query, key)) || (padding is not null && !PaddingFits(call, padding, query, key)))
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
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        var hasPadding = call.Flag("key_padding_mask");
        var others = inputs.Take(inputs.Count - (hasPadding ? 1 : 0)).ToList();
        var sequences = others.Count > 2 ? others.Take(3) : Enumerable.Repeat(others[0], 3);
        var mask = others.Count is 2 or 4 ? others[others.Count - 1] : "null";
        return inputs.Count == 1 ? base.Forward(call, self, inputs, context) : $"{self}.call({string.Join(", ", [.. sequences, mask, .. hasPadding ? [inputs[inputs.Count - 1]] : Array.Empty<string>()])})";
    }

    /// <summary>What each input is; nulls after a mistake was reported.</summary>
    private static (TensorType? Query, TensorType? Key, TensorType? Value, TensorType? Mask, TensorType? Padding) Sort(OperatorCall call, bool hasPadding)
    {
        var inputs = call.Inputs.Take(call.Inputs.Count - (hasPadding ? 1 : 0)).ToList();
        if (inputs.Count is 0 or > 4)
        {
            call.Error(hasPadding ? "needs a sequence before the mask of the keys' padding" : "takes a fifth input, which says what keys are padding, with 'key_padding_mask: true' only");
            return default;
        }

        var (key, value) = inputs.Count > 2 ? (inputs[1], inputs[2]) : (inputs[0], inputs[0]);
        return (inputs[0], key, value, inputs.Count is 2 or 4 ? inputs[inputs.Count - 1] : null, hasPadding ? call.Inputs[call.Inputs.Count - 1] : null);
    }

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

    private static bool PaddingFits(OperatorCall call, TensorType padding, TensorType query, TensorType key)
    {
        if (!AttentionMask.IsMask(call, padding))
        {
            return false;
        }

        if (padding.Rank != 2)
        {
            call.Error($"needs a mask of the keys' padding of shape [N, S]; {padding} comes in");
            return false;
        }

        return call.AreEqual(padding[0], $"the batch of the padding {padding}", query[0], $"of the query {query}")
            && call.AreEqual(padding[1], $"the length of the padding {padding}", key[1], $"of the key {key}");
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
        if (ReferenceEquals(query, key))
        {
            call.MultiplyAddsPerOutput = (4 * width) + (2 * key[1]);
            return;
        }

        var projections = (2 * query.ElementCount * width) + (key.ElementCount * width) + (value.ElementCount * width);
        call.OtherMultiplyAdds = projections + (2 * query.ElementCount * key[1]);
    }

    /// <summary>The runtime's <c>MultiheadAttention.forward</c>: all it makes is alive until its result is there.</summary>
    public override IReadOnlyList<HeldTensor> Run(OperatorCall call, IReadOnlyList<HeldTensor> inputs, MemoryTrace memory)
    {
        var hasPadding = call.Flag("key_padding_mask");
        var others = inputs.Take(inputs.Count - (hasPadding ? 1 : 0)).ToList();
        var (query, key, value) = others.Count > 2 ? (others[0], others[1], others[2]) : (others[0], others[0], others[0]);
        var isSelf = query == key && key == value && call.State.Any(static tensor => tensor.Name == "in_proj_weight");
        List<HeldTensor> made = isSelf
            ? [memory.New(query.Type.With(2, 3 * query.Type[2]))]
            : [.. new[] { query, key, value }.Select(input => memory.New(input.Type.With(2, query.Type[2])))];
        var mask = others.Count is 2 or 4 ? HeldMasks.Turned(others[others.Count - 1], memory) : null;
        if (mask is null && hasPadding && call.Flag("is_causal"))
        {
            mask = HeldMasks.Causal(query.Type[1], key.Type[1], memory);
        }

        var real = hasPadding ? HeldMasks.Turned(inputs[inputs.Count - 1], memory) : null;
        var joined = mask is not null && real is not null ? HeldMasks.Join(mask, real, call, memory) : null;
        made.AddRange(new[] { mask, real, joined }.OfType<HeldTensor>());

        // The heads of a place lie side by side, so that they are joined without a copy.
        made.Add(memory.New(call.Outputs[0]));
        var result = memory.New(call.Outputs[0]);
        memory.Free([.. made]);
        return [result];
    }
}

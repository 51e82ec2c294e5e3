using static TorchSharp.torch;

namespace NetSpec.Tests.Operators;

/// <summary>Attention, against its definition.</summary>
internal sealed class AttentionCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        new("scaled_dot_product_attention", "[N, 2, T, 4]; [N, 2, S, 4]; [N, 2, S, 4]", static run => Attend(run.X, run.Y, run.Inputs[2])) { Sizes = "T=1..3 S=1..2", MultiplyAdds = 2 * 2 * 3 * 2 * (4 + 4) },
        new("scaled_dot_product_attention", "[N, T, 4]; [N, 3, 4]; [N, 3, 6]", static run => Attend(run.X, run.Y, run.Inputs[2])) { Sizes = "T=1..3", MultiplyAdds = 2 * 3 * 3 * (4 + 6) },
        new("scaled_dot_product_attention: {is_causal: true}", "[N, 2, T, 4]; [N, 2, T, 4]; [N, 2, T, 4]", static run => Attend(run.X, run.Y, run.Inputs[2], Causal(run.X.size(2)))) { Sizes = "T=1..4", MultiplyAdds = 2 * 2 * 4 * 4 * 8 },
        new("scaled_dot_product_attention", "[N, 2, T, 4]; [N, 2, S, 4]; [N, 2, S, 4]; [T, S]", static run => Attend(run.X, run.Y, run.Inputs[2], run.Inputs[3])) { Sizes = "T=1..3 S=1..2", MultiplyAdds = 2 * 2 * 3 * 2 * 8 },
        new("scaled_dot_product_attention", "[N, 2, T, 4]; [N, 2, 3, 4]; [N, 2, 3, 4]; bool [N, 1, T, 3]", static run => Attend(run.X, run.Y, run.Inputs[2], Hidden(run.Inputs[3].logical_not())))
        {
            Sizes = "T=1..3",
            MultiplyAdds = 2 * 2 * 3 * 3 * 8,
            MakeInput = FirstKeyVisible,
        },
        new("scaled_dot_product_attention: {dropout_p: 0.5}", "[N, 2, T, 4]; [N, 2, T, 4]; [N, 2, T, 4]", static run => nn.functional.scaled_dot_product_attention(run.X, run.Y, run.Inputs[2], p: run.Training ? 0.5 : 0)) { Sizes = "T=1..3", MultiplyAdds = 2 * 2 * 3 * 3 * 8 },
        new("scaled_dot_product_attention: {scale: 0.3}", "[N, 2, T, 4]; [N, 2, S, 4]; [N, 2, S, 4]; [T, S]", static run => Attend(run.X, run.Y, run.Inputs[2], run.Inputs[3], 0.3)) { Sizes = "T=1..3 S=1..2", MultiplyAdds = 2 * 2 * 3 * 2 * 8 },
        new("scaled_dot_product_attention: {scale: 1, is_causal: true, dropout_p: 0.0}", "[N, T, 4]; [N, T, 4]; [N, T, 4]", static run => Attend(run.X, run.Y, run.Inputs[2], Causal(run.X.size(1)), 1)) { Sizes = "T=1..3", MultiplyAdds = 2 * 3 * 3 * 8 },
        new("MultiheadAttention: {num_heads: 2}", "[N, T, 6]", static run => MultiHead(run, run.X, run.X, run.X)) { Sizes = "T=1..4", MultiplyAdds = 2 * ((4 * 4 * 6 * 6) + (2 * 4 * 4 * 6)) },
        new("MultiheadAttention: {num_heads: 3, bias: false, is_causal: true, batch_first: true}", "[N, T, 6]", static run => MultiHead(run, run.X, run.X, run.X, Causal(run.X.size(1)), heads: 3)) { Sizes = "T=1..4", MultiplyAdds = 2 * ((4 * 4 * 6 * 6) + (2 * 4 * 4 * 6)) },
        new("MultiheadAttention: {num_heads: 2}", "[N, T, 6]; bool [T, T]", static run => MultiHead(run, run.X, run.X, run.X, Hidden(run.Y))) { Sizes = "T=1..4", MultiplyAdds = 2 * ((4 * 4 * 6 * 6) + (2 * 4 * 4 * 6)), MakeInput = FirstKeyShown },
        new("MultiheadAttention: {num_heads: 2}", "[N, T, 6]; bool [N, 1, 1, T]", static run => MultiHead(run, run.X, run.X, run.X, Hidden(run.Y))) { Sizes = "T=1..4", MultiplyAdds = 2 * ((4 * 4 * 6 * 6) + (2 * 4 * 4 * 6)), MakeInput = FirstKeyShown },
        new("MultiheadAttention: {num_heads: 2}", "[N, T, 6]; [N, S, 6]; [N, S, 6]", static run => MultiHead(run, run.X, run.Y, run.Inputs[2])) { Sizes = "T=1..3 S=1..2", MultiplyAdds = 2 * ((2 * 3 * 36) + (2 * 2 * 36) + (2 * 3 * 2 * 6)) },
        new("MultiheadAttention: {num_heads: 2, kdim: 4, vdim: 5}", "[N, T, 6]; [N, S, 4]; [N, S, 5]", static run => MultiHead(run, run.X, run.Y, run.Inputs[2])) { Sizes = "T=1..3 S=1..2", MultiplyAdds = 2 * ((2 * 3 * 36) + (2 * 6 * 4) + (2 * 6 * 5) + (2 * 3 * 2 * 6)) },
        new("MultiheadAttention: {num_heads: 2, key_padding_mask: true}", "[N, T, 6]; bool [N, T]", static run => MultiHead(run, run.X, run.X, run.X, OfKeys(Hidden(run.Y)))) { Sizes = "T=1..4", MultiplyAdds = 2 * ((4 * 4 * 6 * 6) + (2 * 4 * 4 * 6)), MakeInput = FirstKeyShown },
        new("MultiheadAttention: {num_heads: 2, key_padding_mask: true, is_causal: true}", "[N, T, 6]; bool [N, T]", static run => MultiHead(run, run.X, run.X, run.X, OfKeys(Hidden(run.Y)) + Causal(run.X.size(1)))) { Sizes = "T=1..4", MultiplyAdds = 2 * ((4 * 4 * 6 * 6) + (2 * 4 * 4 * 6)), MakeInput = FirstKeyShown },
        new("MultiheadAttention: {num_heads: 2, key_padding_mask: true}", "[N, T, 6]; bool [T, T]; bool [N, T]", static run => MultiHead(run, run.X, run.X, run.X, OfKeys(Hidden(run.Inputs[2])) + Hidden(run.Y))) { Sizes = "T=1..4", MultiplyAdds = 2 * ((4 * 4 * 6 * 6) + (2 * 4 * 4 * 6)), MakeInput = FirstKeyShown },
        new("MultiheadAttention: {num_heads: 2, key_padding_mask: true}", "[N, T, 6]; [N, S, 6]; [N, S, 6]; [N, S]", static run => MultiHead(run, run.X, run.Y, run.Inputs[2], OfKeys(run.Inputs[3]))) { Sizes = "T=1..3 S=1..2", MultiplyAdds = 2 * ((2 * 3 * 36) + (2 * 2 * 36) + (2 * 3 * 2 * 6)) },
        new("MultiheadAttention: {num_heads: 2, bias: false, key_padding_mask: true}", "[2, 3, 6]; [2, S, 6]; [2, S, 6]; [4, 3, S]; bool [2, S]", static run =>
            MultiHead(run, run.X, run.Y, run.Inputs[2], run.Inputs[3].view(2, 2, 3, run.Y.size(1)) + OfKeys(Hidden(run.Inputs[4])))) { Sizes = "S=1..2", MultiplyAdds = 2 * ((2 * 3 * 36) + (2 * 2 * 36) + (2 * 3 * 2 * 6)), MakeInput = FirstKeyShown },
        new("MultiheadAttention: {num_heads: 2, bias: false}", "[2, 3, 6]; [2, S, 4]; [2, S, 6]; [4, 3, S]", static run => MultiHead(run, run.X, run.Y, run.Inputs[2], run.Inputs[3].view(run.X.size(0), 2, 3, run.Y.size(1)))) { Sizes = "S=1..2", MultiplyAdds = 2 * ((2 * 3 * 36) + (2 * 6 * 4) + (2 * 36) + (2 * 3 * 2 * 6)) },
        new("MultiheadAttention: {num_heads: 2, dropout: 1}", "[N, T, 6]", static run => MultiHead(run, run.X, run.X, run.X, keeps: !run.Training)) { Sizes = "T=1..4", MultiplyAdds = 2 * ((4 * 4 * 6 * 6) + (2 * 4 * 4 * 6)) },
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("MultiheadAttention: {num_heads: 2}", "[N, T, 6]; [T, 6]; [N, T, 6]", "[N, L, E]"),
        ("MultiheadAttention: {num_heads: 2}", "[N, T, 6]; [N, T, 6]; [T, 6]", "[N, L, E]"),
        ("MultiheadAttention: {num_heads: 2}", "int64 [N, T, 6]", "fractions"),
        ("MultiheadAttention: {num_heads: 2}", "[2, T, 6]; [3, T, 6]; [3, T, 6]", "the batch of the query"),
        ("scaled_dot_product_attention", "[4]; [4]; [4]", "query [..., L, E]"),
        ("scaled_dot_product_attention", "[N, T, 4]; [T, 4]; [N, T, 4]", "query [..., L, E]"),
        ("scaled_dot_product_attention", "[N, T, 4]; [N, T, 4]; [T, 4]", "query [..., L, E]"),
        ("scaled_dot_product_attention", "[N, T, 4]; [N, T, 4]; int64 [N, T, 4]", "one type"),
        ("scaled_dot_product_attention", "[N, T, 4]; [N, S, 5]; [N, S, 4]", "last dimension"),
        ("MultiheadAttention: {num_heads: 2, dropout: 2}", "[N, T, 4]", "probability"),
        ("scaled_dot_product_attention: {dropout_p: 2}", "[N, T, 4]; [N, S, 4]; [N, S, 4]", "probability"),
        ("scaled_dot_product_attention", "[N, T, 4]; [N, 3, 4]; [N, 4, 4]", "length"),
        ("scaled_dot_product_attention", "[N, T, 4]; [T, 4]; [T, 4]", "takes query"),
        ("scaled_dot_product_attention: {is_causal: true}", "[N, T, 4]; [N, T, 4]; [N, T, 4]; [T, T]", "not both"),
        ("scaled_dot_product_attention", "[N, T, 4]; [N, T, 4]; [N, T, 4]; int64 [T, T]", "mask of type bool"),
        ("scaled_dot_product_attention", "[N, 3, 4]; [N, 3, 4]; [N, 3, 4]; [3, 4]", "dimension 1 of the mask [3, 4] is 4, of the scores is 3"),
        ("scaled_dot_product_attention", "[N, 1, 4]; [N, 3, 4]; [N, 3, 4]; [2, 3]", "dimension 0 of the mask [2, 3] is 2, of the scores is 1"),
        ("MultiheadAttention: {num_heads: 4}", "[N, T, 6]", "num_heads"),
        ("MultiheadAttention: {num_heads: 2, embed_dim: 8}", "[N, T, 6]", "embed_dim"),
        ("MultiheadAttention: {num_heads: 2, kdim: 8}", "[N, T, 6]", "kdim"),
        ("MultiheadAttention: {num_heads: 2}", "[T, 6]", "[N, L, E]"),
        ("MultiheadAttention: {num_heads: 2, batch_first: false}", "[N, T, 6]", "always batch first"),
        ("MultiheadAttention: {num_heads: 2, key_padding_mask: true}", "[N, T, 6]", "before the mask"),
        ("MultiheadAttention: {num_heads: 2, key_padding_mask: true}", "[N, T, 6]; bool [T, N]", "batch of the padding"),
        ("MultiheadAttention: {num_heads: 2, key_padding_mask: true}", "[N, T, 6]; bool [N, 1, T]", "[N, S]"),
        ("MultiheadAttention: {num_heads: 2, key_padding_mask: true}", "[N, T, 6]; int64 [N, T]", "mask of type bool"),
        ("MultiheadAttention: {num_heads: 2}", "[N, T, 6]; [N, T, 6]; [N, T, 6]; [T, T]; bool [N, T]", "key_padding_mask: true"),
        ("MultiheadAttention: {num_heads: 2}", "[N, T, 6]; [N, 3, 6]; [N, 4, 6]", "length"),
    ];

    /// <summary>softmax(scale q kᵀ + bias) v; the scale is 1 / √E where none is given.</summary>
    private static Tensor Attend(Tensor query, Tensor key, Tensor value, Tensor? bias = null, double? scale = null)
    {
        var scores = query.matmul(key.transpose(-2, -1)) * (scale ?? (1 / Math.Sqrt(query.size(-1))));
        return (bias is null ? scores : scores + bias).softmax(-1).matmul(value);
    }

    private static Tensor MultiHead(OperatorRun run, Tensor query, Tensor key, Tensor value, Tensor? bias = null, long heads = 2, bool keeps = true)
    {
        var weights = run.Find("in_proj_weight")?.chunk(3) ?? [run["q_proj_weight"], run["k_proj_weight"], run["v_proj_weight"]];
        var biases = run.Find("in_proj_bias")?.chunk(3);
        Tensor[] projected = [.. new[] { query, key, value }.Select((x, i) => Heads(x.matmul(weights[i].t()) + (biases is null ? zeros(1) : biases[i]), heads))];
        var merged = Attend(projected[0], projected[1], projected[2], bias).transpose(1, 2).flatten(2);
        return (keeps ? merged : merged * 0).matmul(run["out_proj.weight"].t()) + (run.Find("out_proj.bias") ?? zeros(1));
    }

    private static Tensor Heads(Tensor x, long heads) => x.unflatten(2, [heads, x.size(2) / heads]).transpose(1, 2);

    /// <summary>What is added to scores that are not to count.</summary>
    private static Tensor Hidden(Tensor mask) => zeros(mask.shape).masked_fill(mask, double.NegativeInfinity);

    /// <summary>What is added for keys, for all heads and queries.</summary>
    private static Tensor OfKeys(Tensor bias) => bias.unsqueeze(1).unsqueeze(1);

    private static Tensor Causal(long length) => Hidden(ones(length, length).triu(1).to(@bool));

    /// <summary>Where every key is hidden there is no result to compare.</summary>
    private static Tensor FirstKeyVisible(long[] shape) => shape is [_, 1, _, _] ? Mask(shape, first: true) : randn(shape);

    private static Tensor FirstKeyShown(long[] shape) => shape.Length == 3 ? randn(shape) : Mask(shape, first: false);

    private static Tensor Mask(long[] shape, bool first)
    {
        var mask = randint(0, 2, shape, int64).to(@bool);
        mask.narrow(-1, 0, 1).fill_(first);
        return mask;
    }
}

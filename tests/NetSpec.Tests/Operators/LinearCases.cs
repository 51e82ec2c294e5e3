using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetSpec.Tests.Operators;

/// <summary>Fully connected layers and embeddings.</summary>
internal sealed class LinearCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        new("Linear: {out_features: 5}", "[N, 4]", static run => functional.linear(run.X, run["weight"], run["bias"])) { MultiplyAdds = 2 * 4 * 5 },
        new("Linear: {in_features: 4, out_features: 5, bias: false}", "[N, T, 4]", static run => functional.linear(run.X, run["weight"])) { Sizes = "T=1..3", MultiplyAdds = 2 * 3 * 4 * 5 },
        new("Bilinear: {out_features: 5}", "[N, T, 3]; [N, T, 4]", static run => functional.bilinear(run.X, run.Y, run["weight"], run["bias"])) { Sizes = "T=1..3", MultiplyAdds = 2 * 3 * 5 * 3 * 4 },
        new("Bilinear: {out_features: 5, bias: false}", "[N, 3]; [N, 4]", static run => einsum("ni,oij,nj->no", run.X, run["weight"], run.Y)) { MultiplyAdds = 2 * 5 * 3 * 4 },
        new("Embedding: {num_embeddings: 4, embedding_dim: 3}", "int64 [N, T]", static run => run["weight"].index_select(0, run.X.flatten()).unflatten(0, [run.X.size(0), run.X.size(1)]))
        {
            Sizes = "T=1..3",
        },
        new("Embedding: {num_embeddings: 4, embedding_dim: 3, padding_idx: -1, scale_grad_by_freq: true}", "int64 [N]", static run => Scaled(run)) { MakeInput = static shape => arange(shape[0], int64) },
        new("Embedding: {num_embeddings: 5, embedding_dim: 3, max_norm: 0.5, norm_type: 1}", "int64 [N]", static run =>
            (run["weight"] * clamp_max(0.5 / (run["weight"].abs().sum(1, keepdim: true) + 1e-7), 1)).index_select(0, run.X)) { HasGradient = false },
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("Linear: {out_features: 5, in_features: 3}", "[N, 4]", "in_features"),
        ("Linear: {out_features: 5}", "int64 [N, 4]", "fractions"),
        ("Linear: {out_features: 5}", "[N, T]", "T"),
        ("Linear: {out_features: T}", "[N, T, 4]", "T"),
        ("Linear: {out_features: 0}", "[N, 4]", "out_features"),
        ("Bilinear: {out_features: 5}", "[N, 2, 4]; [N, 3, 4]", "dimension 1"),
        ("Bilinear: {out_features: 5}", "[N, 4]", "2 inputs"),
        ("Embedding: {num_embeddings: 5, embedding_dim: 3}", "[N, 4]", "int64"),
        ("Embedding: {num_embeddings: 5, embedding_dim: 3, padding_idx: 5}", "int64 [N]", "padding_idx"),
        ("Embedding: {num_embeddings: 5, embedding_dim: 3, padding_idx: -6}", "int64 [N]", "padding_idx"),
    ];

    /// <summary>Every index occurs once, so that nothing is scaled, and the padding is none of them.</summary>
    private static Tensor Scaled(OperatorRun run) => run["weight"].index_select(0, run.X);
}

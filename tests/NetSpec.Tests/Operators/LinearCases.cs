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
        new("linear", "[N, T, 3]; [5, 3]; [5]", static run => run.X.matmul(run.Y.t()) + run.Inputs[2]) { Sizes = "T=1..3", MultiplyAdds = 2 * 3 * 5 * 3 },
        new("linear", "[N, 3]; [5, 3]", static run => run.X.matmul(run.Y.t())) { MultiplyAdds = 2 * 5 * 3 },
        new("Embedding: {num_embeddings: 4, embedding_dim: 3}", "int64 [N, T]", static run => run["weight"].index_select(0, run.X.flatten()).unflatten(0, [run.X.size(0), run.X.size(1)]))
        {
            Sizes = "T=1..3",
        },
        new("Embedding: {num_embeddings: 4, embedding_dim: 3, padding_idx: -1, scale_grad_by_freq: true}", "int64 [N]", static run => Scaled(run)) { MakeInput = static shape => arange(shape[0], int64) },
        new("Embedding: {num_embeddings: 5, embedding_dim: 3, max_norm: 0.5, norm_type: 1}", "int64 [N]", static run =>
            (run["weight"] * clamp_max(0.5 / (run["weight"].abs().sum(1, keepdim: true) + 1e-7), 1)).index_select(0, run.X)) { HasGradient = false },
        new("EmbeddingBag: {num_embeddings: 4, embedding_dim: 3}", "int64 [N, T]", static run => Looked(run).mean([1])) { Sizes = "T=1..3" },
        new("EmbeddingBag: {num_embeddings: 4, embedding_dim: 3, mode: sum, scale_grad_by_freq: true}", "int64 [N, T]", static run => Looked(run).sum(1)) { Sizes = "T=1..3", HasGradient = false },
        new("EmbeddingBag: {num_embeddings: 4, embedding_dim: 3, mode: max}", "int64 [N, T]", static run => Looked(run).max(1).values) { Sizes = "T=1..3" },
        new("EmbeddingBag: {num_embeddings: 4, embedding_dim: 3, mode: sum, padding_idx: 1}", "int64 [N, T]", static run => (Looked(run) * (run.X != 1).unsqueeze(-1).to(float32)).sum(1)) { Sizes = "T=1..3" },
        new("EmbeddingBag: {num_embeddings: 4, embedding_dim: 3, mode: sum}", "int64 [N, T]; [N, T]", static run => (Looked(run) * run.Y.unsqueeze(-1)).sum(1)) { Sizes = "T=1..3" },
        new("EmbeddingBag: {num_embeddings: 4, embedding_dim: 3, mode: sum}", "int64 [T]; int64 [2]; [T]", static run => InTwo(run, run["weight"].index_select(0, run.X) * run.Inputs[2].unsqueeze(-1))) { Sizes = "T=4..5", MakeInput = Bags },
        new("EmbeddingBag: {num_embeddings: 4, embedding_dim: 3, mode: sum, include_last_offset: true}", "int64 [T]; int64 [3]", static run => InTwo(run, run["weight"].index_select(0, run.X))) { Sizes = "T=4", MakeInput = Bags },
        new("Embedding: {num_embeddings: 4, embedding_dim: 3, padding_idx: 1}", "int64 [N, 5]", static run => Looked(run, where(arange(4).unsqueeze(1) == 1, run["weight"].detach(), run["weight"]))),
        new("Embedding: {num_embeddings: 4, embedding_dim: 3, scale_grad_by_freq: true}", "int64 [N, 5]", static run => ByFrequency(run)),
        new("EmbeddingBag: {num_embeddings: 4, embedding_dim: 3, mode: sum, scale_grad_by_freq: true}", "int64 [N, 4]", static run => ByFrequency(run).sum(1)) { MakeInput = static shape => arange(shape[0] * shape[1], int64).remainder(4).view(shape) },
        new("EmbeddingBag: {num_embeddings: 4, embedding_dim: 3, max_norm: 0.5, norm_type: 1}", "int64 [N, 5]", static run =>
            Looked(run, run["weight"] * clamp_max(0.5 / (run["weight"].abs().sum(1, keepdim: true) + 1e-7), 1)).mean([1])) { HasGradient = false },
        new("Embedding: {num_embeddings: 4, embedding_dim: 3, padding_idx: -4}", "int64 [N, 5]", static run => Looked(run, where(arange(4).unsqueeze(1) == 0, run["weight"].detach(), run["weight"]))),
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("Bilinear: {out_features: 5}", "[]; []", "dimensions"),
        ("Bilinear: {out_features: 5}", "[N, 3]; [3]", "as many dimensions"),
        ("Bilinear: {out_features: 5}", "int64 [N, 3]; [N, 3]", "fractions"),
        ("linear", "[]; [5, 4]", "[out, in]"),
        ("linear", "int64 [N, 3]; int64 [5, 3]", "fractions"),
        ("linear", "[N, 3]; int64 [5, 3]", "one type"),
        ("linear", "[N, 3]; [5, 3]; [1, 5]", "[out, in]"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3, mode: max, scale_grad_by_freq: true}", "int64 [N, T]", "scale_grad_by_freq"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3, mode: sum}", "int64 [N, T]; int64 [N, T]", "float32"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3, mode: sum}", "int64 [N, T]; [N]", "for each index"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3}", "int64 [T]; [N]", "offsets"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3}", "int64 [T]; int64 [N, 2]", "offsets"),
        ("Linear: {out_features: 5, in_features: 3}", "[N, 4]", "in_features"),
        ("Linear: {out_features: 5}", "int64 [N, 4]", "fractions"),
        ("Linear: {out_features: 5}", "[N, T]", "T"),
        ("Linear: {out_features: T}", "[N, T, 4]", "T"),
        ("Linear: {out_features: 0}", "[N, 4]", "out_features"),
        ("linear", "[N, 3]; [5, 4]", "dimension 1 of the weight"),
        ("linear", "[N, 3]; [5, 3]; [4]", "bias"),
        ("linear", "[N, 3]; [3]", "[out, in]"),
        ("Bilinear: {out_features: 5}", "[N, 2, 4]; [N, 3, 4]", "dimension 1"),
        ("Bilinear: {out_features: 5}", "[N, 4]", "2 inputs"),
        ("Embedding: {num_embeddings: 5, embedding_dim: 3}", "[N, 4]", "int64"),
        ("Embedding: {num_embeddings: 5, embedding_dim: 3, padding_idx: 5}", "int64 [N]", "padding_idx"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3}", "int64 [N]", "offsets"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3}", "int64 [N, T]; int64 [N]; [N, T]", "[N, L]"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3}", "int64 [N, T]; [N, T]", "mode: sum"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3, mode: sum}", "int64 [N, T]; [N, 3]", "dimension 1 of the weights"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3, mode: max, sparse: true}", "int64 [N, T]", "sparse"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3, include_last_offset: true}", "int64 [N, T]", "no offsets"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3, padding_idx: 5}", "int64 [N, T]", "padding_idx"),
        ("EmbeddingBag: {num_embeddings: 5, embedding_dim: 3, include_last_offset: true}", "int64 [T]; int64 [1]", "beginning of a bag"),
        ("Embedding: {num_embeddings: 5, embedding_dim: 3, padding_idx: -6}", "int64 [N]", "padding_idx"),
    ];

    /// <summary>The vectors of [N, T] indices.</summary>
    private static Tensor Looked(OperatorRun run, Tensor? weight = null) => (weight ?? run["weight"]).index_select(0, run.X.flatten()).view(run.X.size(0), run.X.size(1), 3);

    /// <summary>The same, with gradients divided by how often the index occurs.</summary>
    private static Tensor ByFrequency(OperatorRun run)
    {
        var (vectors, indices) = (Looked(run), run.X.flatten());
        var scaled = vectors / (indices.unsqueeze(1) == indices).to(float32).sum(1).view(run.X.size(0), run.X.size(1), 1);
        return scaled + (vectors - scaled).detach();
    }

    /// <summary>The sums of the first two vectors and of the others: the second bag begins at 2.</summary>
    private static Tensor InTwo(OperatorRun run, Tensor vectors) => stack([vectors.narrow(0, 0, 2).sum([0]), vectors.narrow(0, 2, run.X.size(0) - 2).sum([0])], 0);

    /// <summary>Indices, or where bags of them begin.</summary>
    private static Tensor Bags(long[] shape) => shape[0] > 3 ? arange(shape[0], int64).remainder(4) : arange(0, 2 * shape[0], 2, int64);

    /// <summary>Every index occurs once, so that nothing is scaled, and the padding is none of them.</summary>
    private static Tensor Scaled(OperatorRun run) => run["weight"].index_select(0, run.X);
}

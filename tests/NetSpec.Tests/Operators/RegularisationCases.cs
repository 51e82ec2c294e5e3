using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetSpec.Tests.Operators;

/// <summary>Dropouts: the same random draws as libtorch's functions.</summary>
internal sealed class RegularisationCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        new("Dropout", "[N, T]", static run => functional.dropout(run.X, 0.5, run.Training)) { Sizes = "T=40" },
        new("Dropout: {p: 0}", "[N, T]", static run => run.X) { Sizes = "T=40" },
        new("dropout: {p: 0.2}", "[N, T]", static run => functional.dropout(run.X, 0.2, run.Training)) { Sizes = "T=40" },
        new("Dropout1d: {p: 0.3}", "[N, 40, L]", static run => functional.dropout1d(run.X, 0.3, run.Training)) { Sizes = "L=3" },
        new("dropout1d", "[N, 40, L]", static run => functional.dropout1d(run.X, 0.5, run.Training)) { Sizes = "L=3" },
        new("Dropout2d: {p: 0.3}", "[N, 40, H, W]", static run => functional.dropout2d(run.X, 0.3, run.Training)) { Sizes = "H=2 W=3" },
        new("dropout2d", "[N, 40, H, W]", static run => functional.dropout2d(run.X, 0.5, run.Training)) { Sizes = "H=2 W=3" },
        new("Dropout3d: {p: 0.3}", "[N, 40, D, H, W]", static run => functional.dropout3d(run.X, 0.3, run.Training)) { Sizes = "D=1 H=2 W=3" },
        new("dropout3d", "[N, 40, D, H, W]", static run => functional.dropout3d(run.X, 0.5, run.Training)) { Sizes = "D=1 H=2 W=3" },
        new("AlphaDropout: {p: 0.3}", "[N, T]", static run => functional.alpha_dropout(run.X, 0.3, run.Training)) { Sizes = "T=40" },
        new("alpha_dropout", "[N, T]", static run => functional.alpha_dropout(run.X, 0.5, run.Training)) { Sizes = "T=40" },
        new("FeatureAlphaDropout: {p: 0.3}", "[N, 40, H, W]", static run => functional.feature_alpha_dropout(run.X, 0.3, run.Training)) { Sizes = "H=2 W=3" },
        new("feature_alpha_dropout", "[N, 40, H, W]", static run => functional.feature_alpha_dropout(run.X, 0.5, run.Training)) { Sizes = "H=2 W=3" },
        new("StochasticDepth: {p: 0.4}", "[N, T, 3]", static run => Dropped(run, 0.4, [run.X.size(0), 1, 1])) { Sizes = "T=2" },
        new("StochasticDepth: {p: 0.5, mode: batch}", "[N, T, 3]", static run => Dropped(run, 0.5, [1, 1, 1])) { Sizes = "T=2" },
        new("StochasticDepth: {p: 1}", "[N, 3]", static run => run.Training ? run.X * 0 : run.X),
        new("stochastic_depth: {p: 0.5}", "[N, T, 3]", static run => Dropped(run, 0.5, [run.X.size(0), 1, 1])) { Sizes = "T=2" },
        new("Dropout: {p: 0.3, inplace: true}", "[N, T]", static run => functional.dropout(run.X, 0.3, run.Training)) { Sizes = "T=40", HasGradient = false },
        new("Dropout2d: {p: 0.3, inplace: true}", "[N, 40, H, W]", static run => functional.dropout2d(run.X, 0.3, run.Training)) { Sizes = "H=2 W=3", HasGradient = false },
        new("Dropout3d: {p: 0.3, inplace: true}", "[N, 40, D, H, W]", static run => functional.dropout3d(run.X, 0.3, run.Training)) { Sizes = "D=1 H=2 W=3", HasGradient = false },
        new("AlphaDropout: {p: 0.3, inplace: true}", "[N, T]", static run => functional.alpha_dropout(run.X, 0.3, run.Training)) { Sizes = "T=40", HasGradient = false },
        new("dropout1d: {p: 0.2}", "[N, 40, L]", static run => functional.dropout1d(run.X, 0.2, run.Training)) { Sizes = "L=3" },
        new("dropout2d: {p: 0.2}", "[N, 40, H, W]", static run => functional.dropout2d(run.X, 0.2, run.Training)) { Sizes = "H=2 W=3" },
        new("dropout3d: {p: 0.2}", "[N, 40, D, H, W]", static run => functional.dropout3d(run.X, 0.2, run.Training)) { Sizes = "D=1 H=2 W=3" },
        new("alpha_dropout: {p: 0.2}", "[N, T]", static run => functional.alpha_dropout(run.X, 0.2, run.Training)) { Sizes = "T=40" },
        new("feature_alpha_dropout: {p: 0.2}", "[N, 40, H, W]", static run => functional.feature_alpha_dropout(run.X, 0.2, run.Training)) { Sizes = "H=2 W=3" },
        new("StochasticDepth: {p: 0.8, mode: batch}", "[N, T, 3]", static run => Dropped(run, 0.8, [1, 1, 1])) { Sizes = "T=2" },
        new("stochastic_depth: {p: 0.8, mode: batch}", "[N, T, 3]", static run => Dropped(run, 0.8, [1, 1, 1])) { Sizes = "T=2" },
        new("feature_alpha_dropout: {p: 0.2}", "[N, 40]", static run => functional.feature_alpha_dropout(run.X, 0.2, run.Training)),
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("Dropout2d", "int64 [N, 4, H, W]", "fractions"),
        ("Dropout: {p: 1.5}", "[N, 4]", "probability"),
        ("dropout: {p: -0.5}", "[N, 4]", "probability"),
        ("Dropout2d", "[N, 4]", "[N, C, H, W]"),
        ("FeatureAlphaDropout", "[N]", "at least 2 dimensions"),
        ("StochasticDepth: {p: 2}", "[N, 4]", "probability"),
        ("MultiheadAttention: {num_heads: 2, dropout: -0.1}", "[N, T, 6]", "probability"),
        ("scaled_dot_product_attention: {dropout_p: 2}", "[N, T, 4]; [N, T, 4]; [N, T, 4]", "probability"),
        ("StochasticDepth: {p: 0.5, mode: rows}", "[N, 4]", "rows"),
    ];

    private static Tensor Dropped(OperatorRun run, double p, long[] shape) => run.Training ? run.X * empty(shape).bernoulli_(1 - p).div_(1 - p) : run.X;
}

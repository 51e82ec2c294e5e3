using static TorchSharp.torch;

namespace NetSpec.Tests.Operators;

/// <summary>Functions of numbers, by others that say the same.</summary>
internal sealed class FunctionCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        One("tan", static x => x.sin() / x.cos()),
        One("asin", static x => (x / (1 - x.square()).sqrt()).atan()),
        One("acos", static x => (Math.PI / 2) - (x / (1 - x.square()).sqrt()).atan()),
        One("atan", static x => (x / (1 + x.square()).sqrt()).asin()),
        One("sinh", static x => (x.exp() - (-x).exp()) / 2),
        One("cosh", static x => (x.exp() + (-x).exp()) / 2),
        One("asinh", static x => (x + (x.square() + 1).sqrt()).log()),
        new("acosh", "[N, 3, H]", static run => (run.X + (run.X.square() - 1).sqrt()).log()) { Sizes = "H=1..3", MakeInput = static shape => rand(shape) + 1.5 },
        One("atanh", static x => ((1 + x) / (1 - x)).log() / 2),
        new("atan2", "[N, 3, H]; [N, 3, H]", static run => (run.X / run.Y).atan()) { Sizes = "H=1..3", MakeInput = Small },
        One("log2", static x => x.log() / Math.Log(2)),
        One("log10", static x => x.log() / Math.Log(10)),
        One("exp2", static x => (x * Math.Log(2)).exp()),
        new("logaddexp", "[N, 3, H]; [N, 3, 1]", static run => (run.X.exp() + run.Y.exp()).log()) { Sizes = "H=1..3" },
        One("erfc", static x => 1 - x.erf()),
        One("erfinv", static x => Enumerable.Range(0, 9).Aggregate(x, (y, _) => y - ((y.erf() - x) * Math.Sqrt(Math.PI) / 2 * y.square().exp()))),
        new("trunc", "[N, 3, H]", static run => run.X.abs().floor() * run.X.sign()) { Sizes = "H=1..3" },
        new("frac", "[N, 3, H]", static run => run.X - (run.X.abs().floor() * run.X.sign()).detach()) { Sizes = "H=1..3" },
        new("remainder: {other: 0.4}", "[N, 3, H]", static run => run.X - ((run.X / 0.4).floor() * 0.4)) { Sizes = "H=1..3" },
        new("remainder", "[N, 3, H]; [N, 3, 1]", static run => run.X - ((run.X / run.Y).floor() * run.Y)) { Sizes = "H=1..3" },
        new("remainder: {other: 3}", "int64 [N, 5]", static run => run.X - (run.X / 3.0).floor().to(int64) * 3L) { MakeInput = Around },
        new("fmod: {other: 0.4}", "[N, 3, H]", static run => run.X - ((run.X / 0.4).abs().floor() * run.X.sign() * 0.4)) { Sizes = "H=1..3" },
        new("fmod", "[N, 3]; [N, 3]", static run => run.X - ((run.X / run.Y).abs().floor() * (run.X / run.Y).sign() * run.Y)),
        new("floor_divide: {other: 2}", "int64 [N, 5]", static run => (run.X / 2.0).floor().to(int64)) { MakeInput = Around },
        new("floor_divide", "[N, 3]; [N, 3]", static run => (run.X / run.Y).floor()) { HasGradient = false },
        new("nan_to_num", "[N, 3, H]", static run => run.X) { Sizes = "H=1..3" },
        new("nan_to_num: {nan: 1.5, posinf: 2, neginf: -2}", "[N, 4]", static run => tensor(new float[] { 1.5f, 2, -2, 0.5f }).expand(run.X.shape) + 0) { MakeInput = Odd, HasGradient = false },
        new("isnan", "[N, 4]", static run => run.X != run.X) { MakeInput = Odd, HasGradient = false },
        new("isinf", "[N, 4]", static run => run.X.abs() == float.PositiveInfinity) { MakeInput = Odd, HasGradient = false },
        new("isfinite", "[N, 4]", static run => run.X.abs() < float.PositiveInfinity) { MakeInput = Odd, HasGradient = false },
        new("isnan", "int64 [N, 4]", static run => run.X < -9) { HasGradient = false },
        new("addmm: {beta: 0.5, alpha: 2}", "[3]; [N, 4]; [4, 3]", static run => (0.5 * run.X) + (2 * (run.Y.unsqueeze(-1) * run.Inputs[2]).sum(1))),
        new("addmm", "[N, H]; [N, 4]; [4, H]", static run => run.X + run.Y.matmul(run.Inputs[2])) { Sizes = "H=1..3" },
        new("baddbmm: {beta: 0, alpha: 0.25}", "[N, 3, H]; [N, 3, 4]; [N, 4, H]", static run => (0 * run.X) + (0.25 * run.Y.matmul(run.Inputs[2]))) { Sizes = "H=1..3" },
        new("baddbmm", "[N, 1, 2]; [N, 3, 4]; [N, 4, 2]", static run => run.X + run.Y.matmul(run.Inputs[2])),
        new("outer", "[T]; [4]", static run => run.X.unsqueeze(1) * run.Y) { Sizes = "T=1..3" },
        new("outer", "int64 [T]; [4]", static run => run.X.unsqueeze(1) * run.Y) { Sizes = "T=1..3" },
        new("pairwise_distance", "[N, T, 3]; [N, T, 3]", static run => Distance(run.X, run.Y, 1e-6)) { Sizes = "T=1..3" },
        new("pairwise_distance: {p: 1, eps: 0.0, keepdim: true}", "[N, 3]; [1, 3]", static run => (run.X - run.Y).abs().sum(-1, keepdim: true)),
        new("PairwiseDistance: {keepdim: true}", "[N, 3]; [N, 3]", static run => Distance(run.X, run.Y, 1e-6).unsqueeze(-1)),
        new("CosineSimilarity", "[N, 3, H]; [N, 3, H]", static run => (run.X * run.Y).sum(1) / (run.X.square().sum(1) * run.Y.square().sum(1)).sqrt()) { Sizes = "H=1..3" },
        new("cdist", "[N, T, 3]; [N, S, 3]", static run => Distance(run.X.unsqueeze(2), run.Y.unsqueeze(1), 0)) { Sizes = "T=1..3 S=1..2" },
        new("cdist: {p: 1}", "[T, 3]; [N, 2, 3]", static run => (run.X.unsqueeze(1) - run.Y.unsqueeze(1)).abs().sum(-1)) { Sizes = "T=1..3" },
        One("cumprod: {dim: 1}", static x => stack([x.select(1, 0), x.select(1, 0) * x.select(1, 1), x.select(1, 0) * x.select(1, 1) * x.select(1, 2)], 1)),
        One("logcumsumexp: {dim: -1}", static x => x.exp().cumsum(-1).log()),
        new("cummax: {dim: 1}", "[N, 3]", static run => Running(run.X, 1)),
        new("cummin: {dim: 1}", "[N, 3]", static run => Running(run.X, -1)),
        new("lerp", "[N, 3, H]; [N, 1, H]; [3, 1]", static run => run.X + (run.Inputs[2] * (run.Y - run.X))) { Sizes = "H=1..3" },
        new("lerp: {weight: 0.25}", "[3, 1]; [N, 3, H]", static run => (0.75 * run.X) + (0.25 * run.Y)) { Sizes = "H=1..3" },
        new("cross", "[N, 3]; [N, 3]", static run => Cross(run.X, run.Y, 1)),
        new("cross: {dim: 1}", "[N, 3, H]; [1, 3, H]", static run => Cross(run.X, run.Y, 1)) { Sizes = "H=1..3" },
        One("logit", static x => (x / (1 - x)).log()),
        new("logit: {eps: 0.2}", "[N, 3, H]", static run => (run.X.clamp(0.2, 0.8) / (1 - run.X.clamp(0.2, 0.8))).log()) { Sizes = "H=1..3", MakeInput = static shape => rand(shape) },
        One("sinc", static x => (Math.PI * x).sin() / (Math.PI * x)),
        new("hypot", "[N, 3, H]; [N, 3, 1]", static run => (run.X.square() + run.Y.square()).sqrt()) { Sizes = "H=1..3" },
        new("masked_scatter", "[N, 3]; bool [N, 1]; [N, 3]", static run => where(run.Y, InOrder(run), run.X)) { MakeInput = Alternating },
        new("PairwiseDistance: {p: 1, eps: 0.5}", "[N, 3]; [N, 3]", static run => (run.X - run.Y + 0.5).abs().sum(-1)),
        new("CosineSimilarity: {dim: -1, eps: 10}", "[N, T, 3]; [N, T, 3]", static run => ArithmeticCases.Cosine(run, -1, 10)) { Sizes = "T=1..3" },
        new("cdist: {p: 0}", "[N, T, 3]; [N, 2, 3]", static run => (run.X.unsqueeze(2) != run.Y.unsqueeze(1)).to(float32).sum(-1)) { Sizes = "T=1..3", HasGradient = false },
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("addmm", "[3]; [N, 4]; [2, 4, 3]", "2 dimensions"),
        ("addmm", "[2, N, 3]; [N, 4]; [4, 3]", "2 dimensions"),
        ("addmm", "int64 [3]; int64 [N, 4]; int64 [4, 3]", "fractions"),
        ("addmm", "[3]; [N, 4]; int64 [4, 3]", "one type"),
        ("cdist", "[3]; [N, 3]", "[..., P, M]"),
        ("cdist", "[N, 3]; [3]", "[..., P, M]"),
        ("cdist", "int64 [N, 3]; int64 [N, 3]", "fractions"),
        ("pairwise_distance", "[]; [N, 3]", "dimension"),
        ("pairwise_distance", "[N, 3]; int64 [N, 3]", "fractions"),
        ("remainder: {other: 2}", "bool [N, 3]", "needs numbers"),
        ("floor_divide", "[N, 3]", "'other'"),
        ("logaddexp", "int64 [N, 3]; [N, 3]", "fractions"),
        ("addmm", "[3]; [N, 4, 5]; [5, 3]", "2 dimensions"),
        ("addmm", "[5, 3]; [4, 5]; [5, 3]", "4"),
        ("addmm", "[3]; [N, 4]; [5, 3]", "second to last"),
        ("baddbmm", "[N, 2, 3]; [N, 2, 4]; [5, 4, 3]", "N"),
        ("outer", "[N, 3]; [3]", "one dimension"),
        ("cdist", "[N, 3]; [N, 4]", "last dimension"),
        ("cdist: {p: -1}", "[N, 3]; [N, 3]", "negative"),
        ("pairwise_distance", "int64 [N, 3]; [N, 3]", "fractions"),
        ("lerp", "[N, 3]; [N, 3]", "as a number or as a third input"),
        ("lerp: {weight: 0.5}", "[N, 3]; [N, 3]; [N, 3]", "as a number or as a third input"),
        ("lerp: {weight: 0.5}", "[N, 3]; int64 [N, 3]", "one type"),
        ("lerp: {weight: 0.5}", "int64 [N, 3]; int64 [N, 3]", "fractions"),
        ("lerp", "[N, 3]; [N, 3]; [N, 2]", "3"),
        ("cross", "[N, 4]; [N, 4]", "cross product"),
        ("cross", "[N, 3]; [3]", "as many dimensions"),
        ("cross", "int64 [N, 3]; int64 [N, 3]", "fractions"),
        ("hypot", "int64 [N, 3]; [N, 3]", "fractions"),
        ("masked_scatter", "[N, 3]; [N, 3]; [N, 3]", "bool"),
        ("masked_scatter", "[N, 3]; bool [N, 3]; int64 [N, 3]", "one type"),
    ];

    /// <summary>Of numbers between 0 and 1, of which every inverse function has a value.</summary>
    private static OperatorCase One(string layer, Func<Tensor, Tensor> reference) => new(layer, "[N, 3, H]", run => reference(run.X)) { Sizes = "H=1..3", MakeInput = Small };

    private static Tensor Small(long[] shape) => (rand(shape) * 0.8) + 0.1;

    /// <summary>Whole numbers around 0.</summary>
    private static Tensor Around(long[] shape) => arange(-4, 6, int64).narrow(0, 0, shape[0] * shape[1]).view(shape);

    /// <summary>Rows of what is no finite number, and one that is.</summary>
    private static Tensor Odd(long[] shape) => tensor(new float[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0.5f }).expand(shape) + 0;

    private static Tensor Cross(Tensor x, Tensor y, long dim)
    {
        Tensor Part(int i, int j) => (x.select(dim, i) * y.select(dim, j)) - (x.select(dim, j) * y.select(dim, i));
        return stack([Part(1, 2), Part(2, 0), Part(0, 1)], dim);
    }

    /// <summary>Of rows of numbers, and of a column of which every second is true.</summary>
    private static Tensor Alternating(long[] shape) => shape[1] == 1 ? (arange(shape[0]) % 2 == 1).unsqueeze(1) : randn(shape);

    /// <summary>The third input's first rows, where the mask is true.</summary>
    private static Tensor InOrder(OperatorRun run) => run.Inputs[2].index_select(0, (run.Y.squeeze(1).to(int64).cumsum(0) - 1).clamp(0));

    private static Tensor Distance(Tensor x, Tensor y, double eps) => (x - y + eps).square().sum(-1).sqrt();

    /// <summary>The greatest (or least) of three columns so far, and where it stands.</summary>
    private static Tensor[] Running(Tensor x, int sign)
    {
        var best = Enumerable.Range(1, 3).Select(count => (x * sign).narrow(1, 0, count).max(1)).ToList();
        return [stack(best.Select(static pair => pair.values), 1) * sign, stack(best.Select(static pair => pair.indexes), 1)];
    }
}

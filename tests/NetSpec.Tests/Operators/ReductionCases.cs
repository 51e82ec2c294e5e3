using static TorchSharp.torch;

namespace NetSpec.Tests.Operators;

/// <summary>Sums, means, maxima and the like.</summary>
internal sealed class ReductionCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        .. Over("sum", static (x, dims, keeps) => dims is null ? x.flatten().matmul(ones(x.numel())) : x.mean(dims, keeps) * Count(x, dims)),
        .. Over("mean", static (x, dims, keeps) => dims is null ? x.sum() / x.numel() : x.sum(dims, keeps) / Count(x, dims)),
        .. Over("amax", static (x, dims, keeps) => Extremum(x, dims, keeps, 1)),
        .. Over("amin", static (x, dims, keeps) => Extremum(x, dims, keeps, -1)),
        .. Over("var", static (x, dims, keeps) => Variance(x, dims, keeps, 1)),
        .. Over("std", static (x, dims, keeps) => Variance(x, dims, keeps, 1).sqrt()),
        new("var: {dim: [1, 2], unbiased: false}", "[N, 3, 4]", static run => Variance(run.X, [1, 2], false, 0)),
        new("std: {dim: -1, unbiased: false, keepdim: true}", "[N, 3, 4]", static run => Variance(run.X, [2], true, 0).sqrt()),
        new("mean: {keepdim: true}", "[2, 3, H]", static run => (run.X.sum() / run.X.numel()).view(1, 1, 1)) { Sizes = "H=1..3" },
        new("sum: {dim: 1}", "int64 [N, 3]", static run => run.X.select(1, 0) + run.X.select(1, 1) + run.X.select(1, 2)),
        new("sum: {dim: 1}", "bool [N, 3]", static run => run.X.to(int64).sum(1)),
        new("amax", "int64 [3, 4]", static run => run.X.flatten().max(0).values),
        new("argmax: {dim: 1}", "[N, 3, H]", static run => run.X.max(1).indexes) { Sizes = "H=1..3", HasGradient = false },
        new("argmax: {dim: -1, keepdim: true}", "[N, 3, 4]", static run => run.X.max(2, true).indexes) { HasGradient = false },
        new("argmin: {dim: 1}", "[N, 3, H]", static run => (-run.X).max(1).indexes) { Sizes = "H=1..3", HasGradient = false },
        new("max: {dim: 1}", "[N, 3, H]", static run => [run.X.amax(1), run.X.argmax(1)]) { Sizes = "H=1..3" },
        new("min: {dim: 2, keepdim: true}", "[N, 3, H]", static run => [run.X.amin([2], keepdim: true), run.X.argmin(2, keepdim: true)]) { Sizes = "H=1..3" },
        new("var_mean: {dim: 1}", "[N, 3, H]", static run => [Variance(run.X, [1], false, 1), run.X.mean([1])]) { Sizes = "H=1..3" },
        new("var_mean: {unbiased: false}", "[2, 3]", static run => [Variance(run.X, null, false, 0), run.X.mean()]),
        new("std_mean: {dim: [1, 2], keepdim: true, unbiased: false}", "[N, 3, H]", static run => [Variance(run.X, [1, 2], true, 0).sqrt(), run.X.mean([1, 2], keepdim: true)]) { Sizes = "H=1..3" },
        new("prod", "[2, 3]", static run => Product(run.X.flatten(), 0)),
        new("prod: {dim: 1}", "[N, 3, H]", static run => Product(run.X, 1)) { Sizes = "H=1..3" },
        new("prod: {dim: -1, keepdim: true}", "int64 [N, 3]", static run => Product(run.X, 1).unsqueeze(1)),
        new("any: {dim: 1}", "bool [N, 3]", static run => run.X.to(int64).sum(1) > 0) { HasGradient = false },
        new("any", "[2, 3]", static run => run.X.abs().sum() > 0) { HasGradient = false },
        new("all: {dim: -1, keepdim: true}", "bool [N, 2]", static run => run.X.to(int64).sum(1, keepdim: true) > 1) { HasGradient = false },
        new("all", "int64 [2, 2]", static run => (run.X == 0).to(int64).sum() < 1) { HasGradient = false },
        new("norm: {keepdim: false}", "[2, 3]", static run => run.X.square().sum().sqrt()),
        new("norm: {dim: 1}", "[N, 3, H]", static run => run.X.square().sum(1).sqrt()) { Sizes = "H=1..3" },
        new("norm: {dim: -1, keepdim: true, p: 1}", "[N, 3]", static run => run.X.abs().sum(1, keepdim: true)),
        new("sort: {dim: 1}", "[N, 4, H]", static run => Pair(run.X.topk(4, 1, largest: false))) { Sizes = "H=1..3" },
        new("sort: {descending: true, stable: true}", "[N, 4]", static run => Pair(run.X.topk(4))),
        new("argsort", "[N, 4]", static run => run.X.topk(4, largest: false).indexes) { HasGradient = false },
        new("argsort: {dim: 1, descending: true}", "[N, 4, H]", static run => run.X.topk(4, 1).indexes) { Sizes = "H=1..3", HasGradient = false },
        new("topk: {k: 2}", "[N, 4]", static run => Pair(run.X.sort(descending: true), 1, 2)),
        new("topk: {k: 3, dim: 1, largest: false}", "[N, H, 2]", static run => Pair(run.X.sort(1), 1, 3)) { Sizes = "H=1..5" },
        new("topk: {k: H, dim: 1}", "[N, 5]; [N, H]", static run => run.X.sort(1, descending: true).Values.narrow(1, 0, run.Y.size(1)) + run.Y) { Sizes = "H=1..6,3", After = "out: {add: [op.values, y]}" },
        new("logsumexp: {dim: 1}", "[N, 3, H]", static run => run.X.exp().sum(1).log()) { Sizes = "H=1..3" },
        new("argmin: {dim: 1, keepdim: true}", "[N, 3, H]", static run => (-run.X).max(1, keepdim: true).indexes) { Sizes = "H=1..3", HasGradient = false },
        new("max: {dim: 1, keepdim: true}", "[N, 3, H]", static run => [run.X.amax([1], keepdim: true), run.X.argmax(1, keepdim: true)]) { Sizes = "H=1..3" },
        new("var_mean: {dim: 1, keepdim: true}", "[N, 3, H]", static run => [Variance(run.X, [1], true, 1), run.X.mean([1], keepdim: true)]) { Sizes = "H=1..3" },
        new("any: {dim: 1, keepdim: true}", "bool [N, 3]", static run => run.X.to(int64).sum(1, keepdim: true) > 0) { HasGradient = false },
        new("logsumexp: {dim: 1, keepdim: true}", "[N, 3, H]", static run => run.X.exp().sum(1, keepdim: true).log()) { Sizes = "H=1..3" },
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("sort", "complex64 [N, 4]", "no complex numbers"),
        ("max: {dim: 1}", "complex64 [N, 4]", "no complex numbers"),
        ("min: {dim: 1}", "complex64 [N, 4]", "no complex numbers"),
        ("argmax: {dim: 1}", "complex64 [N, 4]", "no complex numbers"),
        ("argmin: {dim: 1}", "complex64 [N, 4]", "no complex numbers"),
        ("argsort", "complex64 [N, 4]", "no complex numbers"),
        ("topk: {k: 1}", "complex64 [N, 4]", "no complex numbers"),
        ("mean: {dim: 1}", "int64 [N, 3]", "fractions"),
        ("var: {dim: 1}", "int64 [N, 3]", "fractions"),
        ("sum: {dim: [1, -1]}", "[N, 3]", "twice"),
        ("sum: {dim: 2}", "[N, 3]", "'dim' is 2"),
        ("argmax: {dim: 1}", "bool [N, 3]", "no bool"),
        ("argmax: {dim: -3}", "[N, 3]", "'dim' is -3"),
        ("norm: {dim: 1}", "int64 [N, 3]", "fractions"),
        ("prod: {keepdim: true}", "[2, 3]", "needs 'dim'"),
        ("var_mean: {dim: 1}", "int64 [N, 3]", "fractions"),
        ("topk: {k: 4, dim: 1}", "[N, 3]", "no 4 elements among 3"),
        ("topk: {k: 1}", "bool [N, 3]", "no bool"),
        ("sort: {dim: 2}", "[N, 3]", "'dim' is 2"),
        ("max: {dim: 1}", "[N, 0]", "a positive int"),
    ];

    private static IEnumerable<OperatorCase> Over(string name, Func<Tensor, long[]?, bool, Tensor> reference) =>
    [
        new(name, "[2, 3, H]", run => reference(run.X, null, false)) { Sizes = "H=1..3" },
        new($"{name}: {{dim: 1}}", "[N, 3, H]", run => reference(run.X, [1], false)) { Sizes = "H=2..3" },
        new($"{name}: {{dim: [1, -1]}}", "[N, 3, H]", run => reference(run.X, [1, 2], false)) { Sizes = "H=1..3" },
        new($"{name}: {{dim: [1, 2], keepdim: true}}", "[N, 3, H, 2]", run => reference(run.X, [1, 2], true)) { Sizes = "H=1..3" },
    ];

    private static Tensor[] Pair((Tensor Values, Tensor Indices) outputs) => [outputs.Values, outputs.Indices];

    /// <summary>The first of a dimension.</summary>
    private static Tensor[] Pair((Tensor Values, Tensor Indices) outputs, int dim, long length) => [outputs.Values.narrow(dim, 0, length), outputs.Indices.narrow(dim, 0, length)];

    private static Tensor Product(Tensor x, int dim) => Enumerable.Range(0, (int)x.size(dim)).Select(i => x.select(dim, i)).Aggregate(static (product, slice) => product * slice);

    private static long Count(Tensor x, long[]? dims) => dims is null ? x.numel() : dims.Aggregate(1L, (count, dim) => count * x.size((int)dim));

    /// <summary>One dimension after the other, by the function that gives indices too.</summary>
    private static Tensor Extremum(Tensor x, long[]? dims, bool keeps, int sign)
    {
        var result = x * sign;
        foreach (var dim in (dims ?? [.. Enumerable.Range(0, (int)x.ndim).Select(static dim => (long)dim)]).Reverse())
        {
            result = result.max(dim, keeps).values;
        }

        return result * sign;
    }

    private static Tensor Variance(Tensor x, long[]? dims, bool keeps, int correction)
    {
        long[] all = dims ?? [.. Enumerable.Range(0, (int)x.ndim).Select(static dim => (long)dim)];
        return (x - x.mean(all, keepdim: true)).pow(2).sum(all, keeps) / (Count(x, dims) - correction);
    }
}

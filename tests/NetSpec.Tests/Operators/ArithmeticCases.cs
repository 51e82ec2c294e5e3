using static TorchSharp.torch;

namespace NetSpec.Tests.Operators;

/// <summary>Arithmetic on each element and products of matrices.</summary>
internal sealed class ArithmeticCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        Two("add", static (x, y) => x + y),
        Two("sub", static (x, y) => x - y),
        Two("mul", static (x, y) => x * y),
        Two("div", static (x, y) => x / y),
        Two("minimum", static (x, y) => where(x < y, x, y)),
        Two("maximum", static (x, y) => where(x < y, y, x)),
        new("pow", "[N, 3, H]; [N, 3, H]", static run => (run.X.log() * run.Y).exp()) { Sizes = "H=1..3", MakeInput = Positive },
        new("mul", "[N, 3, H]; [N, 3, 1]", static run => run.X * run.Y) { Sizes = "H=1..3" },
        new("sub", "[3, 1]; [N, 1, H]", static run => run.X - run.Y) { Sizes = "H=1..3" },
        new("add", "[N, 3, H]; [3, H]; [N, 3, H]", static run => run.X + run.Y + run.Inputs[2]) { Sizes = "H=1..3" },
        new("mul", "[N, 3]; [N, 3]; [N, 3]; [3]", static run => run.X * run.Y * run.Inputs[2] * run.Inputs[3]),
        new("add", "int64 [N, 3]; [N, 3]", static run => run.X + run.Y),
        new("div", "int64 [N, 3]; int64 [N, 3]", static run => run.X / run.Y) { MakeInput = static shape => randint(1, 5, shape, int64) },
        One("add: {other: 0.5}", static x => x + 0.5),
        One("sub: {other: 2}", static x => x - 2),
        One("mul: {other: -0.25}", static x => x * -0.25),
        One("div: {other: 3}", static x => x / 3),
        One("pow: {exponent: 3}", static x => x * x * x),
        new("add: {other: 1}", "int64 [N, 3]", static run => run.X + 1L),
        new("mul: {other: 0.5}", "int64 [N, 3]", static run => run.X * 0.5),
        One("neg", static x => 0 - x),
        One("abs", static x => where(x > 0, x, -x)),
        One("exp", static x => full_like(x, Math.E).pow(x)),
        One("log", static x => x.log2() * Math.Log(2)),
        One("sqrt", static x => x.pow(0.5)),
        One("rsqrt", static x => x.pow(-0.5)),
        One("square", static x => x * x),
        One("reciprocal", static x => 1 / x),
        One("sin", static x => (x - (Math.PI / 2)).cos()),
        One("cos", static x => (x + (Math.PI / 2)).sin()),
        One("erf", static x => 1 - x.erfc()),
        One("clamp: {min: 0.4, max: 0.8}", static x => x.maximum(full_like(x, 0.4)).minimum(full_like(x, 0.8))),
        One("clamp: {min: 1}", static x => x.maximum(ones_like(x))),
        One("clamp: {max: 0.5}", static x => x.minimum(full_like(x, 0.5))),
        new("clamp: {min: 1, max: 2}", "int64 [N, 3]", static run => run.X.maximum(ones_like(run.X)).minimum(ones_like(run.X) * 2)),
        One("cumsum: {dim: 1}", static x => stack([x.select(1, 0), x.select(1, 0) + x.select(1, 1), x.sum(1)], 1)),
        new("cumsum: {dim: 0}", "bool [4]", static run => run.X.to(int64).cumsum(0)),
        One("normalize", static x => x / x.pow(2).sum(1, keepdim: true).sqrt()),
        One("normalize: {p: 1, dim: -1}", static x => x / x.abs().sum(-1, keepdim: true)),
        new("tril", "[N, T, 4]", static run => run.X * (Column(run.X) <= Row(run.X)).to(float32)) { Sizes = "T=1..5" },
        new("triu: {diagonal: 1}", "[N, T, 4]", static run => run.X * (Column(run.X) >= Row(run.X) + 1).to(float32)) { Sizes = "T=1..5" },
        new("masked_fill: {value: -1.5}", "[N, 3, H]; bool [N, 1, H]", static run => where(run.Y, full_like(run.X, -1.5), run.X)) { Sizes = "H=1..3" },
        new("where", "bool [N, H]; [N, H]; [N, H]", static run => (run.Inputs[1] * run.X.to(float32)) + (run.Inputs[2] * run.X.logical_not().to(float32))) { Sizes = "H=1..3" },
        new("matmul", "[N, H, 4]; [N, 4, W]", static run => (run.X.unsqueeze(-1) * run.Y.unsqueeze(1)).sum(2)) { Sizes = "H=1..2 W=1..3" },
        new("matmul", "[N, 2, H, 4]; [4, 3]", static run => (run.X.unsqueeze(-1) * run.Y).sum(3)) { Sizes = "H=1..3" },
        new("matmul", "[2, 1, 5, 4]; [N, 4, 3]", static run => (run.X.unsqueeze(-1) * run.Y.unsqueeze(1)).sum(3)),
        new("matmul", "[N, H, 4]; [4]", static run => (run.X * run.Y).sum(-1)) { Sizes = "H=1..3" },
        new("matmul", "[4]; [N, 4, H]", static run => (run.X.unsqueeze(-1) * run.Y).sum(1)) { Sizes = "H=1..3" },
        new("matmul", "[4]; [4]", static run => (run.X * run.Y).sum()),
        new("bmm", "[N, H, 4]; [N, 4, 3]", static run => (run.X.unsqueeze(-1) * run.Y.unsqueeze(1)).sum(2)) { Sizes = "H=1..3" },
        new("einsum: {equation: 'bhid,bhjd->bhij'}", "[N, 2, T, 3]; [N, 2, S, 3]", static run => run.X.matmul(run.Y.transpose(2, 3))) { Sizes = "T=1..3 S=1..2" },
        new("einsum: {equation: 'nct, cd'}", "[N, 3, T]; [3, 5]", static run => run.Y.t().matmul(run.X).transpose(0, 1)) { Sizes = "T=1..3" },
        new("einsum: {equation: 'nij->nji'}", "[N, H, 3]", static run => run.X.transpose(1, 2)) { Sizes = "H=1..3" },
        new("einsum: {equation: 'nii->ni'}", "[N, 3, 3]", static run => run.X.diagonal(dim1: 1, dim2: 2)),
        new("einsum: {equation: 'ni,nj,nk->nijk'}", "[N, 2]; [N, 3]; [N, 4]", static run => run.X.unsqueeze(2).unsqueeze(3) * run.Y.unsqueeze(1).unsqueeze(3) * run.Inputs[2].unsqueeze(1).unsqueeze(1)),
        new("einsum: {equation: '...ij,jk->...ik'}", "[N, 2, T, 3]; [3, 5]", static run => run.X.matmul(run.Y)) { Sizes = "T=1..3" },
        new("einsum: {equation: '...i,...i'}", "[N, T, 3]; [T, 3]", static run => (run.X * run.Y).sum(-1)) { Sizes = "T=1..3" },
        Compare("eq", static (x, y) => (x - y).abs() < 0.5),
        Compare("ne", static (x, y) => (x - y).abs() > 0.5),
        Compare("lt", static (x, y) => (y - x) > 0.5),
        Compare("le", static (x, y) => (x - y) < 0.5),
        Compare("gt", static (x, y) => (x - y) > 0.5),
        Compare("ge", static (x, y) => (y - x) < 0.5),
        new("gt: {other: 0}", "[N, 3, H]", static run => run.X > 0) { Sizes = "H=1..3", HasGradient = false },
        new("eq: {other: 2}", "int64 [N, 3]", static run => (run.X - 2).abs() < 1) { HasGradient = false },
        new("logical_not", "bool [N, 3]", static run => run.X.to(int64) < 1) { HasGradient = false },
        new("logical_and", "bool [N, 3]; bool [N, 3]", static run => (run.X.to(int64) + run.Y.to(int64)) > 1) { HasGradient = false },
        new("logical_or", "bool [N, 3]; bool [N, 1]", static run => (run.X.to(int64) + run.Y.to(int64)) > 0) { HasGradient = false },
        new("logical_xor", "bool [N, 3]; bool [N, 3]", static run => (run.X.to(int64) - run.Y.to(int64)).abs() > 0) { HasGradient = false },
        new("floor", "[N, 3, H]", static run => (run.X - (run.X % 1 + 1) % 1).detach() + (run.X * 0)) { Sizes = "H=1..3" },
        new("ceil", "[N, 3, H]", static run => -(-run.X).floor()) { Sizes = "H=1..3" },
        new("round", "[N, 3, H]", static run => (run.X + 0.5).floor()) { Sizes = "H=1..3" },
        new("sign", "[N, 3, H]", static run => (run.X / run.X.abs()).detach() + (run.X * 0)) { Sizes = "H=1..3" },
        One("log1p", static x => (x + 1).log()),
        One("expm1", static x => x.exp() - 1),
        new("cosine_similarity", "[N, 3, H]; [N, 3, H]", static run => (run.X * run.Y).sum(1) / (run.X.square().sum(1) * run.Y.square().sum(1)).sqrt()) { Sizes = "H=1..3" },
        new("cosine_similarity: {dim: -1}", "[N, 1, 3]; [N, T, 3]", static run => (run.X * run.Y).sum(-1) / (run.X.square().sum(-1) * run.Y.square().sum(-1)).sqrt()) { Sizes = "T=1..3" },
        new("einsum: {equation: 'nii'}", "[N, 3, 3]", static run => run.X.diagonal(dim1: 1, dim2: 2).sum(1)),
        new("einsum: {equation: 'ni,ii->n'}", "[N, 3]; [1, 1]", static run => run.X.sum(1) * run.Y.squeeze()),
        new("einsum: {equation: 'ni,ni'}", "[N, 3]; [1, 3]", static run => (run.X * run.Y).sum()),
        new("normalize: {eps: 10}", "[N, 3, H]", static run => run.X / run.X.square().sum(1, keepdim: true).sqrt().clamp(10)) { Sizes = "H=1..3" },
        new("cosine_similarity: {eps: 10}", "[N, 3, H]; [N, 3, H]", static run => Cosine(run, 1, 10)) { Sizes = "H=1..3" },
        new("ge: {other: 2}", "int64 [N, 5]", static run => run.X - 2 >= 0) { HasGradient = false },
        new("le: {other: 2}", "int64 [N, 5]", static run => run.X - 2 <= 0) { HasGradient = false },
        new("lt: {other: 2}", "int64 [N, 5]", static run => run.X - 2 < 0) { HasGradient = false },
        new("ne: {other: 2}", "int64 [N, 5]", static run => run.X - 2 != 0) { HasGradient = false },
        new("tril: {diagonal: 1}", "[N, T, 4]", static run => run.X * (Column(run.X) <= Row(run.X) + 1).to(float32)) { Sizes = "T=1..5" },
        new("tril", "[N, 4]", static run => run.X * (Column(run.X) <= Row(run.X)).to(float32)),
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("bmm", "[N, 3, 4]; int64 [N, 4, 3]", "one type"),
        ("bmm", "[2, 3, 4]; [5, 4, 3]", "the batch of"),
        ("bmm", "[N, 3, 4]; [N, 5, 3]", "the last dimension of"),
        ("matmul", "[]; [3]", "at least one dimension"),
        ("matmul", "[3]; []", "at least one dimension"),
        ("cosine_similarity", "int64 [N, 3]; [N, 3]", "fractions"),
        ("cosine_similarity", "[N, 3]; int64 [N, 3]", "fractions"),
        ("cosine_similarity", "complex64 [N, 3]; [N, 3]", "no complex numbers"),
        ("normalize", "int64 [N, 3]", "fractions"),
        ("add", "[N, 3]; [N, 4]", "3"),
        ("add", "[N, 3]", "'other'"),
        ("add: {other: 1}", "[N, 3]; [N, 3]", "not both"),
        ("sub", "[N, 3]; bool [N, 3]", "no bool"),
        ("pow", "bool [N, 3]; bool [N, 3]", "no two bools"),
        ("round", "int64 [N, 3]", "fractions"),
        ("add", "[N, 1]; [1, 1]; [N, 4]", "too small"),
        ("add", "int64 [N, 3]; bool [N, 3]; [N, 3]", "name the float32 first"),
        ("clamp", "[N, 3]", "'min', 'max' or both"),
        ("clamp: {min: 0}", "complex64 [N, 3]", "no complex numbers"),
        ("sign", "complex64 [N, 3]", "no complex numbers"),
        ("trunc", "complex64 [N, 3]", "no complex numbers"),
        ("floor", "complex64 [N, 3]", "no complex numbers"),
        ("ceil", "complex64 [N, 3]", "no complex numbers"),
        ("cdist", "complex64 [N, 3]; complex64 [N, 3]", "no complex numbers"),
        ("maximum", "complex64 [N, 3]; [N, 3]", "no complex numbers"),
        ("minimum", "[N, 3]; complex64 [N, 3]", "no complex numbers"),
        ("cummax: {dim: 1}", "complex64 [N, 3]", "no complex numbers"),
        ("cummin: {dim: 1}", "complex64 [N, 3]", "no complex numbers"),
        ("matmul", "[N, 3]; [4, 3]", "last"),
        ("matmul", "[2, 5, 3]; [4, 3, 5]", "2"),
        ("bmm", "[N, 3]; [N, 3, 4]", "[B, n, m]"),
        ("bmm", "bool [N, 3, 3]; bool [N, 3, 3]", "bool"),
        ("einsum: {equation: 'ni,nj'}", "[N, 3]; int64 [N, 4]", "one type"),
        ("einsum: {equation: 'ni,nj'}", "bool [N, 3]; bool [N, 4]", "no bools"),
        ("einsum: {equation: '...ij,jk'}", "[N]; [3, 4]", "2 letters"),
        ("einsum: {equation: '..i,ij'}", "[N, 3]; [3, 4]", "'.'"),
        ("eq", "[N, 3]; [N, 4]", "3"),
        ("logical_and", "[N, 3]; bool [N, 3]", "truth values"),
        ("cosine_similarity", "[N, 3]; [3]", "as many dimensions"),
        ("einsum: {equation: 'ni,jk->nk'}", "[N, 3]", "2 operands"),
        ("einsum: {equation: 'ni,ij->njq'}", "[N, 3]; [3, 4]", "'q'"),
        ("einsum: {equation: 'ni,ij->nnj'}", "[N, 3]; [3, 4]", "twice"),
        ("einsum: {equation: 'ni,ij->nj'}", "[N, 3]; [5, 4]", "'i'"),
        ("einsum: {equation: 'nii->ni'}", "[N, 3, 4]", "'i'"),
        ("einsum: {equation: 'ni,ii->n'}", "[N, 3]; [1, 3]", "'i'"),
        ("masked_fill: {value: 0}", "[N, 3]; [N, 3]", "bool"),
        ("where", "[N, 3]; [N, 3]; [N, 3]", "bool"),
        ("tril", "[N]", "two dimensions"),
    ];

    private static OperatorCase Two(string layer, Func<Tensor, Tensor, Tensor> reference) => new(layer, "[N, 3, H]; [N, 3, H]", run => reference(run.X, run.Y)) { Sizes = "H=1..3" };

    /// <summary>Of whole numbers, of which some are equal.</summary>
    private static OperatorCase Compare(string layer, Func<Tensor, Tensor, Tensor> reference) => new(layer, "int64 [N, 5, H]; int64 [N, 5, H]", run => reference(run.X, run.Y)) { Sizes = "H=1..3", HasGradient = false };

    /// <summary>Of positive numbers, which roots and logarithms need.</summary>
    private static OperatorCase One(string layer, Func<Tensor, Tensor> reference) => new(layer, "[N, 3, H]", run => reference(run.X)) { Sizes = "H=1..3", MakeInput = Positive };

    /// <summary>The lengths that are divided by, at least eps; gradients are those of the lengths as they are.</summary>
    internal static Tensor Cosine(OperatorRun run, long dim, double eps)
    {
        Tensor Unit(Tensor x)
        {
            var length = x.square().sum(dim, keepdim: true).sqrt();
            return x / (length + (length.clamp(eps) - length).detach());
        }

        return (Unit(run.X) * Unit(run.Y)).sum(dim);
    }

    private static Tensor Positive(long[] shape) => rand(shape) + 0.1;

    private static Tensor Row(Tensor x) => arange(x.size(-2)).unsqueeze(1);

    private static Tensor Column(Tensor x) => arange(x.size(-1)).unsqueeze(0);
}

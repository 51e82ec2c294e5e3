using static TorchSharp.torch;

namespace NetSpec.Tests.Operators;

/// <summary>Activations, as modules and functions, against their formulas.</summary>
internal sealed class ActivationCases : IOperatorCases
{
    public static IEnumerable<OperatorCase> Cases =>
    [
        .. Both("ReLU", "relu", "", static x => x.maximum(zeros_like(x))),
        .. Both("ReLU6", "relu6", "", static x => x.maximum(zeros_like(x)).minimum(full_like(x, 6))),
        .. Both("LeakyReLU", "leaky_relu", "negative_slope: 0.2", static x => where(x > 0, x, 0.2 * x)),
        .. Both("LeakyReLU", "leaky_relu", "", static x => where(x > 0, x, 0.01 * x)),
        .. Both("GELU", "gelu", "", static x => 0.5 * x * (1 + (x / Math.Sqrt(2)).erf())),
        .. Both("GELU", "gelu", "approximate: tanh", static x => 0.5 * x * (1 + (Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x.pow(3)))).tanh())),
        .. Both("SiLU", "silu", "", static x => x / (1 + (-x).exp())),
        .. Both("Hardswish", "hardswish", "", static x => x * Ramp(x)),
        .. Both("Hardsigmoid", "hardsigmoid", "", Ramp),
        .. Both("Hardtanh", "hardtanh", "", static x => Between(x, -1, 1)),
        .. Both("Hardtanh", "hardtanh", "min_val: -2, max_val: 0.5", static x => Between(x, -2, 0.5)),
        .. Both("Mish", "mish", "", static x => x * (1 + x.exp()).log().tanh()),
        .. Both("ELU", "elu", "", static x => where(x > 0, x, x.exp() - 1)),
        .. Both("ELU", "elu", "alpha: 0.7", static x => where(x > 0, x, 0.7 * (x.exp() - 1))),
        .. Both("CELU", "celu", "alpha: 0.7", static x => where(x > 0, x, 0.7 * ((x / 0.7).exp() - 1))),
        .. Both("SELU", "selu", "", static x => 1.0507009873554805 * where(x > 0, x, 1.6732632423543772 * (x.exp() - 1))),
        new("Softmax2d", "[N, 3, H, W]", static run => run.X.exp() / run.X.exp().sum(1, keepdim: true)) { Sizes = "H=1..2 W=1..3" },
        new("RReLU: {lower: 0.1, upper: 0.5}", "[N, 3, H]", static run => Random(run, 0.1, 0.5)) { Sizes = "H=1..3" },
        new("RReLU", "[N, 3]", static run => Random(run, 1.0 / 8, 1.0 / 3)),
        new("rrelu: {lower: 0.2}", "[N, 3, H]", static run => Random(run, 0.2, 1.0 / 3)) { Sizes = "H=1..3" },
        .. Both("Softmax", "softmax", "dim: 1", static x => x.exp() / x.exp().sum(1, keepdim: true)),
        .. Both("Softmax", "softmax", "dim: -1", static x => x.exp() / x.exp().sum(-1, keepdim: true)),
        .. Both("LogSoftmax", "log_softmax", "dim: -2", static x => x - x.exp().sum(1, keepdim: true).log()),
        .. Both("Softmin", "softmin", "dim: 1", static x => (-x).exp() / (-x).exp().sum(1, keepdim: true)),
        .. Both("Sigmoid", "sigmoid", "", static x => 1 / (1 + (-x).exp())),
        .. Both("LogSigmoid", "logsigmoid", "", static x => -(1 + (-x).exp()).log()),
        .. Both("Tanh", "tanh", "", static x => (x.exp() - (-x).exp()) / (x.exp() + (-x).exp())),
        .. Both("Softplus", "softplus", "", static x => (1 + x.exp()).log()),
        .. Both("Softplus", "softplus", "beta: 2, threshold: 3", static x => where(2 * x > 3, x, (1 + (2 * x).exp()).log() / 2)),
        .. Both("Softsign", "softsign", "", static x => x / (1 + x.abs())),
        .. Both("Tanhshrink", "tanhshrink", "", static x => x - x.tanh()),
        .. Both("Softshrink", "softshrink", "lambd: 0.7", static x => x.sign() * (x.abs() - 0.7).maximum(zeros_like(x))),
        .. Both("Hardshrink", "hardshrink", "", static x => where(x.abs() > 0.5, x, zeros_like(x))),
        .. Both("Threshold", "threshold", "threshold: 0.3, value: -2", static x => where(x > 0.3, x, full_like(x, -2))),
        .. Both("GLU", "glu", "dim: 1", static x => x.narrow(1, 0, 2) * x.narrow(1, 2, 2).sigmoid()),
        new("GLU", "[N, H, 6]", static run => run.X.narrow(2, 0, 3) * run.X.narrow(2, 3, 3).sigmoid()) { Sizes = "H=1..3" },
        new("PReLU", "[N, 4, H]", static run => where(run.X > 0, run.X, run["weight"] * run.X)) { Sizes = "H=1..3" },
        new("PReLU: {num_parameters: 4, init: 0.1}", "[N, 4, H]", static run => where(run.X > 0, run.X, run["weight"].view(1, 4, 1) * run.X)) { Sizes = "H=1..3" },
        new("prelu", "[N, 4, H]; [4]", static run => where(run.X > 0, run.X, run.Y.view(1, 4, 1) * run.X)) { Sizes = "H=1..3" },
        new("sigmoid", "int64 [N, H]", static run => run.X.sigmoid()) { Sizes = "H=1..3" },
        new("relu", "int64 [N, H]", static run => run.X.relu()) { Sizes = "H=1..3" },

        // Of a leaf that needs a gradient nothing can be overwritten.
        InPlace("ReLU", "", static x => x.relu()),
        InPlace("Hardtanh", "", static x => Between(x, -1, 1)),
        InPlace("ELU", "alpha: 2, ", static x => where(x > 0, x, 2 * (x.exp() - 1))),
        InPlace("LeakyReLU", "", static x => where(x > 0, x, 0.01 * x)),
        InPlace("CELU", "", static x => where(x > 0, x, x.exp() - 1)),
        InPlace("ELU", "", static x => where(x > 0, x, x.exp() - 1)),
        InPlace("Hardsigmoid", "", Ramp),
        InPlace("Hardswish", "", static x => x * Ramp(x)),
        InPlace("Mish", "", static x => x * (x.exp() + 1).log().tanh()),
        InPlace("ReLU6", "", static x => Between(x, 0, 6)),
        InPlace("SELU", "", static x => x.selu()),
        InPlace("SiLU", "", static x => x * x.sigmoid()),
        InPlace("Threshold", "threshold: 0.5, value: 3, ", static x => where(x > 0.5, x, full_like(x, 3))),
        .. Both("Hardshrink", "hardshrink", "lambd: 2", static x => where(x.abs() > 2, x, zeros_like(x))),
        new("rrelu: {lower: 0.1, upper: 0.5}", "[N, 3]", static run => Random(run, 0.1, 0.5)),
        new("RReLU: {lower: 0.2, upper: 0.2}", "[N, 3]", static run => Random(run, 0.2, 0.2)),
    ];

    public static IEnumerable<(string Layer, string Inputs, string Message)> Mistakes =>
    [
        ("Softmax2d", "[N, 4]", "[N, C, H, W]"),
        ("Softmax2d", "int64 [N, 4, H, W]", "fractions"),
        ("prelu", "int64 [N, 3]; int64 [3]", "fractions"),
        ("prelu", "[N, 3]; int64 [3]", "one type"),
        ("gelu", "int64 [N, 4]", "fractions"),
        ("relu", "bool [N, 4]", "bool"),
        ("relu6", "bool [N, 4]", "bool"),
        ("relu6", "complex64 [N, 4]", "no complex numbers"),
        ("relu", "complex64 [N, 4]", "no complex numbers"),
        ("ReLU", "complex64 [N, 4]", "no complex numbers"),
        ("rrelu", "complex64 [N, 4]", "no complex numbers"),
        ("ReLU6", "complex64 [N, 4]", "no complex numbers"),
        ("hardtanh", "complex64 [N, 4]", "no complex numbers"),
        ("Hardtanh", "complex64 [N, 4]", "no complex numbers"),
        ("Softmax2d", "[N, 3, H]", "[N, C, H, W]"),
        ("softmax: {dim: 3}", "[N, 4]", "'dim' is 3"),
        ("glu: {dim: 1}", "[N, 5]", "odd"),
        ("PReLU: {num_parameters: 3}", "[N, 4]", "number of channels"),
        ("hardtanh: {min_val: 1, max_val: 1}", "[N, 4]", "greater"),
        ("gelu: {approximate: erf}", "[N, 4]", "none, tanh"),
    ];

    private static IEnumerable<OperatorCase> Both(string module, string function, string arguments, Func<Tensor, Tensor> reference)
    {
        foreach (var name in new[] { module, function })
        {
            yield return new(arguments.Length == 0 ? name : $"{name}: {{{arguments}}}", "[N, 4, H]", run => reference(run.X)) { Sizes = "H=1..3", MakeInput = Wide };
        }
    }

    private static OperatorCase InPlace(string module, string arguments, Func<Tensor, Tensor> reference) =>
        new($"{module}: {{{arguments}inplace: true}}", "[N, 4, H]", run => reference(run.X)) { Sizes = "H=1..3", MakeInput = Wide, HasGradient = false };

    /// <summary>Numbers beyond the bends at 3 and 6.</summary>
    private static Tensor Wide(long[] shape) => randn(shape) * 4;

    private static Tensor Random(OperatorRun run, double lower, double upper) =>
        where(run.X > 0, run.X, run.X * (run.Training ? empty(run.X.shape).uniform_(lower, upper) : full_like(run.X, (lower + upper) / 2)));

    private static Tensor Ramp(Tensor x) => Between(x + 3, 0, 6) / 6;

    private static Tensor Between(Tensor x, double least, double greatest) => x.maximum(full_like(x, least)).minimum(full_like(x, greatest));
}

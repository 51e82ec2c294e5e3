using NetSpec.Compiler.Expressions;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Initialisers;

/// <summary>PyTorch's <c>torch.nn.init</c>: how weights are drawn where the spec says so.</summary>
internal static class InitialiserTable
{
    private static readonly (string Word, string CSharp)[] Modes = [("fan_in", "nn.init.FanInOut.FanIn"), ("fan_out", "nn.init.FanInOut.FanOut")];

    private static readonly (string Word, string CSharp)[] Nonlinearities =
    [
        ("leaky_relu", "nn.init.NonlinearityType.LeakyReLU"),
        ("relu", "nn.init.NonlinearityType.ReLU"),
        ("linear", "nn.init.NonlinearityType.Linear"),
        ("sigmoid", "nn.init.NonlinearityType.Sigmoid"),
        ("tanh", "nn.init.NonlinearityType.Tanh"),
    ];

    private static readonly OperatorParameter[] Kaiming =
    [
        Float("a", 0, "Negative slope of the leaky ReLU that follows."),
        Word("mode", "fan_in", "Whether the variance is kept in forward (fan_in) or backward (fan_out).", Modes),
        Word("nonlinearity", "leaky_relu", "The function that follows.", Nonlinearities),
    ];

    private static readonly OperatorParameter[] Gain = [Float("gain", 1, "Scale.")];

    private static readonly OperatorParameter[] Normal = [Float("mean", 0, "Mean."), Float("std", 1, "Standard deviation.")];

    /// <summary>All initialisers.</summary>
    public static IReadOnlyList<Initialiser> All { get; } =
    [
        new("zeros", "nn.init.zeros_", "Zeros."),
        new("ones", "nn.init.ones_", "Ones."),
        new("constant", "nn.init.constant_", "One value.", new OperatorParameter("val", ArgumentKind.Float, "The value.")),
        new("normal", "nn.init.normal_", "A normal distribution.", Normal),
        new("uniform", "nn.init.uniform_", "A uniform distribution.", Float("a", 0, "Least value.").Called("low"), Float("b", 1, "Greatest value.").Called("high")),
        new("trunc_normal", "Initialisation.TruncatedNormal", "A normal distribution cut at two bounds.", [.. Normal, Float("a", -2, "Least value."), Float("b", 2, "Greatest value.")]),
        new("xavier_normal", "nn.init.xavier_normal_", "Glorot and Bengio (2010), normal.", Gain),
        new("xavier_uniform", "nn.init.xavier_uniform_", "Glorot and Bengio (2010), uniform.", Gain),
        new("kaiming_normal", "nn.init.kaiming_normal_", "He et al. (2015), normal.", Kaiming),
        new("kaiming_uniform", "nn.init.kaiming_uniform_", "He et al. (2015), uniform.", Kaiming),
        new("orthogonal", "nn.init.orthogonal_", "An orthogonal matrix (Saxe et al., 2013).", Gain),
        new("dirac", "nn.init.dirac_", "The identity as a convolution."),
        new("eye", "nn.init.eye_", "The identity matrix."),
    ];

    /// <summary>The initialiser of this name, or null.</summary>
    public static Initialiser? Find(string name) => All.FirstOrDefault(initialiser => initialiser.Name == name);
}

/// <summary>An entry of the table. It shares the operators' arguments and their checks, but is no layer.</summary>
internal sealed class Initialiser(string name, string function, string summary, params OperatorParameter[] parameters) : Operator
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => parameters;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => throw new NotSupportedException($"'{name}' is no layer");

    /// <summary>The C# statement's expression that fills <paramref name="target"/>.</summary>
    public string Fill(string target, IReadOnlyDictionary<string, BoundArgument> arguments, ICSharpContext context)
    {
        var written = parameters.Where(parameter => arguments.TryGetValue(parameter.Name, out var argument) && !argument.Value.Equals(parameter.Default));
        var texts = written.Select(parameter => $"{parameter.CSharpName ?? parameter.Name}: {Print(parameter, arguments[parameter.Name].Value, context)}");
        return $"{function}({string.Join(", ", [target, .. texts])})";
    }

    private static string Print(OperatorParameter parameter, Value value, ICSharpContext context) =>
        value is StringValue word ? parameter.Words.First(pair => pair.Word == word.Value).CSharp : context.Print(value);
}

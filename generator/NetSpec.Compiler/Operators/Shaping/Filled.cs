using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>A tensor of one number, or of random ones: takes no input, so what follows it names its own with <c>from</c>.</summary>
internal abstract class Filled(string name, string summary, bool isRandom = false, params OperatorParameter[] more) : Operator
{
    private static readonly OperatorParameter Type = Word(
        "dtype",
        DTypes.Float32,
        "The element type.",
        (DTypes.Float32, "ScalarType.Float32"),
        ("float64", "ScalarType.Float64"),
        (DTypes.Int64, "ScalarType.Int64"),
        (DTypes.Bool, "ScalarType.Bool"));

    private readonly OperatorParameter[] _arguments =
    [
        IntList("size", "The shape; may hold formulas of the inputs' dimensions.", minimum: 1),
        .. more,
        isRandom ? Type with { Words = [.. Type.Words.Where(static word => DTypes.IsFloating(word.Word))] } : Type,
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => _arguments;

    /// <inheritdoc/>
    public override int MinInputs => 0;

    /// <inheritdoc/>
    public override int MaxInputs => 0;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => call.Returns(new TensorType([.. call.Dims("size")!], call.Word("dtype")));

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        // The array type is written out: a list of numbers could as well become a span.
        var sizes = $"new long[] {{ {string.Join(", ", call.Dims("size")!.Select(context.Print))} }}";
        var dtype = Type.Words.First(word => word.Word == call.Word("dtype")).CSharp;
        return $"torch.{name}({string.Join(", ", [sizes, .. More(call, context)])}, dtype: {dtype}, device: {context.Device})";
    }

    /// <summary>The arguments after the shape in C#.</summary>
    protected virtual IEnumerable<string> More(OperatorCall call, ICSharpContext context) => [];
}

/// <summary><c>torch.zeros</c>.</summary>
internal sealed class Zeros() : Filled("zeros", "Zeros.");

/// <summary><c>torch.ones</c>.</summary>
internal sealed class Ones() : Filled("ones", "Ones.");

/// <summary><c>torch.full</c>.</summary>
internal sealed class Full() : Filled("full", "One number throughout.", more: Number("fill_value", "The number."))
{
    /// <inheritdoc/>
    protected override IEnumerable<string> More(OperatorCall call, ICSharpContext context) => [context.Scalar(call.Raw("fill_value")!)];
}

/// <summary><c>torch.randn</c>.</summary>
internal sealed class Randn() : Filled("randn", "Normally distributed random numbers, new in each forward pass, in evaluation too.", isRandom: true);

/// <summary><c>torch.rand</c>.</summary>
internal sealed class Rand() : Filled("rand", "Random numbers from 0 to 1, new in each forward pass, in evaluation too.", isRandom: true);

/// <summary><c>torch.full_like</c>.</summary>
internal sealed class FullLike() : FilledLike("full_like", "One number in the shape and type of the input.")
{
    private static readonly OperatorParameter[] Arguments = [Number("fill_value", "The number.")];

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.full_like({context.Scalar(call.Raw("fill_value")!)})";
}

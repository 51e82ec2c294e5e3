using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Reductions;

/// <summary>Values along a dimension in order, and where they stood.</summary>
internal abstract class Ordered(string name, string summary, params OperatorParameter[] arguments) : Operator
{
    private static readonly string[] Names = ["values", "indices"];

    /// <summary>The dimension.</summary>
    protected static readonly OperatorParameter Along = Axis("dim", -1, "The dimension.");

    /// <summary>The direction.</summary>
    protected static readonly OperatorParameter Descending = Bool("descending", false, "Whether the greatest comes first.");

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => arguments;

    /// <inheritdoc/>
    public override IReadOnlyList<string> OutputNames => Names;

    /// <inheritdoc/>
    public override ResultForm ResultForm => ResultForm.Tuple;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (DTypes.AreReal(call) && Axes.Of(call, "dim") is not null)
        {
            Return(call, call.Input);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.{name}", call, device: false, dtype: false);

    /// <summary>Sets the outputs: values of a shape, and their indices.</summary>
    protected static void Return(OperatorCall call, TensorType values) => call.Returns(values, values with { DType = DTypes.Int64 });
}

/// <summary><c>torch.sort</c>.</summary>
internal sealed class Sort() : Ordered("sort", "A dimension in ascending order, and where each element stood.", Along, Descending, Bool("stable", false, "Whether equal elements keep their order."));

/// <summary><c>torch.argsort</c>.</summary>
internal sealed class ArgSort() : Ordered("argsort", "The indices that put a dimension into ascending order.", Along, Descending)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> OutputNames => [];

    /// <inheritdoc/>
    public override ResultForm ResultForm => ResultForm.Tensor;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (DTypes.AreReal(call) && Axes.Of(call, "dim") is not null)
        {
            call.Returns(call.Input with { DType = DTypes.Int64 });
        }
    }
}

/// <summary><c>torch.topk</c>.</summary>
internal sealed class TopK() : Ordered(
    "topk",
    "The greatest elements along a dimension, in descending order, and where they stood.",
    Int("k", "How many.").Positional(),
    Along,
    Bool("largest", true, "Whether it is the greatest and not the least that are wanted."),
    Bool("sorted", true, "Whether they come in order."))
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Input.DType == DTypes.Bool)
        {
            call.Error("takes no bool, as in PyTorch");
            return;
        }

        if (!DTypes.AreReal(call) || Axes.Of(call, "dim") is not { } axis)
        {
            return;
        }

        var (k, size) = (call.Int("k"), call.Input[axis]);
        if (call.IsNotEmpty(size - k + 1, $"room in dimension {axis}", $"there are no {k} elements among {size}"))
        {
            Return(call, call.Input.With(axis, k));
        }
    }

    // TorchSharp's takes an int where all others take a long.

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        var k = context.Print(call.Raw("k")!);
        var others = Parameters.Skip(1).Where(argument => call.Has(argument.Name)).Select(argument => $"{argument.Name}: {context.Print(call.Raw(argument.Name)!)}");
        return $"{inputs[0]}.topk({string.Join(", ", [call.Int("k").IsConstant ? k : $"(int)({k})", .. others])})";
    }
}

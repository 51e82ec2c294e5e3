using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>A function of two tensors, or of a tensor and a number: <c>mul: [a, b]</c>, <c>mul: {other: 0.5}</c>.</summary>
/// <param name="name">The name, in PyTorch and TorchSharp.</param>
/// <param name="summary">What it does.</param>
/// <param name="maxInputs">2, or any number where the order of evaluation does not matter.</param>
/// <param name="second">PyTorch's name of the second operand.</param>
internal abstract class BinaryFunction(string name, string summary, int maxInputs = 2, string second = "other") : Operator
{
    private readonly OperatorParameter[] _arguments = [Number(second, "The second operand, where it is a number.").Optional("another input")];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => _arguments;

    /// <inheritdoc/>
    public override int MaxInputs => maxInputs;

    /// <inheritdoc/>
    public override bool CanOverwrite(OperatorCall call) => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Has(second) == call.Inputs.Count > 1)
        {
            call.Error(call.Has(second) ? $"takes several inputs or one and '{second}', not both" : $"needs a second input, as in '{call.Operator.Name}: [a, b]', or a number as '{second}'");
        }
        else if (call.Has(second))
        {
            var dtype = ResultType(WithNumber(call.Input.DType, call.Raw(second)!));
            call.Returns(call.Input with { DType = dtype });
        }
        else if (Joined(call) is { } type)
        {
            call.Returns(type with { DType = ResultType(type.DType) });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        Chain(call, inputs, context, first: name);

    /// <inheritdoc/>
    public override string InPlace(OperatorCall call, IReadOnlyList<string> inputs, ICSharpContext context) =>
        Chain(call, inputs, context, first: $"{name}_");

    /// <summary>The type of the result of operands of this type.</summary>
    protected virtual string ResultType(string dtype) => dtype;

    /// <summary>What follows the operand in the C# call.</summary>
    protected virtual string MoreArguments(ICSharpContext context) => "";

    /// <summary>From the third operand on, what the first two made is overwritten: <c>a.add(b, One).add_(c, One)</c>.</summary>
    private string Chain(OperatorCall call, IReadOnlyList<string> inputs, ICSharpContext context, string first)
    {
        var operands = call.Has(second) ? [context.Scalar(call.Raw(second)!)] : inputs.Skip(1);
        var links = operands.Select((operand, i) => $".{(i == 0 ? first : $"{name}_")}({operand}{MoreArguments(context)})");
        return inputs[0] + string.Concat(links);
    }

    private static TensorType? Joined(OperatorCall call)
    {
        var result = call.Input;
        for (var i = 1; i < call.Inputs.Count; i++)
        {
            if (Broadcasting.Join(call, result, call.Inputs[i]) is not { } shape)
            {
                return null;
            }

            // The third and later operands are added to what the first two made, which has to be large enough.
            if (i > 1 && (shape.Count != result.Rank || shape.Where((dim, axis) => result[axis] == 1 && dim != 1).Any()))
            {
                call.Error($"the first inputs make {result}, too small for {call.Inputs[i]}; name the largest first");
                return null;
            }

            var dtype = DTypes.Promote(result.DType, call.Inputs[i].DType);
            if (i > 1 && dtype != result.DType)
            {
                call.Error($"the first inputs make {result.DType}, which does not hold {call.Inputs[i].DType}; name the {dtype} first");
                return null;
            }

            result = new TensorType(shape, dtype);
        }

        return result;
    }

    private static string WithNumber(string dtype, Value value) => value switch
    {
        FloatValue or SymbolicValue { Term.Type: TermType.Float } => DTypes.Fractional(dtype),
        _ => dtype == DTypes.Bool ? DTypes.Int64 : dtype,
    };

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

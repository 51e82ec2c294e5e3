using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>A function of two tensors, element by element, that knows no numbers.</summary>
internal abstract class FunctionOfTwo(string name, string summary) : Operator
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Broadcasting.Join(call, call.Inputs[0], call.Inputs[1]) is { } shape)
        {
            call.Returns(new TensorType(shape, ResultType(DTypes.Promote(call.Inputs[0].DType, call.Inputs[1].DType))));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{inputs[0]}.{name}({inputs[1]})";

    /// <summary>The type of the result of operands of this type.</summary>
    protected virtual string ResultType(string dtype) => dtype;

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

/// <summary>The smaller or greater of two.</summary>
internal abstract class ExtremumOfTwo(string name, string summary) : FunctionOfTwo(name, summary)
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (DTypes.AreReal(call))
        {
            base.Infer(call);
        }
    }
}

/// <summary><c>torch.minimum</c>.</summary>
internal sealed class Minimum() : ExtremumOfTwo("minimum", "The smaller of two tensors, element by element.");

/// <summary><c>torch.maximum</c>.</summary>
internal sealed class Maximum() : ExtremumOfTwo("maximum", "The greater of two tensors, element by element.");

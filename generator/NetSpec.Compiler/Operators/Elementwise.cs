using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators;

/// <summary>The element types that an operator on each element takes, and what comes out.</summary>
internal enum ElementRule
{
    /// <summary>Numbers of any type, which stays.</summary>
    Numbers,

    /// <summary>Numbers of a type that has an order, which complex ones have not; it stays.</summary>
    Ordered,

    /// <summary>Only types that hold fractions: libtorch has no kernel for others.</summary>
    Fractions,

    /// <summary>Any type; whole numbers become fractions.</summary>
    ToFractions,
}

/// <summary>The shape rule of operators that work on each element: the shape stays.</summary>
internal static class Elementwise
{
    /// <summary>PyTorch's <c>inplace</c>.</summary>
    public static OperatorParameter InPlace { get; } = Bool("inplace", false, "Whether the input is overwritten, as in PyTorch; NetSpec's functions work in place by themselves wherever it is safe.");

    /// <summary>Infers the result.</summary>
    public static void Infer(OperatorCall call, ElementRule rule)
    {
        if (rule == ElementRule.Fractions && !DTypes.HoldsFractions(call, call.Input))
        {
            return;
        }

        if (rule == ElementRule.Ordered && !DTypes.AreReal(call))
        {
            return;
        }

        if (rule is ElementRule.Numbers or ElementRule.Ordered && call.Input.DType == DTypes.Bool)
        {
            call.Error("needs numbers; bool comes in");
            return;
        }

        call.Returns(rule == ElementRule.ToFractions ? call.Input with { DType = DTypes.Fractional(call.Input.DType) } : call.Input);
    }
}

/// <summary>A module without weights that works on each element.</summary>
internal abstract class ElementwiseModule(string name, string summary, ElementRule rule, params OperatorParameter[] arguments) : Operator
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => Elementwise.Infer(call, rule);

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

/// <summary>A function that works on each element; its arguments are numbers and become cached Scalars.</summary>
internal abstract class ElementwiseFunction(string name, string summary, ElementRule rule, params OperatorParameter[] arguments) : Operator
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => arguments;

    /// <summary>Whether TorchSharp has it as <c>name_</c>, returning the tensor itself.</summary>
    protected virtual bool HasInPlaceForm => false;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => Elementwise.Infer(call, rule);

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.{name}({Scalars(call, context)})";

    /// <inheritdoc/>
    public override bool CanOverwrite(OperatorCall call) => HasInPlaceForm;

    /// <inheritdoc/>
    public override string InPlace(OperatorCall call, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.{name}_({Scalars(call, context)})";

    /// <summary>The C# arguments.</summary>
    protected virtual string Scalars(OperatorCall call, ICSharpContext context) =>
        string.Join(", ", arguments.Select(argument => context.Scalar(call.Raw(argument.Name)!)));

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.AsInputs;
}

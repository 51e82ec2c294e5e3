using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.nan_to_num</c>.</summary>
internal sealed class NanToNum : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Float("nan", 0, "What stands for NaN."),
        Float("posinf", "What stands for infinity.").Optional("the greatest number"),
        Float("neginf", "What stands for minus infinity.").Optional("the least number"),
    ];

    /// <inheritdoc/>
    public override string Name => "nan_to_num";

    /// <inheritdoc/>
    public override string Summary => "x with numbers where it has none.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => Elementwise.Infer(call, ElementRule.Fractions);

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.nan_to_num", call, device: false, dtype: false);
}

/// <summary>Whether elements are of a sort.</summary>
internal abstract class ElementTest(string name, string summary) : ElementwiseFunction(name, summary, ElementRule.Fractions)
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call) => call.Returns(call.Input with { DType = DTypes.Bool });
}

/// <summary><c>torch.isnan</c>.</summary>
internal sealed class IsNan() : ElementTest("isnan", "True where x is no number.");

/// <summary><c>torch.isinf</c>.</summary>
internal sealed class IsInf() : ElementTest("isinf", "True where x is infinite.");

/// <summary><c>torch.isfinite</c>.</summary>
internal sealed class IsFinite() : ElementTest("isfinite", "True where x is a number and finite.");

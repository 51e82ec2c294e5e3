using NetSpec.Compiler.Expressions;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.clamp</c>.</summary>
internal sealed class Clamp() : ElementwiseFunction("clamp", "x, but not below min nor above max.", ElementRule.Numbers, Least, Greatest)
{
    private static readonly OperatorParameter Least = Number("min", "The least result.").Optional("no bound");

    private static readonly OperatorParameter Greatest = Number("max", "The greatest result.").Optional("no bound");

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var bounds = Bounds(call).Select(bound => call.Raw(bound.Name)).ToList();
        if (bounds.Count == 0)
        {
            call.Error("needs 'min', 'max' or both");
            return;
        }

        if (!DTypes.AreReal(call))
        {
            return;
        }

        // Between whole numbers whole numbers stay whole.
        var isFraction = bounds.Any(static bound => bound is FloatValue or SymbolicValue { Term.Type: TermType.Float });
        Elementwise.Infer(call, isFraction ? ElementRule.ToFractions : ElementRule.Numbers);
    }

    /// <inheritdoc/>
    protected override string Scalars(OperatorCall call, ICSharpContext context) =>
        string.Join(", ", Bounds(call).Select(bound => $"{bound.Name}: {context.Scalar(call.Raw(bound.Name)!)}"));

    private IEnumerable<OperatorParameter> Bounds(OperatorCall call) => Parameters.Where(bound => call.Has(bound.Name));
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Activations;

/// <summary><c>torch.nn.Hardtanh</c>; TorchSharp's own returns its input unchanged (TorchSharp handbook 3.1), so the runtime has one.</summary>
internal sealed class Hardtanh() : ElementwiseModule("Hardtanh", Formula, ElementRule.Fractions, Least, Greatest, Elementwise.InPlace)
{
    /// <summary>What it computes.</summary>
    public const string Formula = "min(max(x, min_val), max_val).";

    /// <summary>The argument <c>min_val</c>.</summary>
    public static readonly OperatorParameter Least = Float("min_val", -1, "The least result.").Called("minVal");

    /// <summary>The argument <c>max_val</c>.</summary>
    public static readonly OperatorParameter Greatest = Float("max_val", 1, "The greatest result.").Called("maxVal");

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (IsRange(call) && DTypes.AreReal(call))
        {
            base.Infer(call);
        }
    }

    /// <inheritdoc/>
    public override string CSharpType(OperatorCall call) => RuntimeModule.Type(this);

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => RuntimeModule.Construct(call, context, device: false, dtype: false);

    /// <summary>Reports a range with nothing in it.</summary>
    public static bool IsRange(OperatorCall call)
    {
        if (call.Number("min_val") >= call.Number("max_val"))
        {
            call.Error("'max_val' must be greater than 'min_val'", "max_val");
            return false;
        }

        return true;
    }
}

/// <summary><c>torch.nn.functional.hardtanh</c>.</summary>
internal sealed class HardtanhFunction() : ElementwiseFunction("hardtanh", Hardtanh.Formula, ElementRule.Fractions, Hardtanh.Least, Hardtanh.Greatest)
{
    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Hardtanh.IsRange(call) && DTypes.AreReal(call))
        {
            base.Infer(call);
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.clamp({Scalars(call, context)})";

    /// <inheritdoc/>
    protected override bool HasInPlaceForm => true;

    /// <inheritdoc/>
    public override string InPlace(OperatorCall call, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.clamp_({Scalars(call, context)})";
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.logit</c>.</summary>
internal sealed class Logit() : ElementwiseFunction(
    "logit",
    "log(x / (1 - x)), the inverse of sigmoid.",
    ElementRule.ToFractions,
    Float("eps", "x is first kept this far from 0 and 1.").Optional("none"))
{
    /// <inheritdoc/>
    protected override string Scalars(OperatorCall call, ICSharpContext context) => call.Has("eps") ? $"eps: {context.Print(call.Raw("eps")!)}" : "";
}

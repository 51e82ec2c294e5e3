using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Reductions;

/// <summary>What <c>var</c> and <c>std</c> share.</summary>
internal abstract class Spread(string name, string summary) : Reduction(name, summary, Bool("unbiased", true, "Whether the divisor is one less than the number of elements."))
{
    /// <inheritdoc/>
    protected override string? ResultType(OperatorCall call) => DTypes.HoldsFractions(call, call.Input) ? call.Input.DType : null;

    /// <inheritdoc/>
    protected override string More(OperatorCall call, ICSharpContext context) => call.Has("unbiased") ? $"unbiased: {context.Print(call.Raw("unbiased")!)}" : "";
}

/// <summary><c>torch.var</c>.</summary>
internal sealed class Var() : Spread("var", "Variance over dimensions.");

/// <summary><c>torch.std</c>.</summary>
internal sealed class Std() : Spread("std", "Standard deviation over dimensions.")
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;
}

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

/// <summary>What <c>var_mean</c> and <c>std_mean</c> share: two outputs.</summary>
internal abstract class SpreadAndMean(string name, string summary, string spread) : Spread(name, summary)
{
    private readonly string[] _names = [spread, "mean"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OutputNames => _names;

    /// <inheritdoc/>
    public override ResultForm ResultForm => ResultForm.Tuple;

    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        base.Infer(call);
        call.Returns([.. call.Outputs, .. call.Outputs]);
    }
}

/// <summary><c>torch.var_mean</c>.</summary>
internal sealed class VarMean() : SpreadAndMean("var_mean", "Variance and mean over dimensions.", "var");

/// <summary><c>torch.std_mean</c>.</summary>
internal sealed class StdMean() : SpreadAndMean("std_mean", "Standard deviation and mean over dimensions.", "std");

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>What comes of all elements up to each along a dimension.</summary>
internal abstract class Cumulation(string name, string summary) : Operator
{
    private static readonly OperatorParameter[] Arguments = [Axis("dim", "The dimension.").Positional()];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim") is not null)
        {
            call.Returns(call.Input with { DType = ResultType(call.Input.DType) });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.{name}", call, device: false, dtype: false);

    /// <summary>The type of the result for an input of this type.</summary>
    protected virtual string ResultType(string dtype) => DTypes.IsFloating(dtype) ? dtype : DTypes.Int64;
}

/// <summary><c>torch.cumsum</c>.</summary>
internal sealed class CumSum() : Cumulation("cumsum", "The sums of all elements up to each along a dimension.");

/// <summary><c>torch.cumprod</c>.</summary>
internal sealed class CumProd() : Cumulation("cumprod", "The products of all elements up to each along a dimension.")
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;
}

/// <summary><c>torch.logcumsumexp</c>.</summary>
internal sealed class LogCumSumExp() : Cumulation("logcumsumexp", "The logarithms of the sums of the exponentials of all elements up to each along a dimension.")
{
    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (DTypes.HoldsFractions(call, call.Input))
        {
            base.Infer(call);
        }
    }
}

/// <summary>The greatest or least elements up to each along a dimension, and where they stand.</summary>
internal abstract class CumulativeExtremum(string name, string summary) : Cumulation(name, summary)
{
    private static readonly string[] Names = ["values", "indices"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OutputNames => Names;

    /// <inheritdoc/>
    public override ResultForm ResultForm => ResultForm.Tuple;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (DTypes.AreReal(call) && Axes.Of(call, "dim") is not null)
        {
            call.Returns(call.Input, call.Input with { DType = DTypes.Int64 });
        }
    }
}

/// <summary><c>torch.cummax</c>.</summary>
internal sealed class CumMax() : CumulativeExtremum("cummax", "The greatest of all elements up to each along a dimension, and where it stands.");

/// <summary><c>torch.cummin</c>.</summary>
internal sealed class CumMin() : CumulativeExtremum("cummin", "The least of all elements up to each along a dimension, and where it stands.");

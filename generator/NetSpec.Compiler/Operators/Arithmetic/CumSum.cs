using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.cumsum</c>.</summary>
internal sealed class CumSum : Operator
{
    private static readonly OperatorParameter[] Arguments = [Axis("dim", "The dimension.").Positional()];

    /// <inheritdoc/>
    public override string Name => "cumsum";

    /// <inheritdoc/>
    public override string Summary => "The sums of all elements up to each along a dimension.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (Axes.Of(call, "dim") is not null)
        {
            call.Returns(call.Input with { DType = DTypes.IsFloating(call.Input.DType) ? call.Input.DType : DTypes.Int64 });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.cumsum", call, device: false, dtype: false);
}

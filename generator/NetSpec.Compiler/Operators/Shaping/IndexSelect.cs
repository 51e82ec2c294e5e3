using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.index_select</c> of a tensor and a list of indices.</summary>
internal sealed class IndexSelect : Operator
{
    private static readonly OperatorParameter[] Arguments = [Axis("dim", "The dimension.")];

    /// <inheritdoc/>
    public override string Name => "index_select";

    /// <inheritdoc/>
    public override string Summary => "The slices of a dimension that an index of one dimension names.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var index = call.Inputs[1];
        if (Axes.Of(call, "dim") is not { } axis || !DTypes.IsIndex(call, index))
        {
            return;
        }

        if (index.Rank > 1)
        {
            call.Error($"needs an index of one dimension; {index} comes in");
            return;
        }

        call.Returns(call.Input.With(axis, index.ElementCount));
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.index_select({context.Print(call.Raw("dim")!)}, {inputs[1]})";
}

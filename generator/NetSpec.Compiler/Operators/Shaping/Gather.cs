using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.gather</c> of a tensor and an index of the same rank.</summary>
internal sealed class Gather : Operator
{
    private static readonly OperatorParameter[] Arguments = [Axis("dim", "The dimension that the index runs over.")];

    /// <inheritdoc/>
    public override string Name => "gather";

    /// <inheritdoc/>
    public override string Summary => "For each element of an index, the input's element there.";

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

        if (index.Rank != call.Input.Rank)
        {
            call.Error($"needs an index with as many dimensions as {call.Input}; {index} comes in");
            return;
        }

        if (Enumerable.Range(0, index.Rank).All(i => i == axis || IsWithin(call, index, i, call.Input)))
        {
            call.Returns(index with { DType = call.Input.DType });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        $"{inputs[0]}.gather({context.Print(call.Raw("dim")!)}, {inputs[1]})";

    /// <summary>Reports an index that is larger than a tensor along a dimension.</summary>
    public static bool IsWithin(OperatorCall call, TensorType index, int axis, TensorType tensor) =>
        (tensor[axis] - index[axis]).ConstantValue is >= 0 || call.AreProved(index[axis], $"dimension {axis} of the index", tensor[axis], $"of {tensor}");
}

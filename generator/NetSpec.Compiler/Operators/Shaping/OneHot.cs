using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.nn.functional.one_hot</c>.</summary>
internal sealed class OneHot : Operator
{
    private static readonly OperatorParameter[] Arguments = [Int("num_classes", "How many classes there are.")];

    /// <inheritdoc/>
    public override string Name => "one_hot";

    /// <inheritdoc/>
    public override string Summary => "For each index a row of zeros with a 1 where the index says.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (call.Input.DType != DTypes.Int64)
        {
            call.Error($"needs an index of type int64; {call.Input.DType} comes in");
        }
        else
        {
            call.Returns(new TensorType([.. call.Input.Shape, call.Int("num_classes")], DTypes.Int64));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.one_hot", inputs, call);
}

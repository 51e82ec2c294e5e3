using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.tile</c>.</summary>
internal sealed class Tile : Operator
{
    private static readonly OperatorParameter[] Arguments = [IntList("dims", "How often along each dimension, the last ones first; new dimensions stand in front.", minimum: 0).Positional()];

    /// <inheritdoc/>
    public override string Name => "tile";

    /// <inheritdoc/>
    public override string Summary => "The tensor as a whole several times along dimensions.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var times = call.Dims("dims")!;
        var rank = Math.Max(times.Length, call.Input.Rank);
        call.Returns(call.Input with { Shape = [.. Enumerable.Range(1, rank).Reverse().Select(back => At(times, back) * At([.. call.Input.Shape], back))] });
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Invoke($"{inputs[0]}.tile", call, device: false, dtype: false);

    /// <summary>An entry counted from the end; 1 where there is none.</summary>
    private static Dim At(Dim[] sizes, int back) => back > sizes.Length ? 1 : sizes[sizes.Length - back];
}

using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.linalg.cross</c>; <c>torch.cross</c> looks for a dimension of 3 where none is named, and TorchSharp's takes a number.</summary>
internal sealed class Cross : Operator
{
    private static readonly OperatorParameter[] Arguments = [Axis("dim", -1, "The dimension of the vectors, of size 3.")];

    /// <inheritdoc/>
    public override string Name => "cross";

    /// <inheritdoc/>
    public override string Summary => "The cross product of vectors of three numbers.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (first, second) = (call.Inputs[0], call.Inputs[1]);
        if (first.Rank != second.Rank)
        {
            call.Error($"takes two inputs of as many dimensions; {first} and {second} come in");
        }
        else if (DTypes.HoldsFractions(call, first) && DTypes.AreOne(call) && Axes.Of(call, "dim") is { } axis
            && call.Inputs.All(input => call.AreEqual(input[axis], $"dimension {axis} of {input}", 3, "the dimensions of a cross product"))
            && Broadcasting.Join(call, first, second) is { } shape)
        {
            call.Returns(first with { Shape = shape });
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => context.Apply("torch.linalg.cross", inputs, call);
}

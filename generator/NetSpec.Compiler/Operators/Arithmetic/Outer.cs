using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.outer</c>.</summary>
internal sealed class Outer : Operator
{
    /// <inheritdoc/>
    public override string Name => "outer";

    /// <inheritdoc/>
    public override string Summary => "The products of each element of one vector with each of another.";

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        if (a.Rank != 1 || b.Rank != 1)
        {
            call.Error($"takes two tensors of one dimension; {a} and {b} come in");
            return;
        }

        call.Returns(new TensorType([a[0], b[0]], DTypes.Promote(a.DType, b.DType)));
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{inputs[0]}.outer({inputs[1]})";
}

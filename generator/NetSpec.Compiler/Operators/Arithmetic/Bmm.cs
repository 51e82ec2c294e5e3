using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary><c>torch.bmm</c>.</summary>
internal sealed class Bmm : Operator
{
    /// <inheritdoc/>
    public override string Name => "bmm";

    /// <inheritdoc/>
    public override string Summary => "Matrix products of two batches.";

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        if (a.Rank != 3 || b.Rank != 3)
        {
            call.Error($"takes [B, n, m] and [B, m, p]; {a} and {b} come in");
        }
        else if (a.DType == DTypes.Bool)
        {
            call.Error("has no kernel for bool");
        }
        else if (DTypes.AreOne(call) && call.AreEqual(a[0], $"the batch of {a}", b[0], $"of {b}") && call.AreEqual(a[2], $"the last dimension of {a}", b[1], $"the second to last of {b}"))
        {
            call.Returns(new TensorType([a[0], a[1], b[2]], a.DType));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{inputs[0]}.bmm({inputs[1]})";
}

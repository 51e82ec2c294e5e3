using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>
/// <c>torch.matmul</c>. Like <c>bmm</c> and <c>einsum</c> it counts no multiply-adds: papers count convolutions, linear layers and
/// attention, the latter where it is written as <c>scaled_dot_product_attention</c> or <c>MultiheadAttention</c>.
/// </summary>
internal sealed class MatMul : Operator
{
    /// <inheritdoc/>
    public override string Name => "matmul";

    /// <inheritdoc/>
    public override string Summary => "Matrix product of the last two dimensions.";

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        if (a.Rank == 0 || b.Rank == 0)
        {
            call.Error("needs at least one dimension of both inputs");
            return;
        }

        if (!DTypes.AreOne(call))
        {
            return;
        }

        if (a.DType == DTypes.Bool)
        {
            call.Error("has no kernel for bool");
            return;
        }

        // A vector takes part as a matrix of one row or one column, which the result has not.
        var (columns, rows) = (a[-1], b.Rank == 1 ? b[0] : b[-2]);
        if (!call.AreEqual(columns, $"the last dimension of {a}", rows, $"the {(b.Rank == 1 ? "" : "second to ")}last of {b}"))
        {
            return;
        }

        Dim[] kept = [.. a.Rank == 1 ? [] : new[] { a[-2] }, .. b.Rank == 1 ? [] : new[] { b[-1] }];
        if (Broadcasting.Join(call, Batch(a), Batch(b)) is { } batch)
        {
            call.Returns(new TensorType([.. batch, .. kept], a.DType));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) => $"{inputs[0]}.matmul({inputs[1]})";

    private static TensorType Batch(TensorType type) => type with { Shape = [.. type.Shape.Take(Math.Max(0, type.Rank - 2))] };
}

using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>The distances of the vectors of two tensors, one by one.</summary>
internal abstract class PairwiseDistanceOperator(string name) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Float("p", 2, "Which norm."),
        Float("eps", 1e-6, "Added to the differences."),
        Bool("keepdim", false, "Whether the dimension of the vectors stays, with size 1."),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "The distance of two vectors, along the last dimension.";

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
        if (first.Rank == 0 || second.Rank == 0)
        {
            call.Error("needs at least one dimension of both inputs");
        }
        else if (DTypes.HoldsFractions(call, first) && DTypes.HoldsFractions(call, second) && call.KnownFlag("keepdim") is { } keeps && Broadcasting.Join(call, first, second) is { } shape)
        {
            call.Returns(new TensorType([.. shape.Take(shape.Count - 1), .. keeps ? [Dim.Constant(1)] : Array.Empty<Dim>()], DTypes.Promote(first.DType, second.DType)));
        }
    }
}

/// <summary><c>torch.nn.PairwiseDistance</c>.</summary>
internal sealed class PairwiseDistance() : PairwiseDistanceOperator("PairwiseDistance");

/// <summary><c>torch.nn.functional.pairwise_distance</c>.</summary>
internal sealed class PairwiseDistanceFunction() : PairwiseDistanceOperator("pairwise_distance")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.pairwise_distance", inputs, call);
}

/// <summary><c>torch.cdist</c>.</summary>
internal sealed class CDist : Operator
{
    private static readonly OperatorParameter[] Arguments = [Float("p", 2, "Which norm; not negative.")];

    /// <inheritdoc/>
    public override string Name => "cdist";

    /// <inheritdoc/>
    public override string Summary => "The distance of each row of the first input to each row of the second.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override int MinInputs => 2;

    /// <inheritdoc/>
    public override int MaxInputs => 2;

    /// <inheritdoc/>
    public override bool SavesOutput => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        if (a.Rank < 2 || b.Rank < 2)
        {
            call.Error($"takes [..., P, M] and [..., R, M]; {a} and {b} come in");
        }
        else if (call.Number("p") < 0)
        {
            call.Error("'p' is negative", "p");
        }
        else if (DTypes.HoldsFractions(call, a) && DTypes.AreReal(call) && DTypes.AreOne(call) && call.AreEqual(a[-1], $"the last dimension of {a}", b[-1], $"of {b}") && Broadcasting.Join(call, Batch(a), Batch(b)) is { } batch)
        {
            call.Returns(new TensorType([.. batch, a[-2], b[-2]], a.DType));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("torch.cdist", inputs, call);

    private static TensorType Batch(TensorType type) => type with { Shape = [.. type.Shape.Take(type.Rank - 2)] };
}

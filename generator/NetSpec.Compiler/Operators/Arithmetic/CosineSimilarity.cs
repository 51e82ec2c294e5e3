using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Arithmetic;

/// <summary>The cosine of the angle between vectors.</summary>
internal abstract class CosineSimilarityOperator(string name) : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Axis("dim", 1, "The dimension of the vectors, which goes."),
        Float("eps", 1e-8, "The least length that is divided by."),
    ];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => "The cosine of the angle between two vectors, along a dimension.";

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
        else if (DTypes.HoldsFractions(call, first) && DTypes.HoldsFractions(call, second) && DTypes.AreReal(call)
            && Axes.Of(call, "dim") is { } axis && Broadcasting.Join(call, first, second) is { } shape)
        {
            call.Returns(new TensorType([.. shape.Where((_, i) => i != axis)], DTypes.Promote(first.DType, second.DType)));
        }
    }
}

/// <summary><c>torch.nn.CosineSimilarity</c>.</summary>
internal sealed class CosineSimilarity() : CosineSimilarityOperator("CosineSimilarity");

/// <summary><c>torch.nn.functional.cosine_similarity</c>.</summary>
internal sealed class CosineSimilarityFunction() : CosineSimilarityOperator("cosine_similarity")
{
    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        context.Apply("nn.functional.cosine_similarity", inputs, call);
}

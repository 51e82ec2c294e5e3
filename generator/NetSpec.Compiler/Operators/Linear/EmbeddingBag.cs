using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Linear;

/// <summary><c>torch.nn.EmbeddingBag</c>: the sum, mean or maximum of the vectors of several indices.</summary>
internal sealed class EmbeddingBag : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Int("num_embeddings", "Number of vectors: one more than the largest index."),
        Int("embedding_dim", "Size of each vector.").Called("embedding_dims"),
        Float("max_norm", "Vectors that are longer are shortened to this norm as they are looked up.").Optional("none"),
        Float("norm_type", 2, "The p of the norm that 'max_norm' means."),
        Bool("scale_grad_by_freq", false, "Whether gradients are divided by how often an index occurs in the batch; not with 'max'."),
        Word("mode", "mean", "What is made of the vectors of a bag.", ("sum", "EmbeddingBagMode.Sum"), ("mean", "EmbeddingBagMode.Mean"), ("max", "EmbeddingBagMode.Max")),
        Bool("sparse", false, "Whether the gradient is a sparse tensor, which few optimisers take; not with 'max'."),
        Bool("include_last_offset", false, "Whether the offsets end with the number of indices, which begins no bag."),
        Int("padding_idx", "An index that counts for nothing.", minimum: 0).Called("padding_index").Optional("none"),
    ];

    /// <inheritdoc/>
    public override string Name => "EmbeddingBag";

    /// <inheritdoc/>
    public override string Summary => "The mean, sum or maximum of the vectors of bags of indices: [N, L], a row for each bag, or [L] and where each bag begins. With 'sum' a last input may weigh the indices.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Embedding of bags";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override bool HasOwnParameters => true;

    /// <inheritdoc/>
    public override int MaxInputs => 3;

    // TorchSharp's property makes a new tensor at each reading: forward must not ask it.

    /// <inheritdoc/>
    public override string? Weight(OperatorCall call) => null;

    /// <inheritdoc/>
    protected override bool HasDevice => true;

    /// <inheritdoc/>
    protected override bool HasDType => true;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var (indices, count, size) = (call.Input, call.Int("num_embeddings"), call.Int("embedding_dim"));
        if (TakesIndices(call, indices) && TakesOffsets(call, indices) && TakesMode(call) && HasPadding(call, count) && TakesWeights(call, indices) && Bags(call, indices) is { } bags)
        {
            call.Owns("weight", count, size);
            call.Returns(new TensorType([bags, size]));
        }
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context) =>
        call.Input.Rank == 2 && inputs.Count > 1 ? $"{self}.call({inputs[0]}, null, {inputs[1]})" : base.Forward(call, self, inputs, context);

    private static bool TakesIndices(OperatorCall call, TensorType indices)
    {
        var (rank, most) = (indices.Rank, indices.Rank == 1 ? 3 : 2);
        if (rank is not (1 or 2) || call.Inputs.Count > most || (rank == 1 && call.Inputs.Count < 2))
        {
            call.Error($"takes [N, L] and perhaps weights, or [L], offsets and perhaps weights; {string.Join(", ", call.Inputs)} comes in");
            return false;
        }

        if (indices.DType != DTypes.Int64)
        {
            call.Error($"needs indices of type int64; {indices.DType} comes in");
            return false;
        }

        return true;
    }

    private static bool TakesOffsets(OperatorCall call, TensorType indices)
    {
        if (indices.Rank == 2 && call.KnownFlag("include_last_offset") != false)
        {
            call.Error("has no offsets with indices [N, L]", "include_last_offset");
            return false;
        }

        return true;
    }

    private static bool TakesMode(OperatorCall call)
    {
        var refused = call.Word("mode") != "max" ? null : call.Flag("scale_grad_by_freq") ? "scale_grad_by_freq" : call.Flag("sparse") ? "sparse" : null;
        if (refused is not null)
        {
            call.Error($"'{refused}' has no meaning for mode 'max'", refused);
        }

        return refused is null;
    }

    private static bool HasPadding(OperatorCall call, Dim count)
    {
        if (call.OptionalInt("padding_idx") is { } index && (index - count).ConstantValue >= 0)
        {
            call.Error($"'padding_idx' {index} is none of the {count} indices", "padding_idx");
            return false;
        }

        return true;
    }

    private static bool TakesWeights(OperatorCall call, TensorType indices)
    {
        if (call.Inputs.Count == indices.Rank switch { 1 => 2, _ => 1 })
        {
            return true;
        }

        var weights = call.Inputs[call.Inputs.Count - 1];
        if (call.Word("mode") != "sum")
        {
            call.Error("takes weights with 'mode: sum' only", "mode");
            return false;
        }

        if (weights.DType != DTypes.Float32 || weights.Rank != indices.Rank)
        {
            call.Error($"needs a weight of type float32 for each index of {indices}; {weights} of type {weights.DType} comes in");
            return false;
        }

        return Enumerable.Range(0, indices.Rank).All(axis => call.AreEqual(weights[axis], $"dimension {axis} of the weights {weights}", indices[axis], $"of the indices {indices}"));
    }

    /// <summary>The number of bags; null after a mistake was reported.</summary>
    private static Dim? Bags(OperatorCall call, TensorType indices)
    {
        if (indices.Rank == 2)
        {
            return indices[0];
        }

        var offsets = call.Inputs[1];
        if (offsets.DType != DTypes.Int64 || offsets.Rank != 1)
        {
            call.Error($"needs offsets of type int64 and one dimension; {offsets} of type {offsets.DType} comes in");
            return null;
        }

        var bags = call.KnownFlag("include_last_offset") switch { null => null, true => offsets[0] - 1, _ => offsets[0] };
        return bags is null || call.IsNotEmpty(bags, "the number of bags", $"{offsets} holds no beginning of a bag") ? bags : null;
    }
}

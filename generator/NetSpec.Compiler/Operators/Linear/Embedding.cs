using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Linear;

/// <summary><c>torch.nn.Embedding</c>: a vector for each index.</summary>
internal sealed class Embedding : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        Int("num_embeddings", "Number of vectors: one more than the largest index."),
        Int("embedding_dim", "Size of each vector.").Called("embedding_dims"),
        Int("padding_idx", "An index whose vector starts at zero and gets no gradient; negative counts from the end.", minimum: null).Optional("none"),
        Float("max_norm", "Vectors that are longer are shortened to this norm as they are looked up.").Optional("none"),
        Float("norm_type", 2, "The p of the norm that 'max_norm' means."),
        Bool("scale_grad_by_freq", false, "Whether gradients are divided by how often an index occurs in the batch."),
        Bool("sparse", false, "Whether the gradient is a sparse tensor, which few optimisers take."),
    ];

    /// <inheritdoc/>
    public override string Name => "Embedding";

    /// <inheritdoc/>
    public override string Summary => "A vector for each index.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => "Embedding";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

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
        var count = call.Int("num_embeddings");
        if (!DTypes.IsIndex(call, call.Input) || !HasPadding(call, count))
        {
            return;
        }

        var size = call.Int("embedding_dim");
        call.Owns("weight", count, size);
        call.Returns(new TensorType([.. call.Input.Shape, size]));
    }

    private static bool HasPadding(OperatorCall call, Dim count)
    {
        if (call.OptionalInt("padding_idx") is { } index && ((index - count).ConstantValue >= 0 || (index + count).ConstantValue < 0))
        {
            call.Error($"'padding_idx' {index} is none of the {count} indices", "padding_idx");
            return false;
        }

        return true;
    }
}

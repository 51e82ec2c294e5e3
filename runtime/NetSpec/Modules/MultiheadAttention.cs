using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetSpec.Modules;

/// <summary>
/// Multi-head attention, batch first, with PyTorch's keys: <c>in_proj_weight</c>, <c>in_proj_bias</c>, <c>out_proj.weight</c> and
/// <c>out_proj.bias</c>; where keys or values have another width than queries, <c>q_proj_weight</c>, <c>k_proj_weight</c> and
/// <c>v_proj_weight</c> stand for the first. It gives the attended values and no weights.
/// </summary>
/// <remarks>
/// Shapes: query [N, L, E], key [N, S, kdim], value [N, S, vdim], mask [L, S], [N · heads, L, S] or anything that four dimensions
/// [N, heads, L, S] are broadcast from; result [N, L, E]. Of a mask of type bool true means, as in PyTorch's module and unlike its
/// <c>scaled_dot_product_attention</c>, that the key is not looked at; a mask of numbers is added to the scores.
/// The mask of the keys' padding, [N, S], says the same of whole keys; it may come with the other, and to a causal layer.
/// </remarks>
public sealed class MultiheadAttention : nn.Module<Tensor, Tensor, Tensor, Tensor?, Tensor?, Tensor>, nn.IModule<Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor, Tensor?, Tensor>
{
    private readonly long _numHeads;
    private readonly double _dropout;
    private readonly bool _isCausal;

    /// <summary>Creates the module with PyTorch's default initialisation.</summary>
    /// <param name="embedDim">The width of queries and results.</param>
    /// <param name="numHeads">The number of heads, which divides <paramref name="embedDim"/>.</param>
    /// <param name="dropout">The probability, in training, that an attention weight is dropped.</param>
    /// <param name="bias">Whether the projections add a bias.</param>
    /// <param name="kdim">The width of keys; default: <paramref name="embedDim"/>.</param>
    /// <param name="vdim">The width of values; default: <paramref name="embedDim"/>.</param>
    /// <param name="isCausal">Whether a position looks only at itself and those before.</param>
    /// <param name="device">Where the weights live; default: the CPU.</param>
    /// <param name="dtype">Type of the weights; default: float32.</param>
    public MultiheadAttention(
        long embedDim,
        long numHeads,
        double dropout = 0,
        bool bias = true,
        long? kdim = null,
        long? vdim = null,
        bool isCausal = false,
        Device? device = null,
        ScalarType? dtype = null)
        : base(nameof(MultiheadAttention))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(embedDim);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numHeads);
        if (embedDim % numHeads != 0)
        {
            throw new ArgumentException($"MultiheadAttention: {numHeads} heads cannot share a width of {embedDim}.", nameof(numHeads));
        }

        (_numHeads, _dropout, _isCausal) = (numHeads, dropout, isCausal);
        OutProj = nn.Linear(embedDim, embedDim, hasBias: bias, device: device, dtype: dtype);
        if ((kdim ?? embedDim) == embedDim && (vdim ?? embedDim) == embedDim)
        {
            Own("in_proj_weight", empty(3 * embedDim, embedDim, dtype, device));
        }
        else
        {
            Own("q_proj_weight", empty(embedDim, embedDim, dtype, device));
            Own("k_proj_weight", empty(embedDim, kdim ?? embedDim, dtype, device));
            Own("v_proj_weight", empty(embedDim, vdim ?? embedDim, dtype, device));
        }

        if (bias)
        {
            Own("in_proj_bias", empty(3 * embedDim, dtype, device));
            nn.init.zeros_(InProjBias!);
            nn.init.zeros_(OutProj.bias!);
        }

        register_module("out_proj", OutProj);
    }

    /// <summary>The weights of all three projections; null where keys or values have another width than queries.</summary>
    public Parameter? InProjWeight => get_parameter("in_proj_weight");

    /// <summary>The weights of the queries' projection, where it stands alone.</summary>
    public Parameter? QProjWeight => get_parameter("q_proj_weight");

    /// <summary>The weights of the keys' projection, where it stands alone.</summary>
    public Parameter? KProjWeight => get_parameter("k_proj_weight");

    /// <summary>The weights of the values' projection, where it stands alone.</summary>
    public Parameter? VProjWeight => get_parameter("v_proj_weight");

    /// <summary>The biases of all three projections; null without a bias.</summary>
    public Parameter? InProjBias => get_parameter("in_proj_bias");

    /// <summary>The projection of what the heads found.</summary>
    public Linear OutProj { get; }

    /// <summary>Attention of a sequence to itself.</summary>
    /// <param name="input1">The sequence, [N, L, E].</param>
    /// <returns>[N, L, E].</returns>
    public Tensor call(Tensor input1) => call(input1, input1, input1, null, null);

    /// <summary>Attention with at most a mask of what each query sees.</summary>
    /// <param name="input1">The queries, [N, L, E].</param>
    /// <param name="input2">The keys, [N, S, kdim].</param>
    /// <param name="input3">The values, [N, S, vdim].</param>
    /// <param name="input4">The mask, or null.</param>
    /// <returns>[N, L, E].</returns>
    public Tensor call(Tensor input1, Tensor input2, Tensor input3, Tensor? input4) => call(input1, input2, input3, input4, null);

    /// <inheritdoc/>
    public override Tensor forward(Tensor query, Tensor key, Tensor value, Tensor? mask, Tensor? keyPaddingMask)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (mask is not null && _isCausal)
        {
            throw new ArgumentException("MultiheadAttention: a causal layer takes no mask but one of the keys' padding.", nameof(mask));
        }

        var isSelf = ReferenceEquals(query, key) && ReferenceEquals(key, value) && InProjWeight is not null;
        var (queries, keys, values) = isSelf ? ProjectTogether(query) : ProjectEach(query, key, value);
        using (queries)
        using (keys)
        using (values)
        using (var attended = Attended(mask, query.size(0)))
        using (var causal = _isCausal && keyPaddingMask is not null ? AttentionMasks.Causal(query.size(1), key.size(1), query.device) : null)
        using (var real = keyPaddingMask is null ? null : AttentionMasks.OfKeys(keyPaddingMask))
        using (var both = AttentionMasks.Join(attended ?? causal, real, queries.dtype))
        using (var heads = nn.functional.scaled_dot_product_attention(queries, keys, values, both, training ? _dropout : 0, _isCausal && both is null))
        using (var ordered = heads.transpose(1, 2))
        using (var merged = ordered.reshape(query.size(0), query.size(1), query.size(2)))
        {
            return OutProj.call(merged);
        }
    }

    /// <summary>Everything is registered under its state_dict name in the constructor.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <summary>Registers a parameter that no scope of the caller disposes.</summary>
    private void Own(string name, Tensor tensor)
    {
        var parameter = new Parameter(tensor);
        parameter.DetachFromDisposeScope();
        register_parameter(name, parameter);
        if (parameter.ndim > 1)
        {
            nn.init.xavier_uniform_(parameter);
        }
    }

    /// <summary>One product for all three, of a sequence that looks at itself.</summary>
    private (Tensor Queries, Tensor Keys, Tensor Values) ProjectTogether(Tensor input)
    {
        using var projected = nn.functional.linear(input, InProjWeight!, InProjBias);
        using var heads = projected.view(input.size(0), input.size(1), 3, _numHeads, input.size(2) / _numHeads);
        using var ordered = heads.permute(2, 0, 3, 1, 4);
        return (ordered.select(0, 0), ordered.select(0, 1), ordered.select(0, 2));
    }

    private (Tensor Queries, Tensor Keys, Tensor Values) ProjectEach(Tensor query, Tensor key, Tensor value)
    {
        var width = query.size(2);
        return (Project(query, QProjWeight, 0, width), Project(key, KProjWeight, 1, width), Project(value, VProjWeight, 2, width));
    }

    /// <summary>One of the three projections, by its own weights or its part of the common ones.</summary>
    private Tensor Project(Tensor input, Tensor? own, long index, long width)
    {
        using var part = own is null ? InProjWeight!.narrow(0, index * width, width) : own.alias();
        using var bias = InProjBias?.narrow(0, index * width, width);
        using var projected = nn.functional.linear(input, part, bias);
        using var heads = projected.view(input.size(0), input.size(1), _numHeads, width / _numHeads);
        return heads.transpose(1, 2);
    }

    /// <summary>The mask as libtorch's function takes it.</summary>
    private Tensor? Attended(Tensor? mask, long batch)
    {
        if (mask is null)
        {
            return null;
        }

        using var shaped = mask.ndim == 3 ? mask.view(batch, _numHeads, mask.size(1), mask.size(2)) : mask.alias();
        return AttentionMasks.Turned(shaped);
    }
}

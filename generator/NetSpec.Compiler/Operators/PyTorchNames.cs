namespace NetSpec.Compiler.Operators;

/// <summary>What PyTorch has and the table has not: under another name, or not at all, for a reason. Messages and the reference page say so.</summary>
internal static class PyTorchNames
{
    private static readonly (string Here, string[] There)[] Synonyms =
    [
        ("reshape", ["view", "view_as", "reshape_as"]),
        ("transpose", ["swapaxes", "swapdims", "t"]),
        ("movedim", ["moveaxis"]),
        ("expand", ["broadcast_to", "expand_as"]),
        ("flatten", ["ravel"]),
        ("cat", ["concat", "concatenate", "hstack", "vstack", "dstack"]),
        ("split", ["tensor_split", "hsplit", "vsplit", "dsplit"]),
        ("flip", ["fliplr", "flipud"]),
        ("gather", ["take_along_dim"]),
        ("index_select", ["embedding"]),
        ("identity", ["clone", "contiguous"]),
        ("to", ["type_as", "float", "half", "long", "bool"]),
        ("clamp", ["clip", "clamp_min", "clamp_max"]),
        ("matmul", ["mm", "mv", "dot", "inner"]),
        ("einsum", ["tensordot", "kron"]),
        ("mul", ["multiply"]),
        ("div", ["divide", "true_divide"]),
        ("sub", ["subtract"]),
        ("neg", ["negative"]),
        ("abs", ["absolute"]),
        ("trunc", ["fix"]),
        ("logical_and", ["bitwise_and"]),
        ("logical_or", ["bitwise_or"]),
        ("logical_xor", ["bitwise_xor"]),
        ("logical_not", ["bitwise_not"]),
        ("interpolate", ["upsample", "upsample_nearest", "upsample_bilinear"]),
        ("BatchNorm2d", ["SyncBatchNorm", "FrozenBatchNorm2d", "batch_norm"]),
        ("StochasticDepth", ["DropPath", "drop_path"]),
        ("SiLU", ["Swish"]),
        ("silu", ["swish"]),
        ("Bilinear", ["bilinear"]),
        ("LSTM", ["LSTMCell"]),
        ("GRU", ["GRUCell"]),
        ("RNN", ["RNNCell"]),
    ];

    private static readonly (string Reason, string[] There)[] Absences =
    [
        ("its shape depends on what a tensor holds, and every shape is proved", ["nonzero", "argwhere", "unique", "unique_consecutive", "masked_select", "bincount", "histc"]),
        ("a loss is no part of a network: apply it to what the network returns", ["cross_entropy", "binary_cross_entropy", "kl_div"]),
        ("write it as a block of MultiheadAttention, LayerNorm and Linear", ["Transformer", "TransformerEncoder", "TransformerEncoderLayer", "TransformerDecoder", "TransformerDecoderLayer"]),
        ("'repeat' on a layer makes a list of modules", ["ModuleList", "ModuleDict"]),
        ("there are no complex numbers; a layer 'csharp' can hold it", ["fft", "ifft", "rfft", "irfft", "fft2", "ifft2", "rfft2", "irfft2", "fftn", "stft", "istft", "view_as_complex", "view_as_real", "complex", "polar"]),
        ("a layer 'csharp' can hold it", ["det", "inverse", "svd", "qr", "cholesky", "matrix_exp", "bernoulli", "multinomial", "searchsorted", "bucketize", "quantile", "as_strided"]),
    ];

    private static readonly Dictionary<string, string> Hints = Pairs().ToDictionary(static pair => pair.Name, static pair => pair.Hint, StringComparer.Ordinal);

    /// <summary>What has another name: NetSpec's, and PyTorch's.</summary>
    public static IReadOnlyList<(string Here, string[] There)> Others => Synonyms;

    /// <summary>What is left out, by reason.</summary>
    public static IReadOnlyList<(string Reason, string[] There)> LeftOut => Absences;

    /// <summary>What a message says of a name of PyTorch's; null of others.</summary>
    public static string? Hint(string name) => Hints.TryGetValue(name, out var hint) ? hint
        : name.EndsWith("Loss", StringComparison.Ordinal) || name.EndsWith("_loss", StringComparison.Ordinal) ? Hints["cross_entropy"]
        : null;

    private static IEnumerable<(string Name, string Hint)> Pairs() =>
        Synonyms.SelectMany(static entry => entry.There.Select(name => (name, $"; here it is '{entry.Here}'")))
            .Concat(Absences.SelectMany(static entry => entry.There.Select(name => (name, $": {entry.Reason}"))));
}

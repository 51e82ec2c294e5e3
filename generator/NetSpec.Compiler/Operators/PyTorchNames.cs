namespace NetSpec.Compiler.Operators;

/// <summary>What PyTorch has and the table has not: under another name, or not at all, for a reason. Messages and the reference page say so.</summary>
internal static class PyTorchNames
{
    private static readonly (string Here, string[] There)[] Synonyms =
    [
        ("reshape", ["view", "view_as", "reshape_as"]),
        ("transpose", ["swapaxes", "swapdims", "t"]),
        ("movedim", ["moveaxis"]),
        ("expand", ["broadcast_to", "expand_as", "broadcast_tensors"]),
        ("flatten", ["ravel"]),
        ("cat", ["concat", "concatenate", "hstack", "vstack", "dstack", "column_stack", "row_stack"]),
        ("split", ["tensor_split", "hsplit", "vsplit", "dsplit"]),
        ("flip", ["fliplr", "flipud"]),
        ("gather", ["take_along_dim"]),
        ("index_select", ["embedding"]),
        ("identity", ["clone", "contiguous"]),
        ("to", ["type_as", "float", "double", "half", "bfloat16", "long", "int", "bool"]),
        ("clamp", ["clip", "clamp_min", "clamp_max"]),
        ("matmul", ["mm", "mv", "dot", "inner", "vdot", "vecdot", "chain_matmul", "multi_dot"]),
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
        ("interpolate", ["upsample", "upsample_nearest", "upsample_bilinear", "upsample_nearest1d", "upsample_nearest2d", "upsample_nearest3d"]),
        ("BatchNorm2d", ["SyncBatchNorm", "FrozenBatchNorm2d", "batch_norm"]),
        ("StochasticDepth", ["DropPath", "drop_path"]),
        ("SiLU", ["Swish"]),
        ("silu", ["swish"]),
        ("Bilinear", ["bilinear"]),
        ("acos", ["arccos"]),
        ("acosh", ["arccosh"]),
        ("asin", ["arcsin"]),
        ("asinh", ["arcsinh"]),
        ("atan", ["arctan"]),
        ("atan2", ["arctan2"]),
        ("atanh", ["arctanh"]),
        ("ne", ["not_equal"]),
        ("gt", ["greater"]),
        ("ge", ["greater_equal"]),
        ("lt", ["less"]),
        ("le", ["less_equal"]),
        ("sigmoid", ["expit"]),
        ("sign", ["sgn"]),
        ("maximum", ["fmax"]),
        ("minimum", ["fmin"]),
        ("pow", ["float_power"]),
        ("Softmax2d", ["softmax2d"]),
        ("unsqueeze", ["atleast_1d", "atleast_2d", "atleast_3d"]),
        ("diagonal", ["diag"]),
        ("diag_embed", ["diagflat"]),
    ];

    /// <summary>The layers of Keras whose names are not PyTorch's. They are no part of the reference page, which is PyTorch's.</summary>
    private static readonly (string Here, string[] There)[] OfKeras =
    [
        ("Linear", ["Dense"]),
        ("ConvTranspose1d", ["Conv1DTranspose"]),
        ("ConvTranspose2d", ["Conv2DTranspose"]),
        ("ConvTranspose3d", ["Conv3DTranspose"]),
        ("MaxPool1d", ["MaxPooling1D", "MaxPool1D"]),
        ("MaxPool2d", ["MaxPooling2D", "MaxPool2D"]),
        ("AvgPool1d", ["AveragePooling1D"]),
        ("AvgPool2d", ["AveragePooling2D"]),
        ("AdaptiveAvgPool1d", ["GlobalAveragePooling1D"]),
        ("AdaptiveAvgPool2d", ["GlobalAveragePooling2D"]),
        ("AdaptiveMaxPool1d", ["GlobalMaxPooling1D"]),
        ("AdaptiveMaxPool2d", ["GlobalMaxPooling2D"]),
        ("BatchNorm2d", ["BatchNormalization"]),
        ("LayerNorm", ["LayerNormalization"]),
        ("GroupNorm", ["GroupNormalization"]),
        ("Upsample", ["UpSampling1D", "UpSampling2D"]),
        ("ZeroPad2d", ["ZeroPadding2D"]),
        ("cat", ["Concatenate"]),
        ("add", ["Add"]),
        ("mul", ["Multiply"]),
        ("sub", ["Subtract"]),
        ("reshape", ["Reshape"]),
    ];

    private static readonly (string Reason, string[] There)[] Absences =
    [
        ("its shape depends on what a tensor holds, and every shape is proved", ["nonzero", "argwhere", "unique", "unique_consecutive", "masked_select", "bincount", "histc"]),
        ("a loss is no part of a network: apply it to what the network returns", ["cross_entropy", "binary_cross_entropy", "kl_div"]),
        ("write it as a block of MultiheadAttention, LayerNorm and Linear", ["Transformer", "TransformerEncoder", "TransformerEncoderLayer", "TransformerDecoder", "TransformerDecoderLayer"]),
        ("'repeat' on a layer makes a list of modules", ["ModuleList", "ModuleDict", "ParameterList", "ParameterDict"]),
        ("it is several layers in a spec; they work in place where that is safe", ["addcmul", "addcdiv", "addmv", "addr", "addbmm", "aminmax", "count_nonzero", "diff", "trace", "rot90", "logaddexp2", "logspace", "deg2rad", "rad2deg"]),
        ("there are no complex numbers; a layer 'csharp' can hold it", ["fft", "ifft", "rfft", "irfft", "fft2", "ifft2", "rfft2", "irfft2", "fftn", "stft", "istft", "view_as_complex", "view_as_real", "complex", "polar", "real", "imag", "angle", "conj"]),
        ("a layer 'csharp' can hold it", ["det", "inverse", "svd", "qr", "cholesky", "matrix_exp", "cholesky_inverse", "cholesky_solve", "solve", "lstsq", "eig", "eigh", "pinverse", "matrix_power", "slogdet", "logdet", "lu",
            "bernoulli", "multinomial", "normal", "poisson", "randint", "randperm", "searchsorted", "bucketize", "isin", "isclose", "quantile", "median", "nanmedian", "mode", "kthvalue", "msort", "nansum", "nanmean",
            "as_strided", "index_copy", "index_fill", "index_put", "index_reduce", "take", "slice_scatter", "select_scatter", "diagonal_scatter", "block_diag", "cartesian_prod", "combinations", "tril_indices", "triu_indices",
            "lgamma", "digamma", "polygamma", "xlogy", "heaviside", "copysign", "ldexp", "frexp", "i0", "gcd", "lcm", "renorm", "dist", "cov", "corrcoef", "trapezoid", "cumulative_trapezoid", "hann_window", "hamming_window"]),
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

    /// <summary>What the table calls an operator of another library; null of others.</summary>
    public static string? NameHere(string name) => Synonyms.Concat(OfKeras).FirstOrDefault(entry => entry.There.Contains(name)).Here;

    /// <summary>What Keras calls otherwise: NetSpec's name, and Keras'.</summary>
    public static IReadOnlyList<(string Here, string[] There)> KerasNames => OfKeras;

    private static IEnumerable<(string Name, string Hint)> Pairs() =>
        Synonyms.Concat(OfKeras).SelectMany(static entry => entry.There.Select(name => (name, $"; here it is '{entry.Here}'")))
            .Concat(Absences.SelectMany(static entry => entry.There.Select(name => (name, $": {entry.Reason}"))));
}

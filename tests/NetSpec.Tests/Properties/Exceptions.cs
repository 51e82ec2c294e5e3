namespace NetSpec.Tests.Properties;

/// <summary>What the compiler refuses on purpose although libtorch would take it.</summary>
internal static class Exceptions
{
    /// <summary>The reasons, by words of the message.</summary>
    private static readonly (string Words, string Why)[] Reasons =
    [
        ("cuts off all of it", "nothing is left, which no network means"),
        ("takes all of it", "nothing is left, which no network means"),
        ("would give a dimension 0", "nothing is left, which no network means"),
        ("'slice' would give", "nothing is left, which no network means"),
        ("does not divide out_channels", "PyTorch refuses it, and TorchSharp makes fewer channels than were asked for"),
        ("'einsum': needs inputs of one type", "some kernels that an equation may come to take several types, most do not"),
        ("'einsum': multiplies no bools", "some kernels that an equation may come to take them, most do not"),
        ("nothing is left of", "nothing is left, which no network means"),
        ("a step or more", "as in PyTorch; libtorch's function, which would refuse it, cannot be used"),
        ("equal when N is a multiple of", "the batch is a letter even where all else is a number: another one would not fit"),
        ("is more than the window", "libtorch unpools it to a negative size"),
        ("'arange' would give", "no numbers, which no network means"),
        ("'interpolate' would give size", "nothing is left, which no network means"),
    ];

    private static readonly string[] Values = ["out of range in self", "out of bounds for dimension", "out of DATA bounds", "Class values must be", "ZeroDivisionError", "number of ones in mask", "Found an invalid max index", "offsets[0] has to be 0", "which is not in the valid range"];

    private static readonly string[] Kernels = ["BFloat16", "Half", "ComplexFloat", "ComplexDouble"];

    private static readonly string[] Weights = ["should be the same", "must have the same dtype", "to have the same dtype", "expected scalar type", "mixed dtype (CPU)", "prelu: Type promoting"];

    /// <summary>
    /// Whether libtorch cannot be asked, because it ends the process: TorchSharp 0.107 catches no exception of <c>matmul</c>, and a bag without an
    /// offset makes libtorch read what is no memory of its own.
    /// </summary>
    public static bool EndsTheProcess(string op) => op is "matmul" or "EmbeddingBag";

    /// <summary>Whether a batch of none ends the process: libtorch's fused attention divides by the number of heads, which is none where the batch stands in that place.</summary>
    public static bool EndsTheProcessWithoutBatch(string op) => op is "scaled_dot_product_attention";

    /// <summary>Whether libtorch minds what a tensor holds: an index, which no shape tells. An embedding with <c>max_norm</c> looks at its rows one by one.</summary>
    public static bool IsAboutValues(Exception error, RandomSpec spec) =>
        Values.Any(words => error.Message.Contains(words, StringComparison.Ordinal))
        || (error.Message.Contains("select(): index", StringComparison.Ordinal) && spec.Text("Any").Contains("Embedding", StringComparison.Ordinal));

    /// <summary>Whether libtorch misses values to take statistics of, which a batch in training has.</summary>
    public static bool IsAboutStatistics(Exception error) => error.Message.Contains("Expected more than 1", StringComparison.Ordinal);

    /// <summary>Whether the kernel is missing for numbers of 16 bits or complex ones, which other devices may have.</summary>
    public static bool IsAboutKernels(Exception error) => Kernels.Any(dtype => error.Message.Contains($"not implemented for '{dtype}'", StringComparison.Ordinal));

    /// <summary>Whether a tensor of another type meets weights, whose type is the constructor's to choose.</summary>
    public static bool IsAboutWeights(Exception error) => Weights.Any(words => error.Message.Contains(words, StringComparison.Ordinal));

    /// <summary>
    /// Whether a model's class stretches one of two sizes and is given a 1 for the other: its form was decided for the arguments that it has by
    /// default. (A block's use with such numbers gets a class of its own.)
    /// </summary>
    public static bool IsAboutStretching(Exception error) => error is ArgumentException && error.Message.Contains("or be 1, but they are", StringComparison.Ordinal) && error.Message.Contains("and 1.", StringComparison.Ordinal);

    /// <summary>Whether a module that the spec has overwrite its input (<c>inplace</c>) gets an expanded tensor, as PyTorch refuses it, too: the compiler does not follow which tensors are.</summary>
    public static bool IsAboutExpanded(Exception error) => error.Message.Contains("more than one element of the written-to tensor", StringComparison.Ordinal);

    /// <summary>Whether a refusal is one of them.</summary>
    public static bool Allow(Verdict verdict) => Reasons.Any(reason => verdict.Reason.Contains(reason.Words, StringComparison.Ordinal));
}

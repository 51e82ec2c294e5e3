namespace NetSpec.Tests.Properties;

/// <summary>What the compiler refuses on purpose although libtorch would take it.</summary>
internal static class Exceptions
{
    /// <summary>The reasons, by words of the message.</summary>
    private static readonly (string Words, string Why)[] Reasons =
    [
        ("'padding' cuts off all of it", "nothing is left, which no network means"),
        ("would give a dimension 0", "nothing is left, which no network means"),
        ("'slice' would give", "nothing is left, which no network means"),
        ("nothing is left of", "nothing is left, which no network means"),
        ("a step or more", "as in PyTorch; libtorch's function, which would refuse it, cannot be used"),
        ("equal when N is a multiple of", "the batch is a letter even where all else is a number: another one would not fit"),
        ("'arange' would give", "no numbers, which no network means"),
    ];

    /// <summary>Whether libtorch cannot be asked: TorchSharp 0.107 catches no exception of this operator, and one ends the process.</summary>
    public static bool EndsTheProcess(string op) => op == "matmul";

    /// <summary>Whether libtorch minds what a tensor holds: an index, which no shape tells.</summary>
    public static bool IsAboutValues(Exception error) => error.Message.Contains("out of range in self", StringComparison.Ordinal) || error.Message.Contains("out of bounds for dimension", StringComparison.Ordinal) || error.Message.Contains("ZeroDivisionError", StringComparison.Ordinal);

    /// <summary>Whether a refusal is one of them.</summary>
    public static bool Allow(Verdict verdict) => Reasons.Any(reason => verdict.Reason.Contains(reason.Words, StringComparison.Ordinal));
}

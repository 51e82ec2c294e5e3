using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Normalisations;

/// <summary>The <c>normalized_shape</c> of layer normalisations: the last dimensions of the input.</summary>
internal static class LayerShape
{
    private const string Argument = "normalized_shape";

    /// <summary>The argument; a list for more than the last dimension.</summary>
    public static OperatorParameter Parameter { get; } = IntList(Argument, "The dimensions normalised over; the last one where left out.", minimum: 1) with { IsInferred = true };

    /// <summary>How many dimensions are normalised over.</summary>
    public static int Count(OperatorCall call) => call.Dims(Argument)?.Length ?? 1;

    /// <summary>Reads or infers the dimensions; null after a mistake was reported.</summary>
    public static Dim[]? Infer(OperatorCall call)
    {
        if (call.Input.Rank == 0)
        {
            call.Error("needs at least one dimension; a scalar comes in");
            return null;
        }

        if (!DTypes.HoldsFractions(call, call.Input))
        {
            return null;
        }

        // One number is printed as such, so that it reads as people write it.
        var written = call.Dims(Argument);
        return written is null or [_] ? InferLast(call, written) : Check(call, written);
    }

    private static Dim[]? InferLast(OperatorCall call, Dim[]? written)
    {
        var last = call.Input[-1];
        if (written is [var only] && call.Raw(Argument) is ListValue)
        {
            return Check(call, [only]);
        }

        return call.Infer(Argument, last) ? [last] : null;
    }

    private static Dim[]? Check(OperatorCall call, Dim[] written)
    {
        if (written.Length > call.Input.Rank)
        {
            call.Error($"'{Argument}' has {written.Length} entries, but {call.Input} has {call.Input.Rank} dimensions", Argument);
            return null;
        }

        for (var i = 1; i <= written.Length; i++)
        {
            if (!call.AreEqual(written[written.Length - i], $"entry {written.Length - i} of '{Argument}'", call.Input[-i], $"dimension {call.Input.Rank - i} of {call.Input}"))
            {
                return null;
            }
        }

        return written;
    }
}

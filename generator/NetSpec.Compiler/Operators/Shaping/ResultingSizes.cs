using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>Lists of sizes of which one may be -1: what is left.</summary>
internal static class ResultingSizes
{
    /// <summary>The sizes in C#: worked out, but for a -1 that forward cannot work out.</summary>
    public static IEnumerable<string> Print(OperatorCall call, string argument, IEnumerable<Dim> result, ICSharpContext context) =>
        result.Zip(call.Dims(argument)!, (size, written) => written == -1 && !context.CanAsk(size) ? "-1" : context.Print(size));

    /// <summary>The sizes with -1 worked out, so that the C# holds none: libtorch cannot tell for a batch of zero. Null after a mistake.</summary>
    public static Dim[]? Of(OperatorCall call, string argument, Dim total, string what)
    {
        var sizes = call.Dims(argument)!;
        var free = Array.FindIndex(sizes, static size => size == -1);
        if (free >= 0 && Array.FindIndex(sizes, free + 1, static size => size == -1) >= 0)
        {
            call.Error($"only one entry of '{argument}' can be -1", argument);
            return null;
        }

        var known = sizes.Where((_, i) => i != free).Aggregate(Dim.Constant(1), static (product, size) => product * size);
        if (free < 0)
        {
            return call.AreEqual(known, $"the product of '{argument}'", total, what) ? sizes : null;
        }

        if (known == 0)
        {
            call.Error($"-1 has no value beside a 0 in '{argument}'", argument);
            return null;
        }

        sizes[free] = Dim.FloorDivide(total, known);
        call.AskMultiple(total, known);
        return call.AreProved(sizes[free] * known, $"a multiple of {known}", total, what) ? sizes : null;
    }
}

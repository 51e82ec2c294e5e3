using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>The spatial sizes that <c>size</c> or <c>scale_factor</c> lead to.</summary>
internal static class ResizedSizes
{
    /// <summary>The sizes; null after a mistake was reported.</summary>
    public static IReadOnlyList<Dim>? Of(OperatorCall call)
    {
        var axes = call.Input.Rank - 2;
        var argument = call.Has("size") ? "size" : "scale_factor";
        if (call.Raw(argument) is ListValue list && list.Items.Count != axes)
        {
            call.Error($"'{argument}' has {list.Items.Count} entries for {axes} spatial dimensions", argument);
            return null;
        }

        Dim[] sizes = call.Has("size") ? call.Size("size", axes) : [.. Factors(call, "scale_factor").Select((factor, axis) => Scaled(call.Input[axis + 2], factor))];
        return sizes.All(size => call.IsNotEmpty(size, "size", $"the input is {call.Input}")) ? sizes : null;
    }

    /// <summary>The factor of each spatial dimension.</summary>
    public static IReadOnlyList<Value> Factors(OperatorCall call, string argument) =>
        call.Raw(argument) is ListValue list ? list.Items : [.. Enumerable.Repeat(call.Raw(argument)!, call.Input.Rank - 2)];

    /// <summary>libtorch's <c>floor(size * factor)</c>, computed in floats; exact where the factor is a fraction of a power of two.</summary>
    public static Dim Scaled(Dim size, Value factor)
    {
        if (Dim.Of(factor) is { } whole)
        {
            return size * whole;
        }

        for (var divisor = 1L; factor is FloatValue number && divisor <= 1024; divisor *= 2)
        {
            if (Math.Floor(number.Value * divisor) == number.Value * divisor && Math.Abs(number.Value) < 1_000_000)
            {
                return Dim.FloorDivide(size * (long)(number.Value * divisor), divisor);
            }
        }

        var product = new BinaryTerm("*", size.ToTerm(), factor.ToTerm(), TermType.Float);
        return size.ConstantValue is { } known && factor is FloatValue scale
            ? (long)Math.Floor(known * scale.Value)
            : Dim.Of(new CallTerm("floor", new[] { (Term)product }.ToEquatableArray(), TermType.Int));
    }
}

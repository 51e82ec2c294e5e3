using NetSpec.Compiler.Shapes;
using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>What padding is filled with.</summary>
internal enum PadFill
{
    /// <summary>One value; a negative padding cuts off.</summary>
    Constant,

    /// <summary>The input mirrored at its border, without the border.</summary>
    Reflection,

    /// <summary>The border.</summary>
    Replication,

    /// <summary>The other end of the input.</summary>
    Circular,
}

/// <summary>The shape rule of paddings: pairs of begin and end, the last dimension first, as PyTorch writes them.</summary>
internal static class Pads
{
    /// <summary>Infers the result.</summary>
    public static void Infer(OperatorCall call, PadFill fill, IReadOnlyList<Dim> pads, string argument)
    {
        if (fill is PadFill.Reflection or PadFill.Replication && call.Input.DType == "bool")
        {
            call.Error($"repeats numbers only; {call.Input} is of type bool");
            return;
        }

        var result = call.Input;
        for (var i = 0; i < pads.Count / 2; i++)
        {
            var (begin, end) = (pads[2 * i], pads[(2 * i) + 1]);
            if (!HasRoom(call, fill, begin, i, argument) || !HasRoom(call, fill, end, i, argument))
            {
                return;
            }

            var size = call.Input[-1 - i] + begin + end;
            if (!call.IsNotEmpty(size, $"dimension {call.Input.Rank - 1 - i}", $"'{argument}' cuts off all of it"))
            {
                return;
            }

            result = result.With(-1 - i, size);
        }

        call.Returns(result);
    }

    /// <summary>A reflection reaches no further than the input, and once round no further than round.</summary>
    private static bool HasRoom(OperatorCall call, PadFill fill, Dim pad, int axis, string argument)
    {
        if (fill != PadFill.Constant && pad.ConstantValue < 0)
        {
            call.Error($"'{argument}' {pad} is negative; only a constant padding can cut off", argument);
            return false;
        }

        var size = call.Input[-1 - axis];
        if (fill is not (PadFill.Reflection or PadFill.Circular))
        {
            // libtorch cuts off at one end after the other, even what the other end fills up.
            return pad.ConstantValue is not < 0 || call.IsNotEmpty(size + pad + 1, $"what is left of dimension {call.Input.Rank - 1 - axis}", $"'{argument}' cuts off {-pad} of the {size} that there are");
        }

        var rest = size - pad + (fill == PadFill.Circular ? 1 : 0);
        return call.IsNotEmpty(rest, $"what is left of dimension {call.Input.Rank - 1 - axis}", $"'{argument}' takes {pad} of the {size} that there are");
    }
}

/// <summary>Padding of 1, 2 or 3 spatial dimensions, as a module.</summary>
internal abstract class PadModule(string name, int dimensions, PadFill fill, string what, params OperatorParameter[] more) : Operator
{
    private readonly OperatorParameter[] _arguments =
        [IntList("padding", "On all sides; or begin and end of each dimension, the last dimension first: left, right, top, bottom.").Positional(), .. more];

    /// <inheritdoc/>
    public override string Name { get; } = $"{name}{dimensions}d";

    /// <inheritdoc/>
    public override string Summary => $"Padding of {SpatialLayout.Expected(dimensions)} with {what}.";

    /// <inheritdoc/>
    public override string Describe(OperatorCall call) => $"Padding with {what}";

    /// <inheritdoc/>
    public override int Dimensions => dimensions;

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => _arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        if (SpatialLayout.Fits(call) && Sides(call) is { } sides)
        {
            Pads.Infer(call, fill, sides, "padding");
        }
    }

    /// <summary>The padding of each side; null after a mistake was reported.</summary>
    protected Dim[]? Sides(OperatorCall call)
    {
        var written = call.Dims("padding")!;
        if (written.Length == 1)
        {
            return [.. Enumerable.Repeat(written[0], 2 * dimensions)];
        }

        if (written.Length != 2 * dimensions)
        {
            call.Error($"'padding' has {written.Length} entries; it takes one number, or {2 * dimensions}", "padding");
            return null;
        }

        return written;
    }

    /// <summary>The padding in C#: one number, or a tuple.</summary>
    protected static string Sizes(OperatorCall call, ICSharpContext context)
    {
        var written = call.Dims("padding")!;
        return written.Length == 1 ? context.Print(written[0]) : $"({string.Join(", ", written.Select(context.Print))})";
    }

    /// <inheritdoc/>
    public override string Construct(OperatorCall call, ICSharpContext context) => $"nn.{Name}({Sizes(call, context)})";

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}

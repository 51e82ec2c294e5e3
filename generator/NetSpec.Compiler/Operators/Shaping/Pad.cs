using static NetSpec.Compiler.Operators.ParameterDefinitions;

namespace NetSpec.Compiler.Operators.Shaping;

/// <summary><c>torch.nn.functional.pad</c>.</summary>
internal sealed class Pad : Operator
{
    private static readonly OperatorParameter[] Arguments =
    [
        IntList("pad", "Begin and end of each dimension, the last dimension first: left, right, top, bottom."),
        Word("mode", "constant", "What is filled in.", ("constant", "PaddingModes.Constant"), ("reflect", "PaddingModes.Reflect"), ("replicate", "PaddingModes.Replicate"), ("circular", "PaddingModes.Circular")),
        Float("value", 0, "The constant."),
    ];

    /// <inheritdoc/>
    public override string Name => "pad";

    /// <inheritdoc/>
    public override string Summary => "The input with more at its borders.";

    /// <inheritdoc/>
    public override IReadOnlyList<OperatorParameter> Parameters => Arguments;

    /// <inheritdoc/>
    public override void Infer(OperatorCall call)
    {
        var pads = call.Dims("pad")!;
        if (pads.Length % 2 != 0 || pads.Length > 2 * call.Input.Rank)
        {
            call.Error($"'pad' has {pads.Length} entries; it takes two for each dimension that is padded, and {call.Input} has {call.Input.Rank}", "pad");
            return;
        }

        var fill = FillOf(call.Word("mode"));
        if (fill != PadFill.Constant && call.Has("value"))
        {
            call.Error($"'mode: {call.Word("mode")}' fills in what the input has; 'value' is for 'constant'", "value");
            return;
        }

        if (fill != PadFill.Constant && (pads.Length is 0 or > 6 || call.Input.Rank < (pads.Length / 2) + 1 || call.Input.Rank > (pads.Length / 2) + 2))
        {
            call.Error($"'mode: {call.Word("mode")}' pads all but the first one or two of 2 to 5 dimensions; {pads.Length / 2} of {call.Input} are padded", "mode");
            return;
        }

        Pads.Infer(call, fill, pads, "pad");
    }

    /// <inheritdoc/>
    public override string Forward(OperatorCall call, string self, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        // The array type is written out: a list of numbers could as well become a span.
        var pads = $"new long[] {{ {string.Join(", ", call.Dims("pad")!.Select(context.Print))} }}";
        var mode = call.Word("mode") == "constant" ? "" : $", mode: {Arguments[1].Words.First(word => word.Word == call.Word("mode")).CSharp}";
        return $"nn.functional.pad({inputs[0]}, {pads}{mode}{(call.Has("value") ? $", value: {context.Print(call.Raw("value")!)}" : "")})";
    }

    private static PadFill FillOf(string mode) => mode switch
    {
        "reflect" => PadFill.Reflection,
        "replicate" => PadFill.Replication,
        "circular" => PadFill.Circular,
        _ => PadFill.Constant,
    };

    /// <inheritdoc/>
    public override ResultLayout ResultLayout => ResultLayout.ChannelsLast;
}

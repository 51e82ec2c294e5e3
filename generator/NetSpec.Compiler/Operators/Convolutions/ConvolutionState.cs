using NetSpec.Compiler.Shapes;

namespace NetSpec.Compiler.Operators.Convolutions;

/// <summary>What convolutions and transposed ones share: their channels and their bias.</summary>
internal static class ConvolutionState
{
    /// <summary>The channels of input and output, which the groups must divide; null after a mistake was reported.</summary>
    public static (Dim Input, Dim Output)? Channels(OperatorCall call)
    {
        var input = call.Input[1];
        if (!call.Infer("in_channels", input))
        {
            return null;
        }

        var output = call.OptionalInt("out_channels") ?? input;
        if (!call.Has("out_channels"))
        {
            call.Infer("out_channels", input);
        }

        var groups = call.Int("groups");
        return call.Divides("groups", groups, "in_channels", input) && call.Divides("groups", groups, "out_channels", output) ? (input, output) : null;
    }

    /// <summary>Adds the bias where there is one.</summary>
    public static void AddBias(OperatorCall call, Dim channels)
    {
        if (call.Flag("bias"))
        {
            call.Owns("bias", channels);
        }
    }

    /// <summary>What the documentation says of groups.</summary>
    public static string GroupText(OperatorCall call) =>
        call.Int("groups") == 1 ? "" : call.Int("groups") == call.Input[1] ? "depthwise " : "grouped ";
}

using System.Text;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Operators.Initialisers;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The registration of a module's own parameters and buffers.</summary>
internal static class OwnTensorCode
{
    /// <summary>The longest row of values, in characters.</summary>
    private const int LongestRow = 120;

    /// <summary>The statement.</summary>
    public static string Register(OwnedTensor tensor, ICSharpContext context)
    {
        var call = tensor.Call;
        var key = CSharpNames.Literal(tensor.Key);
        var shape = $"[{string.Join(", ", tensor.Value.Type.Shape.Select(context.Print))}]";
        if (!call.State[0].IsBuffer)
        {
            return $"register_parameter({key}, OwnTensors.Parameter({shape}, device, dtype{Initialise(call, context)}));";
        }

        var values = call.Raw("value") switch
        {
            null => "0",
            ListValue list => Wrap([.. list.Items.Select(context.Print)]),
            var value => context.Print(value),
        };
        return $"register_buffer({key}, OwnTensors.Buffer({shape}, [{values}], {DTypes.CSharp(tensor.Value.Type.DType)}, device));";
    }

    /// <summary>A long table in lines that can be read.</summary>
    private static string Wrap(IReadOnlyList<string> values)
    {
        if (values.Sum(static value => value.Length + 2) <= LongestRow)
        {
            return string.Join(", ", values);
        }

        var text = new StringBuilder();
        var length = LongestRow;
        foreach (var value in values)
        {
            length += value.Length + 2;
            if (length > LongestRow)
            {
                text.Append("\n    ");
                length = value.Length + 2;
            }
            else
            {
                text.Append(' ');
            }

            text.Append(value).Append(',');
        }

        return text.Append('\n').ToString();
    }

    private static string Initialise(OperatorCall call, ICSharpContext context) =>
        call.Raw("init") is BlockValue { Operator: Initialiser initialiser } value
            ? $", {(value.Arguments.Any(static argument => argument.Value is SymbolicValue) ? "" : "static ")}tensor => {initialiser.Fill("tensor", WeightsLowering.ArgumentsOf(value), context)}"
            : "";
}

using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>Calls of TorchSharp's functions with an operator's arguments.</summary>
internal static class CSharpCalls
{
    /// <summary>The call: inputs, then arguments in the table's order, defaults left out, named where they could be mistaken.</summary>
    public static string Invoke(ICSharpContext context, string function, IEnumerable<string> inputs, OperatorCall call, bool device, bool dtype)
    {
        var arguments = new List<string>(inputs);
        foreach (var parameter in call.Operator.Parameters.Where(static parameter => !parameter.DecidesCall))
        {
            if (Argument(context, parameter, call) is { } text)
            {
                arguments.Add(parameter.IsPositional ? text : $"{parameter.CSharpName ?? parameter.Name}: {text}");
            }
        }

        if (device)
        {
            arguments.Add("device: device");
        }

        if (dtype)
        {
            arguments.Add("dtype: dtype");
        }

        return $"{function}({string.Join(", ", arguments)})";
    }

    private static string? Argument(ICSharpContext context, OperatorParameter parameter, OperatorCall call)
    {
        if (call.Inferred.TryGetValue(parameter.Name, out var inferred))
        {
            return parameter.Kind == ArgumentKind.IntList && call.Operator.SizeForm == SizeForm.AlwaysArray ? $"[{context.Print(inferred)}]" : context.Print(inferred);
        }

        if (!call.Arguments.TryGetValue(parameter.Name, out var argument))
        {
            return null;
        }

        // [0] in one dimension is 0; written, a padding of 0 would be taken for the first word of an enum as well.
        var value = parameter.Kind == ArgumentKind.Size && argument.Value is ListValue { Items.Count: 1 } list ? list.Items[0] : argument.Value;
        return value.Equals(parameter.Default) ? null : Value(context, parameter, argument.Value, call);
    }

    private static string Value(ICSharpContext context, OperatorParameter parameter, Value value, OperatorCall call) => (parameter.Kind, value) switch
    {
        (_, StringValue word) when parameter.Words.Count > 0 => parameter.Words.First(pair => pair.Word == word.Value).CSharp,
        (ArgumentKind.Size, _) => Size(context, parameter, call),
        (ArgumentKind.IntList, ListValue list) => $"[{string.Join(", ", list.Items.Select(context.Print))}]",
        (ArgumentKind.IntList, _) => $"[{context.Print(value)}]",
        _ => context.Print(value),
    };

    /// <summary>A size. No overload takes one number here and several there: where one of a call's sizes is a list, all are.</summary>
    private static string Size(ICSharpContext context, OperatorParameter parameter, OperatorCall call)
    {
        var sizes = call.Size(parameter.Name, call.Operator.Dimensions);
        var isArray = call.Operator.SizeForm == SizeForm.AlwaysArray;
        if (!isArray && (sizes.Length == 1 || !call.HasSizeList))
        {
            return context.Print(call.Raw(parameter.Name)! is ListValue list ? list.Items[0] : call.Raw(parameter.Name)!);
        }

        var text = string.Join(", ", sizes.Select(context.Print));
        return isArray || call.Operator.SizeForm == SizeForm.Array ? $"[{text}]" : $"({text})";
    }
}

using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>Calls of TorchSharp's functions with an operator's arguments.</summary>
internal static class CSharpCalls
{
    /// <summary>The call: arguments in the table's order, defaults left out, named where they could be mistaken.</summary>
    public static string Invoke(ICSharpContext context, string function, OperatorCall call, bool device, bool dtype)
    {
        var arguments = new List<string>();
        foreach (var parameter in call.Operator.Parameters)
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
            return context.Print(inferred);
        }

        if (!call.Arguments.TryGetValue(parameter.Name, out var argument) || argument.Value.Equals(parameter.Default))
        {
            return null;
        }

        return argument.Value is StringValue word && parameter.Kind == ArgumentKind.Word
            ? parameter.Words.First(pair => pair.Word == word.Value).CSharp
            : context.Print(argument.Value);
    }
}

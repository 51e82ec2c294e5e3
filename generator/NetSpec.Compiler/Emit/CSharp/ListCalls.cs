using System.Globalization;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>How the items of a list are called, and as what the list holds them.</summary>
internal static class ListCalls
{
    /// <summary>Whether items of several types, some with parameters of their own, have only <c>nn.Module</c> in common.</summary>
    public static bool NeedsCasts(ListContent list) => list.Items.Select(OwnType).Distinct().Skip(1).Any();

    /// <summary>The type of a module that takes an item's inputs and returns one tensor.</summary>
    public static string ModuleType(ChildContent item)
    {
        var inputs = item switch
        {
            BlockContent block => block.Module.Inputs.Count,
            OperatorContent { Call: var call } => call.Inputs.Count,
            _ => 1,
        };
        return $"nn.Module<{string.Concat(Enumerable.Repeat("Tensor, ", inputs))}Tensor>";
    }

    /// <summary>The call by which each item runs; null where they differ.</summary>
    public static string? Of(ChainStep chain, string item, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        if (chain.Child.Content is LoopContent loop)
        {
            return Call(loop.Item, item, inputs, context);
        }

        var list = (ListContent)chain.Child.Content;
        return !NeedsCasts(list) && list.Items.Select(content => Call(content, item, inputs, context)).Distinct().ToList() is [var one] ? one : null;
    }

    /// <summary>The call of each item of a list, where they differ.</summary>
    public static IEnumerable<string> OfEach(ListContent list, string member, IReadOnlyList<string> inputs, ICSharpContext context)
    {
        var needsCasts = NeedsCasts(list);
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = $"{member}[{i.ToString(CultureInfo.InvariantCulture)}]";
            yield return Call(list.Items[i], needsCasts ? $"(({OwnType(list.Items[i]) ?? ModuleType(list.Items[i])}){item})" : item, inputs, context);
        }
    }

    private static string Call(ChildContent content, string item, IReadOnlyList<string> inputs, ICSharpContext context) => content is OperatorContent { Call: var call }
        ? call.Operator.Forward(call, item, inputs, context)
        : $"{item}.call({string.Join(", ", inputs)})";

    /// <summary>The type of an item that is called in a way of its own; null for one that takes what comes in.</summary>
    private static string? OwnType(ChildContent content) => content is OperatorContent { Call: { Operator.HasOwnParameters: true } call } ? call.Operator.CSharpType(call) : null;
}

using NetSpec.Compiler.Binding;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The XML docs of the properties: what a sub-module is and, where it changes the shape, how.</summary>
internal sealed class MemberDocs(BoundModule module, MemberNames members, ShapeText shapes)
{
    // The first step of each: a child may be called again, and then something else goes in.
    private readonly Dictionary<Child, Step> _steps = FirstBy<Child>(module.Steps.Where(static step => step is CallStep or ChainStep), static step => [ChildOf(step)]);
    private readonly Dictionary<TensorValue, Step> _producers = FirstBy<TensorValue>(module.Steps.Where(static step => step is CallStep { Condition: null }), static step => step.Outputs);

    /// <summary>A child's summary.</summary>
    public string Summary(Child child)
    {
        var text = child.Summary is { } written ? ClassDocs.Text(written).TrimEnd('.') : Describe(child);
        var absent = child.Condition is null ? "" : "; <c>null</c> where it is not needed";
        return $"{text}{Shapes(child)}{absent}.";
    }

    /// <summary>An own tensor's summary.</summary>
    public string Summary(OwnedTensor tensor) => $"{ClassDocs.Text(tensor.Call.Operator.Summary).TrimEnd('.')}, {shapes.Full(tensor.Value.Type)}.";

    /// <summary>An inner sequence's summary: what it is made of.</summary>
    public static string SequenceSummary(BoundModule module)
    {
        var parts = module.Children.Select(static (child, i) => i == 0 ? Noun(child.Content) : LowerFirst(Noun(child.Content))).ToList();
        return parts.Count switch
        {
            0 => "A sequence of functions.",
            1 => $"{parts[0]}.",
            > 4 => $"A sequence of {parts.Count} layers.",
            _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[parts.Count - 1]}.",
        };
    }

    private string Describe(Child child)
    {
        var noun = Noun(child.Content);
        return child.Content is OperatorContent { Call.Operator.DescribesItsInput: true } && Producer(child) is { } producer
            ? $"{noun} of <see cref=\"{members[producer]}\"/>"
            : noun;
    }

    private static string Noun(ChildContent content) => content switch
    {
        OperatorContent { Call: var call } => ClassDocs.Text(call.Operator.Describe(call)),
        BlockContent block => $"The block {ClassDocs.Text(block.Definition.Name)}",
        SequenceContent sequence => SequenceSummary(sequence.Module).TrimEnd('.'),
        ForeignContent foreign => $"The module {ClassDocs.Text(foreign.TypeName)}",
        ListContent list => $"{list.Items.Count} × {LowerFirst(Noun(list.Items[0]))}",
        LoopContent loop => $"As many as asked for: {LowerFirst(Noun(loop.Item))}",
        _ => "",
    };

    private static string LowerFirst(string text) => text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text.Substring(1) : text;

    /// <summary>The child that made a child's input.</summary>
    private Child? Producer(Child child) =>
        _steps.TryGetValue(child, out var step) && step is CallStep { Inputs: [var input, ..] } && _producers.TryGetValue(input, out var producer) ? ChildOf(producer) : null;

    private static Child ChildOf(Step step) => step is CallStep call ? call.Child : ((ChainStep)step).Child;

    private static Dictionary<TKey, Step> FirstBy<TKey>(IEnumerable<Step> steps, Func<Step, IReadOnlyList<TKey>> keysOf)
    {
        var first = new Dictionary<TKey, Step>();
        foreach (var step in steps)
        {
            foreach (var key in keysOf(step).Where(key => !first.ContainsKey(key)))
            {
                first.Add(key, step);
            }
        }

        return first;
    }

    private string Shapes(Child child)
    {
        if (!_steps.TryGetValue(child, out var step) || step is not { Inputs: [var input, ..], Outputs: [var output, ..] })
        {
            return "";
        }

        return input.Type.Equals(output.Type) || child.Content is LoopContent ? "" : $", {shapes.Short(input.Type)} → {shapes.Short(output.Type)}";
    }
}

using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The XML docs of the properties: what a sub-module is and, where it changes the shape, how.</summary>
internal sealed class MemberDocs(BoundModule module, MemberNames members, ShapeText shapes)
{
    /// <summary>The longest enumeration of layers; of more only the number is told.</summary>
    private const int LongestEnumeration = 120;

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
    public string Summary(OwnedTensor tensor) => $"{ClassDocs.Text(tensor.Call.Operator.Summary).TrimEnd('.')}, {(tensor.Value.Type.Rank == 0 ? "a single number" : shapes.Full(tensor.Value.Type))}.";

    /// <summary>An inner sequence's summary: what it is made of.</summary>
    public static string SequenceSummary(BoundModule module) => module.Children.Count switch
    {
        0 => "A sequence of functions.",
        1 => $"{Noun(module.Children[0].Content)}.",
        _ => $"{UpperFirst(Enumerate([.. module.Children.Select(static child => child.Content)]) ?? $"a sequence of {module.Children.Count} layers")}.",
    };

    /// <summary>Layers as a list in a sentence, equal neighbours told once; null where they are too many or too long.</summary>
    private static string? Enumerate(IReadOnlyList<ChildContent> contents)
    {
        var parts = new List<(string Text, int Count)>();
        foreach (var text in contents.Select(Part))
        {
            var last = parts.Count - 1;
            if (last >= 0 && parts[last].Text == text)
            {
                parts[last] = (text, parts[last].Count + 1);
            }
            else
            {
                parts.Add((text, 1));
            }
        }

        var texts = parts.Select(static part => part.Count > 1 ? $"{part.Count} × {part.Text}" : part.Text).ToList();
        var sentence = texts.Count == 1 ? texts[0] : $"{string.Join(", ", texts.Take(texts.Count - 1))} and {texts[texts.Count - 1]}";
        return parts.Count > 4 || sentence.Length > LongestEnumeration ? null : sentence;
    }

    /// <summary>A layer within a sentence: an operator whose description is a formula goes by its name, several layers stand in parentheses.</summary>
    private static string Part(ChildContent content) => content switch
    {
        OperatorContent { Call: var call } when !call.Operator.Describe(call).All(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '×') => call.Operator.Name,
        SequenceContent { Module.Children.Count: > 1 } => $"({LowerFirst(Noun(content))})",
        _ => LowerFirst(Noun(content)),
    };

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
        ListContent list => UpperFirst(Enumerate(list.Items) is { } layers ? (list.Items.Count == 1 ? $"1 × {layers}" : layers) : $"a list of {list.Items.Count} layers"),
        LoopContent loop => UpperFirst($"{Rounds(loop)} × {Part(loop.Item)}"),
        _ => "",
    };

    /// <summary>How often a loop runs, where that is a parameter.</summary>
    private static string Rounds(LoopContent loop) => loop.Count is SymbolTerm { Symbol.Name: var name } ? $"<c>{CSharpNames.Camel(name)}</c>" : "several";

    private static string UpperFirst(string text) => text[0] == '<' ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);

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

        if (input.Type.Equals(output.Type) || child.Content is LoopContent)
        {
            return "";
        }

        // Where what changes is too long to be shown, nothing is said.
        var (before, after) = (shapes.Short(input.Type), shapes.Short(output.Type));
        return before == after ? "" : $", {before} → {after}";
    }
}

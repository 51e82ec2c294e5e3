using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>Names, and what they refer to.</summary>
internal sealed partial class Elaborator
{
    /// <summary>The name of a layer in a mapping, with its <c>{expr}</c> parts evaluated.</summary>
    private string? Name(LayerSyntax layer, Scope scope) => layer.Name is { } template && Name(template, scope) is { } name && IsLayerName(template, name) ? name : null;

    /// <summary>Reports a name of which only now is known that no layer can have it.</summary>
    private bool IsLayerName(NameTemplate template, string name)
    {
        if (LayerName.MistakeIn(name) is { } mistake)
        {
            Bag.ReportLayerName(template.Location, name, mistake);
            return false;
        }

        return true;
    }

    private string? Name(NameTemplate template, Scope scope)
    {
        if (template.Parts is [{ Text: { } only }])
        {
            return only;
        }

        var name = new System.Text.StringBuilder();
        foreach (var part in template.Parts)
        {
            switch (part.Expression is null ? new StringValue(part.Text!) : session.Evaluator.Evaluate(part.Expression, scope))
            {
                case StringValue text:
                    name.Append(text.Value);
                    break;
                case IntValue number:
                    name.Append(number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case SymbolicValue symbolic:
                    session.Demand(symbolic, template.Location);
                    return null;
                case null:
                    return null;
                case var value:
                    Bag.ReportNameNotText(template.Location, part.Expression!.ToSource(), value.Described());
                    return null;
            }
        }

        return name.ToString();
    }

    /// <summary>What a layer reads: its own list, <c>from</c>, or the layer above.</summary>
    private IReadOnlyList<TensorValue>? Inputs(Frame frame, LayerSyntax layer, Scope scope)
    {
        if (OwnInputs(layer) is { } own)
        {
            if (layer.From is not [var first, ..])
            {
                return ResolveAll(frame, own, scope);
            }

            Bag.ReportInputsTwice(first.Location, Label(layer));
            return null;
        }

        if (layer.From is [var single] && TakesOneInput(layer))
        {
            return ResolveOne(frame, single, scope) is { } one ? [one] : null;
        }

        if (layer.From is { } from)
        {
            return ResolveAll(frame, from, scope);
        }

        if (TakesNoInput(layer))
        {
            return [];
        }

        if (frame.Above is { IsBroken: true })
        {
            return null;
        }

        if (frame.Above is { TakesNoInput: true } source)
        {
            Bag.ReportFromRequired(layer.Location, Label(layer), $"the layer above, '{source.Values[0].Name}', takes no input, so nothing flows through it; write 'from: {frame.NameOfAbove ?? source.Values[0].Name}' to read it");
            return null;
        }

        switch (frame.Above?.Values)
        {
            case [{ IsNullable: false }] above:
                return above;
            case null or []:
                Bag.ReportFromRequired(layer.Location, Label(layer), "there is no tensor above");
                return null;
            case [{ IsNullable: true } nullable]:
                Bag.ReportFromRequired(layer.Location, Label(layer), $"the layer above, '{nullable.Name}', may be absent; name it if this layer may be absent with it");
                return null;
            case var several:
                Bag.ReportFromRequired(layer.Location, Label(layer), $"the layer above has {several.Count} outputs; write for example 'from: {OneOf(frame.NameOfAbove ?? "name", frame.Above!)}'");
                return null;
        }
    }

    private static bool TakesNoInput(LayerSyntax layer) => layer.From is null && layer.Operator is { } op && OperatorTable.Find(op.Text) is { MaxInputs: 0 };

    private bool TakesOneInput(LayerSyntax layer) =>
        layer.Children is not null || layer.Branches is not null || (layer.Operator is { Text: var name } && (Home.Blocks.TryGetValue(name, out var block) ? block.Syntax.Inputs.Count : OperatorTable.Find(name)?.MaxInputs) <= 1);

    private static string Label(LayerSyntax layer) => layer.Name?.Text ?? layer.Operator?.Text ?? "this layer";

    /// <summary>The inputs that a function of several tensors lists under its own name: <c>add: [a, b]</c>, <c>cat: {tensors: [a, b]}</c>, <c>stack: {tensors: halves}</c>.</summary>
    private IReadOnlyList<ReferenceSyntax>? OwnInputs(LayerSyntax layer)
    {
        if (layer.Operator is not { } op || OperatorOf(op.Text) is not { MaxInputs: > 1 })
        {
            return null;
        }

        var written = layer.Arguments as YamlSequence ?? (layer.Arguments as YamlMapping)?[ArgumentBinder.Tensors];
        return written is null ? null : SpecReader.ReadReferences(written, Bag);
    }

    private IReadOnlyList<TensorValue>? ResolveAll(Frame frame, IReadOnlyList<ReferenceSyntax> references, Scope scope)
    {
        var values = new List<TensorValue>();
        foreach (var reference in references)
        {
            if (Resolve(frame, reference, scope) is not { } result)
            {
                return null;
            }

            values.AddRange(result.Values);
        }

        return values;
    }

    /// <summary>The one tensor that a reference means.</summary>
    private TensorValue? ResolveOne(Frame frame, ReferenceSyntax reference, Scope scope)
    {
        if (Resolve(frame, reference, scope) is not { } result)
        {
            return null;
        }

        if (result.Values is [var only])
        {
            return only;
        }

        var name = reference.Name.Text;
        Bag.ReportSeveralOutputs(reference.Location, name, result.Values.Count, $"one is needed here, such as '{OneOf(name, result)}'");
        return null;
    }

    /// <summary>How the first of several outputs is named.</summary>
    private static string OneOf(string name, LayerResult result) => result.OutputNames.Any(static output => output.Length > 0 && !char.IsDigit(output[0])) ? $"{name}.{result.OutputNames[0]}" : $"{name}[0]";

    /// <summary>Remembers what a layer that is left out would have read: it is there for other variants.</summary>
    private void Mention(Frame frame, LayerSyntax layer)
    {
        if (session.Kind != SessionKind.Instance)
        {
            return;
        }

        var names = (OwnInputs(layer) ?? layer.From)?.Where(static reference => reference.Name.Parts.All(static part => part.Expression is null)).Select(static reference => reference.Name.Text);
        _mentioned.UnionWith(names is null ? frame.Above?.Values ?? [] : names.SelectMany(name => frame.FindReference(name).Result?.Values ?? []));
    }

    /// <summary>What somebody means by a name that no layer above has; empty where nothing is near.</summary>
    private string HintFor(Frame frame, string text)
    {
        const string Self = "self.";
        return text.StartsWith(Self, StringComparison.Ordinal) && frame.Find(text.Substring(Self.Length)) is not null ? $"; write '{text.Substring(Self.Length)}'"
            : _chain.Peek().Definition.Syntax.Body.Layers.Any(layer => layer.Name?.Text == text) ? "; the layer of this name stands below, and a layer reads what is above it"
            : NearestName.Hint(text, frame.Names);
    }

    /// <summary>What a reference means: a layer above, an input, or one of several outputs.</summary>
    private LayerResult? Resolve(Frame frame, ReferenceSyntax reference, Scope scope)
    {
        if (Name(reference.Name, scope) is not { } text)
        {
            return null;
        }

        var (found, name, output) = frame.FindReference(text);
        if (found is not { } result)
        {
            return frame.LacksNames ? null : HintFor(frame, text) is { Length: > 0 } hint ? Unknown(text, hint) : Unknown(name, NearestName.Hint(name, frame.Names));
        }

        if (result.IsBroken)
        {
            return null;
        }

        if (output is not null)
        {
            var index = result.OutputNames.ToList().IndexOf(output);
            return index < 0 ? Unknown(text, NearestName.Hint(output, result.OutputNames)) : reference.Position is null ? LayerResult.Of(result.Values[index]) : PositionOfOne();
        }

        if (reference.Position is null)
        {
            return result;
        }

        return session.Evaluator.Evaluate(reference.Position, scope) switch
        {
            IntValue { Value: var position } when position >= 0 && position < result.Values.Count => LayerResult.Of(result.Values[(int)position]),
            IntValue { Value: var position } => Unknown($"{name}[{position}]", $"; '{name}' has {result.Values.Count} outputs"),
            SymbolicValue { Term.Type: TermType.Int } symbolic => Later(symbolic),
            { } value => NoPosition(value),
            null => null,
        };

        // The class is made again where the value is known.
        LayerResult? Later(SymbolicValue symbolic)
        {
            session.Demand(symbolic, reference.Location);
            return null;
        }

        LayerResult? NoPosition(Value value)
        {
            Bag.ReportArgumentType(reference.Location, $"{name}[…]", "an int", value.AsSentence());
            return null;
        }

        LayerResult? PositionOfOne()
        {
            Bag.ReportReference(reference.Location, $"{text}[…]");
            return null;
        }

        LayerResult? Unknown(string text, string hint)
        {
            Bag.ReportUnknownLayer(reference.Location, text, hint);
            return null;
        }
    }
}

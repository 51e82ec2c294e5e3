using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>Layers: names, inputs, conditions, and the places of modules and functions in a body.</summary>
internal sealed partial class Elaborator
{
    /// <summary>More than any network has; keeps a repeat of a billion from filling the memory.</summary>
    private const int MaxLayers = 20_000;

    private int _layerCount;

    /// <summary>Binds a body into <paramref name="module"/>; false after a mistake.</summary>
    private bool BindBody(BoundModule module, Definition definition, Scope scope, SourceLocation location)
    {
        var body = definition.Syntax.Body;
        var above = module.Inputs.Count == 1 ? LayerResult.Of(module.Inputs[0]) : new LayerResult([module.Inputs[0]], []);
        if (body.Operator is { Operator.Text: "Sequential", Children: { } children } && IsPlain(body.Operator))
        {
            return BindRoot(module, definition, new Frame(module, children.All(static child => child.Name is null), above), children, scope);
        }

        return body.Operator is { } single
            ? BindAlias(module, definition, single, scope, location)
            : BindRoot(module, definition, new Frame(module, isList: false, above), body.Layers, scope);
    }

    private static bool IsPlain(LayerSyntax layer) => layer.When is null && layer.Repeat is null && layer.For is null && layer.From is null;

    private bool BindRoot(BoundModule module, Definition definition, Frame frame, IReadOnlyList<LayerSyntax> layers, Scope scope)
    {
        foreach (var input in module.Inputs)
        {
            if (!frame.TryDefine(input.Name, LayerResult.Of(input)))
            {
                Bag.ReportDuplicateName(definition.Syntax.Name.Location, input.Name, "another input");
                return false;
            }
        }

        return BindLayers(frame, layers, scope) && BindOutputs(module, definition, frame, scope);
    }

    /// <summary>Binds layers in order; false after a mistake, but only after all layers that can be bound were.</summary>
    private bool BindLayers(Frame frame, IReadOnlyList<LayerSyntax> layers, Scope scope)
    {
        foreach (var layer in layers)
        {
            // What comes after a broken layer would only repeat its mistake.
            if (!BindLayer(frame, layer, scope))
            {
                return false;
            }
        }

        return true;
    }

    private bool BindOutputs(BoundModule module, Definition definition, Frame frame, Scope scope)
    {
        if (definition.Syntax.Outputs.Count == 0)
        {
            if (module.Steps.Count == 0 || frame.Above is not { } last)
            {
                Bag.ReportEmptyBody(definition.Syntax.Name.Location, definition.Name);
                return false;
            }

            module.Outputs.AddRange(last.Values.Select((value, i) => new BoundOutput(i == 0 ? "out" : last.OutputNames.ElementAtOrDefault(i) ?? $"out{i}", value)));
            return true;
        }

        foreach (var output in definition.Syntax.Outputs)
        {
            if (Resolve(frame, output.Value, scope) is not { } result)
            {
                return false;
            }

            module.Outputs.Add(new(output.Name.Text, result.Values[0]));
        }

        return true;
    }

    private bool BindLayer(Frame frame, LayerSyntax layer, Scope scope)
    {
        if (++_layerCount > MaxLayers)
        {
            Bag.ReportTooManyLayers(layer.Location, frame.Module.Name, MaxLayers);
            return false;
        }

        switch (Condition(layer.When, "when", scope))
        {
            case null:
                return false;
            case BoolValue { Value: true }:
                return BindPresent(frame, layer, scope);
            case BoolValue:
                return BindAbsent(frame, layer, scope);
            case SymbolicValue symbolic when session.Kind == SessionKind.BlockClass && !frame.IsList && layer.For is null && layer.Name is not null:
                return BindConditional(frame, layer, scope, symbolic.Term);
            case SymbolicValue symbolic:
                session.Demand(symbolic, layer.When!.Location);
                return false;
            default:
                return false;
        }
    }

    private Value? Condition(Expression? condition, string name, Scope scope)
    {
        if (condition is null)
        {
            return new BoolValue(true);
        }

        var value = session.Evaluator.Evaluate(condition, scope);
        if (value is null or BoolValue or SymbolicValue { Term.Type: TermType.Bool })
        {
            return value;
        }

        Bag.ReportConditionNotBool(condition.Location, name, value.TypeName);
        return null;
    }

    private bool BindPresent(Frame frame, LayerSyntax layer, Scope scope)
    {
        if (layer.For is { } loop)
        {
            return BindFor(frame, layer, loop, scope);
        }

        if (layer.Repeat is not null)
        {
            return BindRepeat(frame, layer, scope);
        }

        return layer.Branches is not null ? BindParallel(frame, layer, scope) : BindSingle(frame, layer, scope);
    }

    /// <summary>A layer that is not there: in a mapping its name means what it would have read, or <c>else</c>; in a list nothing is left.</summary>
    private bool BindAbsent(Frame frame, LayerSyntax layer, Scope scope)
    {
        if (layer.Name is null)
        {
            return true;
        }

        if (layer.For is not null)
        {
            return true;
        }

        if (layer.ElseNone)
        {
            return Name(layer, scope) is { } absent && Define(frame, layer, absent, new LayerResult([], []), isAbove: true);
        }

        return Fallback(frame, layer, scope) is { } fallback && Name(layer, scope) is { } name && Define(frame, layer, name, fallback, isAbove: true);
    }

    private LayerResult? Fallback(Frame frame, LayerSyntax layer, Scope scope)
    {
        if (layer.Else is { } other)
        {
            return Resolve(frame, other, scope);
        }

        switch (layer.From?.Count)
        {
            case null:
                return frame.Above;
            case 1:
                return Resolve(frame, layer.From[0], scope);
            default:
                Bag.ReportElseRequired(layer.When?.Location ?? layer.Location);
                return null;
        }
    }

    /// <summary>A layer that a block's constructor decides about: the class gets both, and an <c>if</c>.</summary>
    private bool BindConditional(Frame frame, LayerSyntax layer, Scope scope, Term condition)
    {
        if (Fallback(frame, layer, scope) is not { Values: [var fallback] } || Inputs(frame, layer, scope) is not { } inputs
            || Name(layer, scope) is not { } name || Realise(layer, scope, inputs, name) is not { Outputs: [var output] } realised)
        {
            return false;
        }

        var type = Joining.Choose(condition, output.Value.Type, fallback.Type);
        if (type is null)
        {
            // Both branches differ in rank: what follows depends on the condition, so it has to be known.
            session.Demand(new SymbolicValue(condition), layer.Location);
            return false;
        }

        var result = new TensorValue(name, type);
        Place(frame, layer, realised, name, inputs, [result], step => step with { Condition = condition, Fallback = fallback }, child => child with { Condition = condition });
        return Define(frame, layer, name, LayerResult.Of(result), isAbove: true);
    }

    /// <summary>A layer as it stands: one module or function.</summary>
    private bool BindSingle(Frame frame, LayerSyntax layer, Scope scope)
    {
        if (Inputs(frame, layer, scope) is not { } inputs)
        {
            return false;
        }

        string? name = null;
        if (layer.Name is not null && (name = Name(layer, scope)) is null)
        {
            return false;
        }

        if (Realise(layer, scope, inputs, name) is not { } realised)
        {
            return false;
        }

        var local = name ?? (realised.Content is null ? realised.Name : $"{realised.Name}{frame.NextIndex}");
        var outputs = OutputValues(realised, local);
        var child = Place(frame, layer, realised, name, inputs, outputs, static step => step, static made => made);
        var result = new LayerResult(outputs, [.. realised.Outputs.Select(static output => output.Name)]) { Callable = child is null ? null : new(child, layer, scope) };
        if (name is null)
        {
            frame.Above = result;
            return true;
        }

        return Define(frame, layer, name, result, isAbove: true);
    }

    private static List<TensorValue> OutputValues(Realised realised, string local) =>
    [
        .. realised.Outputs.Select((output, i) => new TensorValue(realised.Outputs.Count == 1 ? local : $"{local}_{output.Name}", output.Value.Type) { IsNullable = output.Value.IsNullable }),
    ];

    /// <summary>Gives a bound layer its child and its step.</summary>
    private static Child? Place(
        Frame frame,
        LayerSyntax layer,
        Realised realised,
        string? name,
        IReadOnlyList<TensorValue> inputs,
        IReadOnlyList<TensorValue> outputs,
        Func<Step, Step> asStep,
        Func<Child, Child> asChild)
    {
        if (realised.Content is null)
        {
            frame.Module.Steps.Add(asStep(new FunctionStep(realised.Function!, inputs, outputs, realised.Location)));
            return null;
        }

        var key = name ?? frame.NextIndex++.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var child = asChild(new Child(key, name ?? $"{realised.Name}{key}", realised.Content, realised.Location) { Summary = layer.Summary });
        frame.Module.Children.Add(child);
        frame.Module.Steps.Add(asStep(new CallStep(child, inputs, outputs, realised.Location)));
        return child;
    }

    private bool Define(Frame frame, LayerSyntax layer, string name, LayerResult result, bool isAbove)
    {
        if (!frame.TryDefine(name, result))
        {
            Bag.ReportDuplicateName(layer.Name!.Location, name, "a layer or input above");
            return false;
        }

        if (isAbove)
        {
            frame.Above = result;
        }

        return true;
    }

    /// <summary>The name of a layer in a mapping, with its <c>{expr}</c> parts evaluated.</summary>
    private string? Name(LayerSyntax layer, Scope scope) => layer.Name is null ? null : Name(layer.Name, scope);

    private string? Name(NameTemplate template, Scope scope)
    {
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
                    Bag.ReportNameNotText(template.Location, part.Expression!.ToSource(), value.TypeName);
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
            return ResolveAll(frame, own, scope);
        }

        if (layer.From is { } from)
        {
            return ResolveAll(frame, from, scope);
        }

        switch (frame.Above?.Values)
        {
            case [{ IsNullable: false }] single:
                return single;
            case null or []:
                Bag.ReportFromRequired(layer.Location, Label(layer), "there is no tensor above");
                return null;
            case [{ IsNullable: true } nullable]:
                Bag.ReportFromRequired(layer.Location, Label(layer), $"the layer above, '{nullable.Name}', may be absent");
                return null;
            case var several:
                Bag.ReportFromRequired(layer.Location, Label(layer), $"the layer above has {several.Count} outputs");
                return null;
        }
    }

    private static string Label(LayerSyntax layer) => layer.Name?.Text ?? layer.Operator?.Text ?? "this layer";

    /// <summary>The inputs that a function of several tensors lists under its own name: <c>add: [a, b]</c>, <c>cat: {tensors: [a, b]}</c>.</summary>
    private IReadOnlyList<ReferenceSyntax>? OwnInputs(LayerSyntax layer)
    {
        var list = layer.Arguments switch
        {
            YamlSequence sequence => sequence,
            YamlMapping mapping when layer.Operator is { } op && Operators.OperatorTable.Find(op.Text) is { MaxInputs: > 1 } => mapping[ArgumentBinder.Tensors] as YamlSequence,
            _ => null,
        };
        return list is null ? null : SpecReader.ReadReferences(list, Bag);
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

    /// <summary>What a reference means: a layer above, an input, or one of several outputs.</summary>
    private LayerResult? Resolve(Frame frame, ReferenceSyntax reference, Scope scope)
    {
        if (Name(reference.Name, scope) is not { } name)
        {
            return null;
        }

        if (frame.Find(name) is not { } result)
        {
            Bag.ReportUnknownLayer(reference.Location, name, NearestName.Hint(name, frame.Names));
            return null;
        }

        if (reference.Member is { } member)
        {
            var index = result.OutputNames.ToList().IndexOf(member);
            return index >= 0 ? LayerResult.Of(result.Values[index]) : Unknown($"{name}.{member}", NearestName.Hint(member, result.OutputNames));
        }

        if (reference.Position is null)
        {
            return result;
        }

        return session.Evaluator.Evaluate(reference.Position, scope) switch
        {
            IntValue { Value: var position } when position >= 0 && position < result.Values.Count => LayerResult.Of(result.Values[(int)position]),
            IntValue { Value: var position } => Unknown($"{name}[{position}]", $"; '{name}' has {result.Values.Count} outputs"),
            SymbolicValue symbolic => session.Demand(symbolic, reference.Location) is null ? null : null,
            _ => null,
        };

        LayerResult? Unknown(string text, string hint)
        {
            Bag.ReportUnknownLayer(reference.Location, text, hint);
            return null;
        }
    }
}

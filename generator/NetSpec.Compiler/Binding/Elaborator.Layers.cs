using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators.Tensors;
using NetSpec.Compiler.Shapes;
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
            return Name(layer, scope) is { } absent && Define(frame, layer, absent, LayerResult.Of(new TensorValue(absent, new TensorType([])) { IsNullable = true, IsAbsent = true }), isAbove: true);
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
        if (layer.ElseNone || layer.Repeat is not null || layer.Branches is not null || layer.Call is not null)
        {
            session.Demand(new SymbolicValue(condition), layer.When!.Location);
            return false;
        }

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

        if (inputs.Any(static input => input.IsAbsent))
        {
            return BindAbsentResult(frame, layer, name);
        }

        if (layer.Call is not null)
        {
            return BindCall(frame, layer, scope, inputs, name);
        }

        if (Realise(layer, scope, inputs, name) is not { } realised)
        {
            return false;
        }

        var local = name ?? (realised.Content is null ? realised.Name : $"{realised.Name}{frame.NextIndex}");
        var outputs = OutputValues(layer, realised, inputs, local);
        var child = Place(frame, layer, realised, name, inputs, outputs, step => step with { OnlyTraining = layer.OnlyTraining }, static made => made);
        var result = new LayerResult(outputs, [.. realised.Outputs.Select(static output => output.Name)])
        {
            Callable = child is null ? null : new(child, layer, scope),
            TakesNoInput = inputs.Count == 0,
        };
        if (child is not null && !BindExtras(frame, layer, scope, child))
        {
            return false;
        }

        if (name is null)
        {
            frame.Above = result;
            return true;
        }

        return Define(frame, layer, name, result, isAbove: true);
    }

    /// <summary>The tensors of a layer: absent where it runs in training only, where an input may be absent, or where <c>else: none</c> says so.</summary>
    private static List<TensorValue> OutputValues(LayerSyntax layer, Realised realised, IReadOnlyList<TensorValue> inputs, string local)
    {
        var isNullable = layer.OnlyTraining || layer.ElseNone || inputs.Any(static input => input.IsNullable);
        return
        [
            .. realised.Outputs.Select((output, i) => new TensorValue(realised.Outputs.Count == 1 ? local : $"{local}_{output.Name}", output.Value.Type) { IsNullable = isNullable || output.Value.IsNullable }),
        ];
    }

    /// <summary>A layer over a tensor that is never there is not there either.</summary>
    private bool BindAbsentResult(Frame frame, LayerSyntax layer, string? name)
    {
        var absent = LayerResult.Of(new TensorValue(name ?? "absent", new TensorType([])) { IsNullable = true, IsAbsent = true });
        frame.Above = absent;
        return name is null || Define(frame, layer, name, absent, isAbove: true);
    }

    /// <summary><c>call</c> runs a module above again: its shapes are derived anew, its weights are the same.</summary>
    private bool BindCall(Frame frame, LayerSyntax layer, Scope scope, IReadOnlyList<TensorValue> inputs, string? name)
    {
        if (Resolve(frame, layer.Call!, scope) is not { } target)
        {
            return false;
        }

        if (target.Callable is not { } callable)
        {
            Bag.ReportNotCallableLayer(layer.Call!.Location, layer.Call.Name.Text);
            return false;
        }

        if (Realise(callable.Syntax, callable.Scope, inputs, callable.Child.Name) is not { } realised)
        {
            return false;
        }

        var outputs = OutputValues(layer, realised, inputs, name ?? $"{callable.Child.Name}_again");
        frame.Module.Steps.Add(new CallStep(callable.Child, inputs, outputs, layer.Location));
        var result = new LayerResult(outputs, target.OutputNames) { Callable = callable };
        frame.Above = result;
        return name is null || Define(frame, layer, name, result, isAbove: true);
    }

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
        if (realised.Content is OperatorContent { Call: { Operator: OwnTensor } own })
        {
            frame.Module.Tensors.Add(new(name ?? realised.Name, own, outputs[0]));
            return null;
        }

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
}

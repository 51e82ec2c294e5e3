using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>Bodies: their layers one after another, and what they return.</summary>
internal sealed partial class Elaborator
{
    /// <summary>More than any network has; keeps a repeat of a billion from filling the memory.</summary>
    private const int MaxLayers = 10_000;

    private int _layerCount;

    /// <summary>Binds a body into <paramref name="module"/>; false after a mistake.</summary>
    private bool BindBody(BoundModule module, Definition definition, Scope scope)
    {
        var body = definition.Syntax.Body;
        var above = LayerResult.Of(module.Inputs[0]);
        if (body.Operator is not { } single)
        {
            return BindRoot(module, definition, new Frame(module, isList: false, above), body.Layers, scope);
        }

        if (single.Children is { } children)
        {
            return BindRoot(module, definition, new Frame(module, children.All(static child => child.Name is null), above), children, scope);
        }

        // A model is a class of its own: its one operator is a child, numbered as under Sequential. So is a function that names its inputs.
        return definition.Syntax.IsModel || OwnInputs(single) is not null
            ? BindRoot(module, definition, new Frame(module, isList: true, above), [single], scope)
            : BindAlias(module, single, scope);
    }

    private bool BindRoot(BoundModule module, Definition definition, Frame frame, IReadOnlyList<LayerSyntax> layers, Scope scope)
    {
        foreach (var input in module.Inputs)
        {
            if (!frame.TryDefine(input.Name, LayerResult.Of(input), definition.Syntax.Name.Location))
            {
                Bag.ReportDuplicateName(definition.Syntax.Name.Location, input.Name, "another input");
                return false;
            }
        }

        return BindLayers(frame, layers, scope) && BindOutputs(module, definition, frame, scope);
    }

    /// <summary>Binds a body that is one operator or block: the block is that operator.</summary>
    private bool BindAlias(BoundModule module, LayerSyntax single, Scope scope)
    {
        if (Realise(single, scope, module.Inputs, null) is not { } realised)
        {
            return false;
        }

        module.Alias = realised;
        module.Outputs.AddRange(realised.Outputs);
        return true;
    }

    /// <summary>Binds layers in order; false after a mistake.</summary>
    private bool BindLayers(Frame frame, IReadOnlyList<LayerSyntax> layers, Scope scope)
    {
        var complete = true;
        foreach (var layer in layers)
        {
            if (BindLayer(frame, layer, scope))
            {
                continue;
            }

            if (session.Kind != SessionKind.Instance)
            {
                return false;
            }

            // An instance goes on: all mistakes are told at once.
            Break(frame, layer, scope);
            complete = false;
        }

        return complete;
    }

    /// <summary>What follows a broken layer makes no mistake by reading it.</summary>
    private void Break(Frame frame, LayerSyntax layer, Scope scope)
    {
        CheckArguments(layer, scope);
        frame.Above = LayerResult.Broken;
        if (layer.For is not null && layer.Do is not null)
        {
            frame.LacksNames = true;
        }
        else if (layer.Name is not null && Name(layer, scope) is { } name)
        {
            frame.TryDefine(name, LayerResult.Broken, layer.Place);
        }
    }

    /// <summary>Reports what is wrong with a layer whatever comes in.</summary>
    private void CheckArguments(LayerSyntax layer, Scope scope)
    {
        if (layer.For is not null || layer.Repeat is not null)
        {
            return;
        }

        foreach (var inner in layer.Children ?? layer.Branches ?? [])
        {
            CheckArguments(inner, scope);
        }

        var isOperator = layer.Children is null && layer.Operator is not null && layer.Operator.Text != Foreign;
        if (isOperator && Find(layer) is { } target && new ValueReader(session, Home).Bind(target, layer.Arguments, scope) is { } bound)
        {
            var binder = new ArgumentBinder(session, Home);
            _ = bound.Operator is { } op ? binder.Complete(op, bound.Arguments, layer.Operator!.Location) as object : binder.Complete(bound.Definition!, bound.Arguments, layer.Operator!.Location);
        }
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
            if (ResolveOne(frame, output.Value, scope) is not { } value)
            {
                return false;
            }

            module.Outputs.Add(new(output.Name.Text, value));
        }

        return true;
    }

    private bool BindLayer(Frame frame, LayerSyntax layer, Scope scope)
    {
        if (!CountLayer(frame, layer))
        {
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

    private bool CountLayer(Frame frame, LayerSyntax layer)
    {
        if (++_layerCount <= MaxLayers)
        {
            return true;
        }

        if (_layerCount == MaxLayers + 1)
        {
            Bag.ReportTooManyLayers(layer.Location, frame.Module.Name, MaxLayers);
        }

        return false;
    }

    private Value? Condition(Expression? condition, string name, Scope scope)
    {
        if (condition is null)
        {
            return BoolValue.True;
        }

        var value = session.Evaluator.Evaluate(condition, scope);
        if (value is null or BoolValue or SymbolicValue { Term.Type: TermType.Bool })
        {
            return value;
        }

        Bag.ReportConditionNotBool(condition.Location, name, value.AsSentence());
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

        return layer.Branches is { } branches && branches.All(static branch => branch.Name is not null)
            ? BindBranches(frame, layer, branches, scope)
            : BindSingle(frame, layer, scope);
    }

    private bool Define(Frame frame, LayerSyntax layer, string name, LayerResult result)
    {
        if (!frame.TryDefine(name, result, layer.Place))
        {
            var isRound = frame.PlaceOf(name) == layer.Place;
            Bag.ReportDuplicateName(layer.Name!.Location, name, isRound ? $"an earlier round's layer; let it depend on the round, as with 'index: i' and '{name}{{i}}'" : "a layer or input above");
            return false;
        }

        frame.Above = result;
        return true;
    }
}

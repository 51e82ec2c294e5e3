using System.Globalization;
using NetSpec.Compiler.Operators.Tensors;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>A layer as it stands: one module or function, and its place in a body.</summary>
internal sealed partial class Elaborator
{
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

        return layer.Call is null ? BindNew(frame, layer, scope, inputs, name) : BindCall(frame, layer, scope, inputs, name);
    }

    private bool BindNew(Frame frame, LayerSyntax layer, Scope scope, IReadOnlyList<TensorValue> inputs, string? name)
    {
        if (Realise(layer, scope, inputs, name) is not { } realised)
        {
            return false;
        }

        var outputs = OutputValues(layer, realised.Outputs, inputs, name ?? (realised.Content is null ? realised.Name : $"{realised.Name}{frame.NextIndex}"));
        var child = Place(frame, layer, realised, name, inputs, outputs, step => step with { OnlyTraining = layer.OnlyTraining }, static made => made);
        var result = new LayerResult(outputs, [.. realised.Outputs.Select(static output => output.Name)])
        {
            Callable = child is null ? null : new(child, null, again => Realise(layer, scope, again, child.Name)?.Outputs),
            TakesNoInput = inputs.Count == 0,
        };
        frame.Above = result;
        return (child is null || BindExtras(frame, layer, scope, child)) && (name is null || Define(frame, layer, name, result));
    }

    /// <summary>The tensors of a layer: absent where it runs in training only, where an input may be absent, or where <c>else: none</c> says so.</summary>
    private static List<TensorValue> OutputValues(LayerSyntax layer, IReadOnlyList<BoundOutput> outputs, IReadOnlyList<TensorValue> inputs, string local)
    {
        var isNullable = layer.OnlyTraining || layer.ElseNone || inputs.Any(static input => input.IsNullable);
        return
        [
            .. outputs.Select(output => new TensorValue(outputs.Count == 1 ? local : $"{local}_{output.Name}", output.Value.Type) { IsNullable = isNullable || output.Value.IsNullable }),
        ];
    }

    /// <summary><c>call</c> runs a module above again: its shapes are derived anew, its weights are the same.</summary>
    private bool BindCall(Frame frame, LayerSyntax layer, Scope scope, IReadOnlyList<TensorValue> inputs, string? name)
    {
        if (Resolve(frame, layer.Call!, scope) is not { } target)
        {
            return false;
        }

        if (target.Condition is { } condition)
        {
            // Whether there is a module to run again has to be known.
            session.Demand(new Expressions.SymbolicValue(condition), layer.Call!.Location);
            return false;
        }

        if (target.Callable is not { } callable)
        {
            return target.IsLeftOut && inputs is [var only] ? BindResult(frame, layer, name, LayerResult.Of(only)) : ReportNotCallable(layer);
        }

        if (callable.OutputsFor(inputs) is not { } made)
        {
            return false;
        }

        _called.Add(callable.Child);
        var outputs = OutputValues(layer, made, inputs, name ?? $"{callable.Child.Name}_again");
        frame.Module.Steps.Add(callable.Child.Content is ListContent or LoopContent
            ? new ChainStep(callable.Child, inputs, outputs, layer.Location) { Merge = callable.Merge }
            : new CallStep(callable.Child, inputs, outputs, layer.Location));
        return BindResult(frame, layer, name, new LayerResult(outputs, target.OutputNames) { Callable = callable });
    }

    private bool ReportNotCallable(LayerSyntax layer)
    {
        Bag.ReportNotCallableLayer(layer.Call!.Location, layer.Call.Name.Text);
        return false;
    }

    private bool BindResult(Frame frame, LayerSyntax layer, string? name, LayerResult result)
    {
        frame.Above = result;
        return name is null || Define(frame, layer, name, result);
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
            frame.Module.Tensors.Add(new(name ?? $"{realised.Name}{frame.Module.Tensors.Count}", own, outputs[0]));
            return null;
        }

        if (realised.Content is null)
        {
            frame.Module.Steps.Add(asStep(new FunctionStep(realised.Function!, inputs, outputs, realised.Location)));
            return null;
        }

        var key = name ?? frame.NextIndex++.ToString(CultureInfo.InvariantCulture);
        var child = asChild(new Child(key, name ?? $"{realised.Name}{key}", realised.Content, realised.Location) { Summary = layer.Summary });
        frame.Module.Children.Add(child);
        frame.Module.Steps.Add(asStep(new CallStep(child, inputs, outputs, realised.Location)));
        return child;
    }
}

using System.Globalization;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators.Shaping;
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

        // Another name for a tensor is no step. A block or model that does nothing else says so with one.
        if (realised.Function?.Operator is IdentityFunction && !layer.OnlyTraining && (frame.Module.Definition is null || frame.Module.Steps.Count > 0))
        {
            return BindResult(frame, layer, name, LayerResult.Of(inputs[0]));
        }

        var outputs = OutputValues(layer, realised.Outputs, inputs, name ?? (realised.Content is null ? realised.Name : realised.Name + frame.NextIndex.ToString(CultureInfo.InvariantCulture)));
        var child = Place(frame, layer, realised, name, inputs, outputs);
        var result = new LayerResult(outputs, [.. realised.Outputs.Select(static output => output.Name)])
        {
            Callable = child is null ? null : CallAgain(layer, scope, child),
            TakesNoInput = inputs.Count == 0,
        };
        frame.Above = result;
        return (child is null || BindExtras(frame, layer, scope, child)) && (name is null || Define(frame, layer, name, result));
    }

    private CallableLayer CallAgain(LayerSyntax layer, Scope scope, Child child) =>
        new(child, null, inputs => Realise(layer, scope, inputs, child.Name) is { Content: { } content } other ? new(content, other.Outputs) : null);

    /// <summary>The tensors of a layer: absent where it runs in training only, where an input may be absent, or where <c>else: none</c> says so.</summary>
    private static TensorValue[] OutputValues(LayerSyntax layer, IReadOnlyList<BoundOutput> outputs, IReadOnlyList<TensorValue> inputs, string local)
    {
        var isNullable = layer.OnlyTraining || layer.ElseNone || inputs.Any(static input => input.IsNullable);
        var values = new TensorValue[outputs.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = new(values.Length == 1 ? local : $"{local}_{outputs[i].Name}", outputs[i].Value.Type) { IsNullable = isNullable || outputs[i].Value.IsNullable };
        }

        return values;
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
            session.Demand(new SymbolicValue(condition), layer.Call!.Location);
            return false;
        }

        if (target.Callable is not { } callable)
        {
            return target.IsLeftOut && inputs is [var only] ? BindResult(frame, layer, name, LayerResult.Of(only)) : ReportNotCallable(layer);
        }

        if (callable.RunFor(inputs) is not { } rerun || !HasSameRanks(layer, callable.Child, rerun.Content) || !HasSameWeights(layer, callable.Child, rerun.Content))
        {
            return false;
        }

        _called.Add(callable.Child);
        var outputs = OutputValues(layer, rerun.Outputs, inputs, name ?? $"{callable.Child.Name}_again");
        frame.Module.Steps.Add(callable.Child.Content is ListContent or LoopContent
            ? new ChainStep(callable.Child, inputs, outputs, layer.Place) { Merge = callable.Merge, Content = rerun.Content }
            : new CallStep(callable.Child, inputs, outputs, layer.Place) { Content = rerun.Content });
        return BindResult(frame, layer, name, new LayerResult(outputs, target.OutputNames) { Callable = callable });
    }

    /// <summary>Reports inputs of another number of dimensions: the code of a block or a sequence is written for one.</summary>
    private bool HasSameRanks(LayerSyntax layer, Child child, ChildContent again)
    {
        if (InputsOf(child.Content).Select(static input => input.Type.Rank).SequenceEqual(InputsOf(again).Select(static input => input.Type.Rank)))
        {
            return true;
        }

        Bag.ReportShape(layer.Call!.Location, child.Name, "runs again with another number of dimensions than it was made for");
        return false;
    }

    private static IReadOnlyList<TensorValue> InputsOf(ChildContent content) => content switch
    {
        BlockContent block => block.Module.Inputs,
        SequenceContent sequence => sequence.Module.Inputs,
        ListContent { Items: [var first, ..] } => InputsOf(first),
        _ => [],
    };

    /// <summary>Reports inputs for which the module would need other weights than it has. The shapes of a class are symbols: instances tell.</summary>
    private bool HasSameWeights(LayerSyntax layer, Child child, ChildContent again)
    {
        if (session.Kind != SessionKind.Instance)
        {
            return true;
        }

        var (had, needed) = (OwnedState.Of(child.Content).ToList(), OwnedState.Of(again).ToList());
        var pairs = had.Zip(needed, static (before, now) => (Before: before, Now: now)).Where(static pair => !pair.Before.Shape.Equals(pair.Now.Shape)).ToList();
        if (pairs.Count == 0 && had.Count == needed.Count)
        {
            return true;
        }

        var difference = pairs.Count == 0 ? "" : $": '{pairs[0].Before.Name}' is [{string.Join(", ", pairs[0].Before.Shape)}] and would have to be [{string.Join(", ", pairs[0].Now.Shape)}]";
        Bag.ReportShape(layer.Call!.Location, child.Name, $"its weights do not fit this input{difference}");
        return false;
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
        Term? condition = null,
        TensorValue? fallback = null)
    {
        if (realised.Content is OperatorContent { Call: { Operator: OwnTensor } own })
        {
            frame.Module.Tensors.Add(new(name ?? $"{realised.Name}{frame.Module.Tensors.Count}", own, outputs[0], layer.Place));
            return null;
        }

        if (realised.Content is null)
        {
            frame.Module.Steps.Add(new FunctionStep(realised.Function!, inputs, outputs, layer.Place) { Condition = condition, Fallback = fallback, OnlyTraining = layer.OnlyTraining });
            return null;
        }

        var key = name ?? frame.NextIndex++.ToString(CultureInfo.InvariantCulture);
        var child = new Child(key, name ?? realised.Name + key, realised.Content, realised.Location) { Condition = condition, Summary = layer.Summary };
        frame.Module.Children.Add(child);
        frame.Module.Steps.Add(new CallStep(child, inputs, outputs, layer.Place) { Condition = condition, Fallback = fallback, OnlyTraining = layer.OnlyTraining });
        return child;
    }
}

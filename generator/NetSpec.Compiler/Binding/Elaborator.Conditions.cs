using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators.Tensors;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary><c>when</c> and <c>else</c>: layers that are left out, or of which a block's constructor decides.</summary>
internal sealed partial class Elaborator
{
    /// <summary>A layer that is not there: in a mapping its name means what it would have read, or <c>else</c>; in a list nothing is left.</summary>
    private bool BindAbsent(Frame frame, LayerSyntax layer, Scope scope)
    {
        Mention(frame, layer);
        if (layer.Name is null || layer.Do is not null)
        {
            return true;
        }

        if (Name(layer, scope) is not { } name)
        {
            return false;
        }

        return layer.ElseNone
            ? Define(frame, layer, name, Absent(name))
            : Fallback(frame, layer, scope) is { } fallback && Define(frame, layer, name, fallback with { Callable = null, IsLeftOut = true });
    }

    private static LayerResult Absent(string name) => LayerResult.Of(new TensorValue(name, new TensorType([])) { IsNullable = true, IsAbsent = true });

    private LayerResult? Fallback(Frame frame, LayerSyntax layer, Scope scope)
    {
        // Where 'from' names several, the reader has asked for 'else'.
        if ((layer.Else ?? layer.From?[0]) is { } other)
        {
            return Resolve(frame, other, scope);
        }

        return frame.Above is { IsBroken: true } ? null : frame.Above;
    }

    /// <summary>A layer that a block's constructor decides about: the class gets both, and an <c>if</c>.</summary>
    private bool BindConditional(Frame frame, LayerSyntax layer, Scope scope, Term condition)
    {
        if (!CanBeConditional(layer))
        {
            return DemandCondition(layer, condition);
        }

        if (Fallback(frame, layer, scope) is not { } other || Inputs(frame, layer, scope) is not { } inputs
            || Name(layer, scope) is not { } name || Realise(layer, scope, inputs, name) is not { } realised)
        {
            return false;
        }

        if (other.Values is not [{ IsNullable: false } fallback] || realised.Outputs is not [{ Value.IsNullable: false } output] || inputs.Any(static input => input.IsNullable)
            || Joining.Choose(condition, output.Value.Type, fallback.Type) is not { } type)
        {
            // What follows depends on the condition, in its rank or in whether it is there at all: so it has to be known.
            return DemandCondition(layer, condition);
        }

        var result = new TensorValue(name, type);
        var child = Place(frame, layer, realised, name, inputs, [result], condition, fallback);
        return (child is null || BindExtras(frame, layer, scope, child)) && Define(frame, layer, name, LayerResult.Of(result) with { Condition = condition });
    }

    /// <summary>What an <c>if</c> in the class can decide about; the rest is structural.</summary>
    private static bool CanBeConditional(LayerSyntax layer) =>
        !layer.ElseNone && !layer.OnlyTraining && layer is { Repeat: null, Branches: null, Call: null, Share.Count: 0 }
        && !(layer.Operator is { } op && Operators.OperatorTable.Find(op.Text) is OwnTensor);

    private bool DemandCondition(LayerSyntax layer, Term condition)
    {
        session.Demand(new SymbolicValue(condition), layer.When!.Location);
        return false;
    }

    /// <summary>A layer over a tensor that is never there is not there either.</summary>
    private bool BindAbsentResult(Frame frame, LayerSyntax layer, string? name)
    {
        var absent = Absent(name ?? "absent");
        frame.Above = absent;
        return name is null || Define(frame, layer, name, absent);
    }
}

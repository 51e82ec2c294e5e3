using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary><c>parallel</c>: branches of one input, joined.</summary>
internal sealed partial class Elaborator
{
    private bool BindParallel(Frame frame, LayerSyntax layer, Scope scope)
    {
        var branches = layer.Branches!;
        return branches.All(static branch => branch.Name is not null)
            ? BindBranches(frame, layer, branches, scope)
            : BindBranchList(frame, layer, branches, scope);
    }

    /// <summary>Named branches are children of the enclosing block.</summary>
    private bool BindBranches(Frame frame, LayerSyntax layer, IReadOnlyList<LayerSyntax> branches, Scope scope)
    {
        if (Inputs(frame, layer, scope) is not [var input] || Joined(frame, layer, branches, scope, input) is not { } result)
        {
            return false;
        }

        if (layer.Name is null)
        {
            frame.Above = result;
            return true;
        }

        return Name(layer, scope) is { } name && Define(frame, layer, name, result, isAbove: true);
    }

    /// <summary>Branches in a list are a sub-module named like the layer, with children 0, 1, …</summary>
    private bool BindBranchList(Frame frame, LayerSyntax layer, IReadOnlyList<LayerSyntax> branches, Scope scope)
    {
        if (Inputs(frame, layer, scope) is not [var outer])
        {
            return false;
        }

        var name = layer.Name is null ? null : Name(layer, scope);
        var input = new TensorValue("x", outer.Type);
        var module = new BoundModule(null, name ?? "Parallel", [input]);
        var inner = new Frame(module, isList: true, LayerResult.Of(input));
        if (Joined(inner, layer, branches, scope, input) is not { Values: [var value] })
        {
            return false;
        }

        module.Outputs.Add(new("out", value));
        var realised = new Realised(new SequenceContent(module), null, "Parallel", module.Outputs, layer.Location);
        var local = name ?? $"parallel{frame.NextIndex}";
        var outputs = OutputValues(layer, realised, [outer], local);
        var child = Place(frame, layer, realised, name, [outer], outputs, static step => step, static made => made);
        var result = LayerResult.Of(outputs[0]) with { Callable = new(child!, layer, scope) };
        frame.Above = result;
        return name is null || Define(frame, layer, name, result, isAbove: true);
    }

    private LayerResult? Joined(Frame frame, LayerSyntax layer, IReadOnlyList<LayerSyntax> branches, Scope scope, TensorValue input)
    {
        var values = new List<TensorValue>();
        foreach (var branch in branches)
        {
            frame.Above = LayerResult.Of(input);
            switch (Condition(branch.When, "when", scope))
            {
                case BoolValue { Value: false }:
                    continue;
                case SymbolicValue symbolic:
                    session.Demand(symbolic, branch.When!.Location);
                    return null;
            }

            if (!BindLayer(frame, branch, scope))
            {
                return null;
            }

            values.AddRange(frame.Above!.Values);
        }

        return Merge(frame, layer.Merge!, scope, values, layer.Name is null ? "merge" : Name(layer, scope) ?? "merge") is { } merged ? LayerResult.Of(merged) : null;
    }

    /// <summary>Joins tensors by a function of several.</summary>
    private TensorValue? Merge(Frame frame, LayerSyntax merge, Scope scope, IReadOnlyList<TensorValue> values, string name)
    {
        if (merge.Operator is not { } op || OperatorTable.Find(op.Text) is not { MaxInputs: > 1 })
        {
            Bag.ReportMergeNotAllowed(merge.Location, merge.Operator?.Text ?? "this");
            return null;
        }

        if (Realise(merge, scope, values, null) is not { Function: { } call, Outputs: [var output] })
        {
            return null;
        }

        var result = new TensorValue(name, output.Value.Type);
        frame.Module.Steps.Add(new FunctionStep(call, values, [result], merge.Location));
        return result;
    }
}

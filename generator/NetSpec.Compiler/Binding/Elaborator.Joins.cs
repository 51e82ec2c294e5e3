using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary><c>parallel</c>: branches of one input, joined.</summary>
internal sealed partial class Elaborator
{
    private const string Parallel = "Parallel";

    /// <summary>Named branches are children of the enclosing block.</summary>
    private bool BindBranches(Frame frame, LayerSyntax layer, IReadOnlyList<LayerSyntax> branches, Scope scope)
    {
        if (Inputs(frame, layer, scope) is not { } inputs || !IsOneInput(layer, "parallel", inputs) || Joined(frame, layer, branches, scope, inputs[0]) is not { } result)
        {
            return false;
        }

        frame.Above = result;
        return layer.Name is null || (Name(layer, scope) is { } name && Define(frame, layer, name, result));
    }

    /// <summary>Branches as a module of their own, named like the layer: those of a list have the keys 0, 1, …</summary>
    private Realised? RealiseBranches(LayerSyntax layer, IReadOnlyList<LayerSyntax> branches, Scope scope, IReadOnlyList<TensorValue> inputs, string? name)
    {
        if (!IsOneInput(layer, "parallel", inputs))
        {
            return null;
        }

        var input = new TensorValue("x", inputs[0].Type);
        var module = new BoundModule(null, name ?? Parallel, [input]);
        var frame = new Frame(module, branches.All(static branch => branch.Name is null), LayerResult.Of(input));
        if (Joined(frame, layer with { Name = null, OnlyTraining = false }, branches, scope, input) is not { Values: [var value] })
        {
            return null;
        }

        module.Outputs.Add(new("out", value));
        NoteUses(module);
        return new(new SequenceContent(module), null, Parallel, module.Outputs, layer.Location);
    }

    private bool IsOneInput(LayerSyntax layer, string what, IReadOnlyList<TensorValue> inputs)
    {
        if (inputs.Count == 1)
        {
            return true;
        }

        Bag.ReportInputCount(layer.Operator?.Location ?? layer.Location, what, "1 input", inputs.Count);
        return false;
    }

    private LayerResult? Joined(Frame frame, LayerSyntax layer, IReadOnlyList<LayerSyntax> branches, Scope scope, TensorValue input)
    {
        if (Spread(branches, scope) is not { } spread)
        {
            return null;
        }

        var values = new List<TensorValue>();
        var complete = true;
        foreach (var (branch, inner) in spread)
        {
            frame.Above = LayerResult.Of(input);
            if (!BindLayers(frame, [layer.OnlyTraining ? branch with { OnlyTraining = true } : branch], inner))
            {
                complete = false;
                continue;
            }

            values.AddRange(frame.Above!.Values);
        }

        return complete && Join(frame, layer, scope, values) is { } merged ? LayerResult.Of(merged) : null;
    }

    /// <summary>
    /// The branches that are there: one that <c>when</c> leaves out is none, and a loop that is spliced in gives as many as it has rounds.
    /// </summary>
    private List<(LayerSyntax Branch, Scope Scope)>? Spread(IReadOnlyList<LayerSyntax> branches, Scope scope)
    {
        var spread = new List<(LayerSyntax Branch, Scope Scope)>();
        foreach (var branch in branches)
        {
            switch (Condition(branch.When, "when", scope))
            {
                case BoolValue { Value: true }:
                    if (Spread(branch with { When = null }, scope) is not { } inner)
                    {
                        return null;
                    }

                    spread.AddRange(inner);
                    break;
                case BoolValue:
                    break;
                case SymbolicValue symbolic:
                    session.Demand(symbolic, branch.When!.Location);
                    return null;
                default:
                    return null;
            }
        }

        return spread;
    }

    private List<(LayerSyntax Branch, Scope Scope)>? Spread(LayerSyntax branch, Scope scope)
    {
        if (branch.Do is { } layers)
        {
            var all = Rounds(branch, branch.For!, scope)?.Select(round => Spread(layers, round)).ToList();
            return all is null || all.Contains(null) ? null : [.. all.SelectMany(static inner => inner!)];
        }

        if (branch.Name is not null || (branch.For is null && branch.Repeat is null))
        {
            return [(branch, scope)];
        }

        var rounds = branch.For is { } loop ? Rounds(branch, loop, scope) : KnownRounds(branch, scope);
        return rounds?.Select(round => (branch with { For = null, Repeat = null }, round)).ToList();
    }

    /// <summary>The step that joins the branches. Branches of training only are all there or all absent, and so is what joins them.</summary>
    private TensorValue? Join(Frame frame, LayerSyntax layer, Scope scope, IReadOnlyList<TensorValue> values)
    {
        var present = layer.OnlyTraining ? [.. values.Select(static value => new TensorValue(value.Name, value.Type))] : values;
        if (Merger(layer.Merge!, scope, present) is not { } call)
        {
            return null;
        }

        var result = new TensorValue((layer.Name is null ? null : Name(layer, scope)) ?? "merge", call.Outputs[0]) { IsNullable = layer.OnlyTraining };
        frame.Module.Steps.Add(new FunctionStep(call, values, [result], layer.Merge!.Location) { OnlyTraining = layer.OnlyTraining });
        return result;
    }

    /// <summary>The function of several tensors that <c>merge</c> is, applied.</summary>
    private OperatorCall? Merger(LayerSyntax merge, Scope scope, IReadOnlyList<TensorValue> values)
    {
        if (merge.Operator is not { } op || OperatorTable.Find(op.Text) is not { MaxInputs: > 1 })
        {
            Bag.ReportMergeNotAllowed(merge.Location, merge.Operator?.Text ?? "this");
            return null;
        }

        return Realise(merge, scope, values, null) is { Function: { } call, Outputs.Count: 1 } ? call : null;
    }
}

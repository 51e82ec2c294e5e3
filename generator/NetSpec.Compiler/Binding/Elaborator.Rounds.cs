using System.Globalization;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>Rounds under a name: the children of a sub-module, or, inline, of the enclosing block.</summary>
internal sealed partial class Elaborator
{
    private bool BindNamedRounds(Frame frame, LayerSyntax layer, Scope outer, IReadOnlyList<Scope> scopes)
    {
        if (Name(layer, outer) is not { } name || Inputs(frame, layer, outer) is not { } inputs || !HasRunningValue(layer, inputs))
        {
            return false;
        }

        if (scopes.Count == 0)
        {
            return Define(frame, layer, name, LayerResult.Of(inputs[0]) with { IsLeftOut = true });
        }

        if (BindRounds(layer, scopes, inputs, name) is not { } rounds)
        {
            return false;
        }

        var result = new TensorValue(name, rounds[rounds.Count - 1].Running);
        if (rounds.All(static round => round.Realised.Content is null))
        {
            InlineFunctions(frame, layer, name, inputs, rounds, result);
            return Define(frame, layer, name, LayerResult.Of(result));
        }

        var child = PlaceRounds(frame, layer, name, inputs, rounds, result);
        var callable = new CallableLayer(child, rounds[0].Merge, again => BindRounds(layer, scopes, again, name) is { } made ? new(ContentOf(made), [new("out", new TensorValue(name, made[made.Count - 1].Running))]) : null);
        return BindExtras(frame, layer, outer, child) && Define(frame, layer, name, LayerResult.Of(result) with { Callable = callable });
    }

    /// <summary>What goes from round to round: it has to be there.</summary>
    private bool HasRunningValue(LayerSyntax layer, IReadOnlyList<TensorValue> inputs)
    {
        if (inputs.Count == 0)
        {
            Bag.ReportInputCount(layer.Operator?.Location ?? layer.Location, "repeat", "at least 1 input", 0);
            return false;
        }

        if (inputs.FirstOrDefault(static input => input.IsNullable) is not { } nullable)
        {
            return true;
        }

        Bag.ReportNullableJoined(layer.Location, nullable.Name, "it is made in training mode only, or by a condition", "repeat");
        return false;
    }

    /// <summary>Binds each round over the result of the one before; further inputs are the same in every round.</summary>
    private List<BoundRound>? BindRounds(LayerSyntax layer, IReadOnlyList<Scope> scopes, IReadOnlyList<TensorValue> inputs, string name)
    {
        var rounds = new List<BoundRound>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var running = inputs[0];
        var probe = new Frame(new BoundModule(null, name, []), isList: true, null);
        foreach (var scope in scopes)
        {
            if (!CountLayer(probe, layer) || BindRound(layer, scope, [running, .. inputs.Skip(1)], rounds.Count) is not { } round)
            {
                return null;
            }

            if (rounds.Count > 0 && rounds[0].Realised.Content is null != round.Realised.Content is null)
            {
                Bag.ReportShape(layer.Location, name, "some rounds are modules and some are functions; a repeat is made of one or the other");
                return null;
            }

            if (!keys.Add(round.Key))
            {
                Bag.ReportDuplicateName(layer.Names!.Location, round.Key, $"an earlier round; let it depend on the round's number, as in '{layer.Names.Text}{{i}}'");
                return null;
            }

            rounds.Add(round);
            running = new TensorValue(name, round.Running);
        }

        return rounds;
    }

    private BoundRound? BindRound(LayerSyntax layer, Scope scope, IReadOnlyList<TensorValue> inputs, int number)
    {
        var key = layer.Names is null ? number.ToString(CultureInfo.InvariantCulture) : RoundName(layer.Names, scope);
        if (key is null || Realise(layer, scope, inputs, null) is not { } realised || OneOutput(layer, realised) is not { } output)
        {
            return null;
        }

        if (layer.Merge is null)
        {
            return new(realised, key, output.Type, null);
        }

        return Merger(layer.Merge, scope, [inputs[0], output]) is { } merge ? new(realised, key, merge.Outputs[0], merge) : null;
    }

    /// <summary>The key of a round within the one module that holds all rounds.</summary>
    private string? RoundName(NameTemplate template, Scope scope)
    {
        if (Name(template, scope) is not { } name || !IsLayerName(template, name))
        {
            return null;
        }

        if (name.IndexOf('.') < 0)
        {
            return name;
        }

        Bag.ReportLayerName(template.Location, name, "the rounds of a repeat are items of one module, and no paths; 'for' with 'do' makes layers of any name");
        return null;
    }

    /// <summary>The one tensor that a round passes on.</summary>
    private TensorValue? OneOutput(LayerSyntax layer, Realised realised)
    {
        if (realised.Outputs is not [var output])
        {
            Bag.ReportSeveralOutputs(layer.Operator?.Location ?? layer.Location, realised.Name, realised.Outputs.Count, "a repeat passes one tensor from round to round");
            return null;
        }

        if (!output.Value.IsNullable)
        {
            return output.Value;
        }

        Bag.ReportNullableJoined(layer.Location, realised.Name, "it is made in training mode only, or by a condition", "repeat");
        return null;
    }

    private static ListContent ContentOf(List<BoundRound> rounds) => new([.. rounds.Select(static round => round.Realised.Content!)], [.. rounds.Select(static round => round.Key)]);

    private static Child PlaceRounds(Frame frame, LayerSyntax layer, string name, IReadOnlyList<TensorValue> inputs, List<BoundRound> rounds, TensorValue result)
    {
        var content = ContentOf(rounds);
        var child = new Child(layer.Inline ? "" : name, name, content, rounds[0].Realised.Location) { Summary = layer.Summary };
        frame.Module.Children.Add(child);
        frame.Module.Steps.Add(new ChainStep(child, inputs, [result], layer.Place) { Merge = rounds[0].Merge, OnlyTraining = layer.OnlyTraining });
        return child;
    }

    /// <summary>Functions own nothing: their rounds are just steps.</summary>
    private static void InlineFunctions(Frame frame, LayerSyntax layer, string name, IReadOnlyList<TensorValue> inputs, List<BoundRound> rounds, TensorValue result)
    {
        var running = inputs[0];
        for (var i = 0; i < rounds.Count; i++)
        {
            var (realised, key, type, merge) = rounds[i];
            var next = i == rounds.Count - 1 ? result : new TensorValue($"{name}{key}", type);
            var output = merge is null ? next : new TensorValue($"{realised.Name}{key}", realised.Outputs[0].Value.Type);
            frame.Module.Steps.Add(new FunctionStep(realised.Function!, [running, .. inputs.Skip(1)], [output], realised.Location));
            if (merge is not null)
            {
                frame.Module.Steps.Add(new FunctionStep(merge, [running, output], [next], layer.Merge!.Location));
            }

            running = next;
        }
    }

    /// <summary>A round: what it is, its key, the running value's type after it, and what joins that with its output.</summary>
    private sealed record BoundRound(Realised Realised, string Key, Shapes.TensorType Running, OperatorCall? Merge);
}

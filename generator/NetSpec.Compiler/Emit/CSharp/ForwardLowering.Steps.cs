using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Emit.CSharp;

/// <content>Single steps.</content>
internal sealed partial class ForwardLowering
{
    /// <summary>The longest expression that a step in place joins; longer ones nobody would write.</summary>
    private const int LongestJoined = 200;

    /// <summary>Lowers a step, or two that are written as one; returns how many.</summary>
    private int LowerStep(int index)
    {
        var step = _module.Steps[index];
        _layer = step.Outputs[0].Name;
        if (step.Condition is not null)
        {
            return LowerConditional(step, index);
        }

        if (step is ChainStep chain && (chain.Merge is not null || chain.Inputs.Count > 1 || ListCalls.Of(chain, "layer", ["x"], this) is not "layer.call(x)"))
        {
            LowerChain(chain, index);
            return 1;
        }

        if (step.Outputs.Count > 1)
        {
            LowerSeveralOutputs(step, index);
            return 1;
        }

        var overwritten = _plan.OverwrittenInput(index);
        if (overwritten < 0)
        {
            Flush();
            _pending = new(_locals[step.Outputs[0]], Optional(step, Expression(step, index)), Declares: true);
        }
        else
        {
            LowerInPlace((FunctionStep)step, overwritten);
        }

        _pending!.Disposals.AddRange(Dying(index));
        return 1;
    }

    private void LowerInPlace(FunctionStep step, int overwritten)
    {
        var target = _locals[step.Inputs[overwritten]];
        var others = step.Inputs.Where((_, i) => i != overwritten).Select(input => _locals[input]).ToList();

        // Right after its target was made it joins that statement: var relu1 = Bn1.call(conv1).relu_();
        _read = [];
        if (_pending is { Declares: true, Expression.Length: < LongestJoined } pending && pending.Local == target && !pending.Disposals.Any(disposal => others.Any(other => disposal == $"{other}.Dispose();")))
        {
            _pending = pending with { Expression = step.Call.Operator.InPlace(step.Call, [pending.Expression, .. others], this) };
            return;
        }

        Flush();
        _pending = new(target, step.Call.Operator.InPlace(step.Call, [target, .. others], this), Declares: false);
    }

    private string Expression(Step step, int index)
    {
        var inputs = step.Inputs.Select(input => _locals[input]).ToList();

        // What the sizes of a sequence's input do not tell, those of what the step reads may.
        _read = step.Inputs;
        return step switch
        {
            CallStep { Child: { Content: OperatorContent { Call: var call } } child } => call.Operator.Forward(call, _members[child], inputs, this),
            CallStep { Child: var child } => $"{_members[child]}.call({string.Join(", ", inputs)})",
            ChainStep { Child: var child } => $"{_members[child]}.Chain({string.Join(", ", inputs)})",
            FunctionStep { Call: { Operator.ResultForm: ResultForm.Array } call, Outputs.Count: 1 } => $"{call.Operator.Forward(call, "", inputs, this)}[0]",
            FunctionStep { Call: var call } => call.Operator.Forward(call, "", inputs, this),
            _ => throw new InvalidOperationException($"step {index} is a {step.GetType().Name}"),
        };
    }

    /// <summary>A step that may not run: in training only, or over a tensor that may be absent.</summary>
    private string Optional(Step step, string expression)
    {
        var tests = step.Inputs.Where(static input => input.IsNullable).Select(input => $"{_locals[input]} is null").ToList();
        var guarded = tests.Count == 0 ? expression : $"{string.Join(" || ", tests)} ? null : {expression}";
        return step.OnlyTraining ? $"training ? {(tests.Count == 0 ? guarded : $"({guarded})")} : null" : guarded;
    }

    /// <summary>A tuple or record is taken apart at once; an array first needs a name.</summary>
    private void LowerSeveralOutputs(Step step, int index)
    {
        Flush();
        var names = step.Outputs.Select(output => _locals[output]).ToList();
        var form = step switch
        {
            FunctionStep function => function.Call.Operator.ResultForm,
            CallStep { Child.Content: OperatorContent { Call: var call } } => call.Operator.ResultForm,
            _ => ResultForm.Tuple,
        };
        var expression = Expression(step, index);
        List<string> parts = [];
        if (form == ResultForm.Array)
        {
            var array = _locals.Temporary("parts");
            parts.Add($"var {array} = {expression};");
            expression = $"({string.Join(", ", names.Select((_, i) => $"{array}[{i}]"))})";
        }

        var tests = step.Inputs.Where(static input => input.IsNullable).Select(input => $"{_locals[input]} is not null").Concat(step.OnlyTraining ? ["training"] : []).ToList();
        if (tests.Count == 0)
        {
            _lines.AddRange([.. parts, $"var ({string.Join(", ", names)}) = {expression};"]);
        }
        else
        {
            _lines.AddRange(names.Select(static name => $"Tensor? {name} = null;"));
            _lines.Add($"if ({string.Join(" && ", tests)})\n{{\n{SourceWriter.Indent([.. parts, $"({string.Join(", ", names)}) = {expression};"])}\n}}\n");
        }

        _lines.AddRange(Dying(index));
    }

    /// <summary>
    /// A chain whose running value is joined with each item's output, whose items read other tensors too or are called in a way of their own: a
    /// loop, or one item after another where each has another way.
    /// </summary>
    private void LowerChain(ChainStep step, int index)
    {
        Flush();
        var running = _locals[step.Outputs[0]];
        List<string> arguments = [running, .. step.Inputs.Skip(1).Select(input => _locals[input])];
        List<string> lines = [$"{running} = {_locals[step.Inputs[0]]}.alias();"];
        var item = Scoped("layer");
        if (ListCalls.Of(step, item, arguments, this) is { } call)
        {
            lines.Add($"foreach (var {item} in {_members[step.Child]})\n{{\n{SourceWriter.Indent(LowerRound(step, running, call, Scoped))}\n}}\n");
        }
        else
        {
            lines.AddRange(ListCalls.OfEach((ListContent)step.Child.Content, _members[step.Child], arguments, this).SelectMany(each => LowerRound(step, running, each, _locals.Temporary)));
        }

        if (step.OnlyTraining)
        {
            _lines.Add($"Tensor? {running} = null;");
            _lines.Add($"if (training)\n{{\n{SourceWriter.Indent(lines)}\n}}\n");
        }
        else
        {
            lines[0] = $"var {lines[0]}";
            _lines.AddRange(lines);
        }

        _lines.AddRange(Dying(index));
    }

    /// <summary>A local of a loop's body: another loop may have one of the same name.</summary>
    private string Scoped(string name) => _scoped.TryGetValue(name, out var local) ? local : _scoped[name] = _locals.Temporary(name);

    private List<string> LowerRound(ChainStep step, string running, string call, Func<string, string> nameLocal)
    {
        var output = nameLocal("output");
        if (step.Merge is not { } merge)
        {
            return [$"var {output} = {call};", $"{running}.Dispose();", $"{running} = {output};"];
        }

        var joined = nameLocal("joined");
        return [$"var {output} = {call};", $"var {joined} = {merge.Operator.Forward(merge, "", [running, output], this)};", $"{output}.Dispose();", $"{running}.Dispose();", $"{running} = {joined};"];
    }
}

using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Emit.CSharp;

/// <content>Steps that a block's constructor decides about.</content>
internal sealed partial class ForwardLowering
{
    private int LowerConditional(Step step, int index)
    {
        Flush();
        var test = Test(step);
        if (_plan.OverwrittenInput(index) is >= 0 and var overwritten)
        {
            LowerInPlace((FunctionStep)step, overwritten);
            _lines.Add($"if ({test.WhenTrue})\n{{\n    {_pending!.Expression};\n}}\n");
            _pending = null;
            _lines.AddRange(Dying(index));
            return 1;
        }

        if (_plan.ConsumerOf(index) is { } consumer)
        {
            LowerWithConsumer(step, consumer, index, test);
            return 2;
        }

        _pending = new(_locals[step.Outputs[0]], $"{test.WhenTrue} ? {Expression(step, index)} : {_locals[step.Fallback!]}.alias()", Declares: true);
        if (test.WhenFalse is { } isNull)
        {
            _pending = _pending with { Expression = $"{isNull} ? {_locals[step.Fallback!]}.alias() : {Expression(step, index)}" };
        }

        _pending.Disposals.AddRange(Dying(index));
        return 1;
    }

    /// <summary>A conditional module whose result goes into one function: the function stands in both branches, and nothing is aliased.</summary>
    private void LowerWithConsumer(Step step, FunctionStep consumer, int index, (string WhenTrue, string? WhenFalse) test)
    {
        var result = step.Outputs[0];
        var local = _locals[result];
        var without = Consume(consumer, index + 1, value => value == result ? _locals[step.Fallback!] : _locals[value]);
        var with = Consume(consumer, index + 1, value => _locals[value]);
        var target = _locals[consumer.Outputs[0]];
        if (_plan.OverwrittenInput(index + 1) < 0)
        {
            _lines.Add($"Tensor {target};");
            (without, with) = ($"{target} = {without}", $"{target} = {with}");
        }

        _lines.Add($"if ({test.WhenFalse})\n{{\n    {without};\n}}\nelse\n{{\n    var {local} = {Expression(step, index)};\n    {with};\n    {local}.Dispose();\n}}\n");
        _lines.AddRange(Dying(index).Concat(Dying(index + 1)).Distinct().Where(disposal => disposal != Disposal(result)));
    }

    private string Consume(FunctionStep step, int index, Func<TensorValue, string> nameOf)
    {
        _layer = step.Outputs[0].Name;
        var overwritten = _plan.OverwrittenInput(index);
        var names = step.Inputs.Select(nameOf).ToList();
        return overwritten < 0
            ? step.Call.Operator.Forward(step.Call, "", names, this)
            : step.Call.Operator.InPlace(step.Call, [names[overwritten], .. names.Where((_, i) => i != overwritten)], this);
    }

    /// <summary>How forward asks whether a conditional step runs: a module that is not there is null; a function has a flag.</summary>
    private (string WhenTrue, string? WhenFalse) Test(Step step)
    {
        if (step is CallStep call)
        {
            return ($"{_members[call.Child]} is not null", $"{_members[call.Child]} is null");
        }

        // A parameter that decides needs no other name.
        if (step.Condition is SymbolTerm)
        {
            return (Field("bool", step.Condition), null);
        }

        var name = $"_has{CSharpNames.Pascal(step.Outputs[0].Name)}";
        AddField("bool", name, step.Condition!);
        return (name, null);
    }
}

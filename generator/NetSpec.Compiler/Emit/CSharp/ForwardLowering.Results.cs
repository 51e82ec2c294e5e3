using NetSpec.Compiler.Binding;

namespace NetSpec.Compiler.Emit.CSharp;

/// <content>What comes out: a tensor, or a record of several.</content>
internal sealed partial class ForwardLowering
{
    private void Return()
    {
        if (_record is not null)
        {
            Flush();
            var seen = new HashSet<TensorValue>();
            var values = _module.Outputs.Select(output => Result(output.Value, isFirst: seen.Add(output.Value)));
            _lines.Add($"return new {_record.Name}({string.Join(", ", values)});");
            return;
        }

        var output = _module.Outputs[0].Value;
        if (_pending is { Disposals.Count: 0 } pending && pending.Local == _locals[output])
        {
            _lines.Add($"return {pending.Expression};");
            return;
        }

        Flush();
        _lines.Add($"return {Result(output, isFirst: true)};");
    }

    /// <summary>
    /// Whoever calls a module disposes of its input and of each output: an input that goes out, and a tensor that goes out
    /// under two names, has to be another handle; so does a tensor of the module itself.
    /// </summary>
    private string Result(TensorValue value, bool isFirst)
    {
        if (value.IsAbsent)
        {
            return "null";
        }

        var isOwn = isFirst && !_module.Inputs.Contains(value) && _module.Tensors.All(own => own.Value != value);
        return isOwn ? _locals[value] : $"{_locals[value]}{(value.IsNullable ? "?" : "")}.alias()";
    }
}

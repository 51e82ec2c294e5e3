using NetSpec.Compiler.Diagnostics;

namespace NetSpec.Compiler.Expressions;

/// <summary>Calls: arguments are bound to the function's parameters, then the function is computed.</summary>
internal sealed partial class Evaluator
{
    private Value? VisitCall(CallExpression call, IScope scope)
    {
        var place = call.Location.Slice(0, call.Function.Length);
        if (!Function.All.TryGetValue(call.Function, out var function))
        {
            bag.ReportUnknownFunction(place, call.Function, [.. Function.All.Keys]);
            return null;
        }

        if (Bind(function, call) is not { } bound)
        {
            return null;
        }

        var arguments = bound.Select(argument => argument is null ? null : Visit(argument, scope)).ToList();
        for (var i = 0; i < bound.Count; i++)
        {
            if (bound[i] is not null && arguments[i] is null)
            {
                return null;
            }
        }

        return Compute(function, call, bound, arguments);
    }

    private Value? Compute(Function function, CallExpression call, List<Expression?> bound, List<Value?> arguments) => function.Name switch
    {
        "len" => Length(arguments[0]!, bound[0]!.Location),
        "sum" => Sum(arguments[0]!, bound[0]!.Location, call.Location),
        "range" => Range(call, bound, arguments),
        "min" or "max" => Extremum(function.Name, arguments, call.Location),
        "make_divisible" => _operations.Call(function.Name, [arguments[0]!, arguments[1] ?? new IntValue(8)], call.Location),
        _ => _operations.Call(function.Name, [.. arguments.OfType<Value>()], call.Location),
    };

    /// <summary>The argument expressions in the order of the parameters; <c>null</c> for one left out.</summary>
    private List<Expression?>? Bind(Function function, CallExpression call)
    {
        if (call.Arguments.Count > function.Parameters.Count && !function.TakesMore)
        {
            ReportCount(function, call);
            return null;
        }

        List<Expression?> bound = [.. call.Arguments];
        while (bound.Count < function.Parameters.Count)
        {
            bound.Add(null);
        }

        foreach (var (name, value) in call.NamedArguments)
        {
            if (!BindNamed(function, name, value, bound))
            {
                return null;
            }
        }

        if (bound.Take(function.Required).Contains(null))
        {
            ReportCount(function, call);
            return null;
        }

        return bound;
    }

    private bool BindNamed(Function function, string name, Expression value, List<Expression?> bound)
    {
        var position = function.Parameters.ToList().IndexOf(name);
        if (position < 0)
        {
            bag.ReportUnknownArgument(value.Location, function.Name, name, function.Parameters, function.Signature);
            return false;
        }

        if (bound[position] is not null)
        {
            bag.ReportDuplicateArgument(value.Location, function.Name, name);
            return false;
        }

        bound[position] = value;
        return true;
    }

    private void ReportCount(Function function, CallExpression call)
    {
        var count = call.Arguments.Count + call.NamedArguments.Count;
        bag.ReportWrongArgumentCount(call.Location, function.Name, function.Signature, count == 1 ? "1 argument is" : $"{count} arguments are");
    }

    private IntValue? Length(Value value, SourceLocation at) =>
        value is StringValue text ? new(text.Value.Length) : ListOf(value, at, "len", "'len'") is { } list ? new(list.Items.Count) : null;

    private Value? Sum(Value value, SourceLocation at, SourceLocation callAt)
    {
        Value? total = ListOf(value, at, "sum", "'sum'") is null ? null : new IntValue(0);
        for (var i = 0; total is not null && i < ((ListValue)value).Items.Count; i++)
        {
            total = Spend(1, callAt) ? _operations.Binary("+", total, ((ListValue)value).Items[i], callAt) : null;
        }

        return total;
    }

    private Value? Extremum(string function, List<Value?> arguments, SourceLocation at)
    {
        var numbers = arguments is [ListValue list] ? list.Items : arguments.OfType<Value>().ToEquatableArray();
        if (numbers.Count == 0)
        {
            bag.ReportArgumentOutOfRange(at, function, "at least one number", "an empty list");
            return null;
        }

        return _operations.Call(function, numbers, at);
    }

    private ListValue? Range(CallExpression call, List<Expression?> bound, List<Value?> arguments)
    {
        var numbers = arguments.Select((argument, i) => argument is null ? null : IntOf(argument, bound[i]!.Location, "range", "'range'")).ToList();
        if (arguments.Where((argument, i) => argument is not null && numbers[i] is null).Any())
        {
            return null;
        }

        var (start, stop) = numbers[1] is { } second ? (numbers[0]!.Value, second) : (0, numbers[0]!.Value);
        var step = numbers[2] ?? 1;
        if (step == 0)
        {
            bag.ReportArgumentOutOfRange(call.Location, "range", "a step other than zero", "0");
            return null;
        }

        // In decimals, because the distance of two longs need not be one.
        var count = Math.Max(0, Math.Ceiling(((decimal)stop - start) / step));
        var items = Enumerable.Range(0, (int)Math.Min(count, MaxItems)).Select(i => new IntValue(start + (i * step)));
        return Build(call.Location, (long)Math.Min(count, MaxItems + 1), items);
    }
}

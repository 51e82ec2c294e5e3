using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary>Binds the arguments written under an operator's or block's name.</summary>
internal sealed class ArgumentBinder(Session session, LinkedSpec home)
{
    /// <summary>The key under which functions of several tensors may list their inputs among the arguments.</summary>
    public const string Tensors = "tensors";

    /// <summary>
    /// Reads what is written, without asking what is missing. A list (<c>add: [a, b]</c>) holds inputs, not arguments.
    /// Null after a mistake was reported.
    /// </summary>
    public IReadOnlyList<NamedArgument>? ReadArguments(BlockValue target, YamlNode? arguments, IScope scope)
    {
        if (arguments is null or YamlScalar { IsNull: true } || (arguments is YamlSequence && TakesTensors(target)))
        {
            return [];
        }

        if (arguments is not YamlMapping mapping)
        {
            session.Bag.ReportArgumentsNotMapping(arguments.Location, target.Name, Example(target, arguments));
            return null;
        }

        var read = new List<NamedArgument>(mapping.Entries.Count);
        var complete = true;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Text == Tensors && TakesTensors(target))
            {
                continue;
            }

            if (ReadArgument(target, entry, scope) is { } argument)
            {
                read.Add(argument);
            }
            else if (Namesake(target, entry.Key.Text) is not null)
            {
                // The other arguments are its own too.
                return null;
            }
            else
            {
                complete = false;
            }
        }

        return complete ? read : null;
    }

    /// <summary>The call of an operator; null after a mistake was reported.</summary>
    public IReadOnlyDictionary<string, BoundArgument>? Complete(Operator op, IReadOnlyList<NamedArgument> arguments, SourceLocation location)
    {
        var bound = new Dictionary<string, BoundArgument>(arguments.Count);
        foreach (var argument in arguments)
        {
            bound.Add(argument.Name, new BoundArgument(argument.Value, argument.Location));
        }

        return AllGiven(op.Name, op.Parameters, static parameter => parameter.IsRequired ? parameter.Name : null, arguments, location) ? bound : null;
    }

    /// <summary>The values of a block's parameters, defaults included, in their order; null after a mistake was reported.</summary>
    public IReadOnlyList<NamedArgument>? Complete(Definition block, IReadOnlyList<NamedArgument> arguments, SourceLocation location)
    {
        var parameters = block.Syntax.Parameters;
        if (!AllGiven(block.Name, parameters, static parameter => parameter.Default is null ? parameter.Name.Text : null, arguments, location))
        {
            return null;
        }

        var values = new List<NamedArgument>(parameters.Count);
        for (var i = 0; i < parameters.Count; i++)
        {
            // A default sees no names: it is a constant of the block.
            if ((Find(arguments, parameters[i].Name.Text) ?? Default(block, parameters[i])) is { } value)
            {
                values.Add(value);
            }
        }

        return values.Count == parameters.Count ? values : null;
    }

    private static NamedArgument? Find(IReadOnlyList<NamedArgument> arguments, string name)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Name == name)
            {
                return arguments[i];
            }
        }

        return null;
    }

    private NamedArgument? Default(Definition block, ParameterSyntax parameter) =>
        new ValueReader(session, block.Home).Read(parameter.Default!, parameter.Type, parameter.Name.Text, new Scope()) is { } value
            ? new(parameter.Name.Text, value, parameter.Name.Location)
            : null;

    /// <param name="required">The name of a parameter that has to be given; null for one with a default.</param>
    private bool AllGiven<T>(string target, IReadOnlyList<T> parameters, Func<T, string?> required, IReadOnlyList<NamedArgument> arguments, SourceLocation location)
    {
        List<string>? missing = null;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (required(parameters[i]) is { } name && Find(arguments, name) is null)
            {
                (missing ??= []).Add(name);
            }
        }

        if (missing is not null)
        {
            session.Bag.ReportMissingArgument(location, target, missing);
        }

        return missing is null;
    }

    private NamedArgument? ReadArgument(BlockValue target, YamlEntry entry, IScope scope)
    {
        var name = entry.Key.Text;
        Value? value;
        if (target.Operator?.Parameter(name) is { } argument)
        {
            value = new ValueReader(session, home).Read(entry.Value, argument, scope);
        }
        else if (target.Definition?.Parameter(name) is { } parameter)
        {
            value = new ValueReader(session, home).Read(entry.Value, parameter.Type, name, scope);
        }
        else
        {
            session.Bag.ReportUnknownOperatorArgument(entry.Key.Location, target.Name, name, [.. ParameterNames(target)], Namesake(target, name)?.Name);
            return null;
        }

        return value is null ? null : new(name, value, entry.Value.Location);
    }

    /// <summary>Whether the target is a function of several tensors, whose inputs may be listed under its name.</summary>
    private static bool TakesTensors(BlockValue target) => target.Operator is { MaxInputs: > 1 };

    /// <summary>How arguments are written that came without names: those of <c>Dropout: 0.5</c> as <c>{p: 0.5}</c>.</summary>
    private static string Example(BlockValue target, YamlNode arguments)
    {
        IReadOnlyList<YamlNode> values = arguments is YamlSequence list ? list.Items : [arguments];
        if (TakesTensors(target))
        {
            return $"a list of inputs, or a mapping: '[{Text(arguments)}, …]'";
        }

        var named = target.Operator?.Parameters.Where(static parameter => !parameter.IsInferred).Select(static parameter => parameter.Name) ?? ParameterNames(target);
        return $"a mapping: {{{string.Join(", ", named.Zip(values, static (name, value) => $"{name}: {Text(value)}"))}}}";
    }

    private static string Text(YamlNode node) => node is YamlScalar { IsNull: false } scalar ? DiagnosticBag.Shorten(scalar.Text) : "…";

    private static IEnumerable<string> ParameterNames(BlockValue target) =>
        target.Operator?.Parameters.Select(static parameter => parameter.Name) ?? target.Definition!.Syntax.Parameters.Select(static parameter => parameter.Name.Text);

    /// <summary>The module of the same name in PyTorch's other spelling, where it has an argument: <c>out_channels</c> is none of <c>conv2d</c>, but of <c>Conv2d</c>.</summary>
    private static Operator? Namesake(BlockValue target, string argument) => target.Operator is not { } op || op.Parameter(argument) is not null ? null
        : OperatorTable.All.FirstOrDefault(other => other != op && string.Equals(other.Name, op.Name, StringComparison.OrdinalIgnoreCase) && other.Parameter(argument) is not null);
}

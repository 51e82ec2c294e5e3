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
            session.Bag.ReportArgumentsNotMapping(arguments.Location, target.Name, FirstParameter(target) is { } first ? $"{{{first}: …}}" : "{}");
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
        var bound = arguments.ToDictionary(static argument => argument.Name, static argument => new BoundArgument(argument.Value, argument.Location));
        return AllGiven(op.Name, op.Parameters.Where(static parameter => parameter.IsRequired).Select(static parameter => parameter.Name), bound.ContainsKey, location) ? bound : null;
    }

    /// <summary>The values of a block's parameters, defaults included, in their order; null after a mistake was reported.</summary>
    public IReadOnlyList<NamedArgument>? Complete(Definition block, IReadOnlyList<NamedArgument> arguments, SourceLocation location)
    {
        var parameters = block.Syntax.Parameters;
        var required = parameters.Where(static parameter => parameter.Default is null).Select(static parameter => parameter.Name.Text);
        if (!AllGiven(block.Name, required, name => arguments.Any(argument => argument.Name == name), location))
        {
            return null;
        }

        // A default sees no names: it is a constant of the block.
        var values = parameters.Select(parameter => arguments.FirstOrDefault(argument => argument.Name == parameter.Name.Text) ?? Default(block, parameter)).ToList();
        return values.Contains(null) ? null : [.. values.Select(static value => value!)];
    }

    private NamedArgument? Default(Definition block, ParameterSyntax parameter) =>
        new ValueReader(session, block.Home).Read(parameter.Default!, parameter.Type, parameter.Name.Text, new Scope()) is { } value
            ? new(parameter.Name.Text, value, parameter.Name.Location)
            : null;

    private bool AllGiven(string target, IEnumerable<string> required, Func<string, bool> isGiven, SourceLocation location)
    {
        var missing = required.Where(name => !isGiven(name)).ToList();
        if (missing.Count > 0)
        {
            session.Bag.ReportMissingArgument(location, target, missing);
        }

        return missing.Count == 0;
    }

    private NamedArgument? ReadArgument(BlockValue target, YamlEntry entry, IScope scope)
    {
        var name = entry.Key.Text;
        Value? value;
        if (target.Operator?.Parameter(name) is { } argument)
        {
            value = new ValueReader(session, home).Read(entry.Value, argument, scope);
        }
        else if (target.Definition?.Syntax.Parameters.FirstOrDefault(parameter => parameter.Name.Text == name) is { } parameter)
        {
            value = new ValueReader(session, home).Read(entry.Value, parameter.Type, name, scope);
        }
        else
        {
            session.Bag.ReportUnknownOperatorArgument(entry.Key.Location, target.Name, name, [.. ParameterNames(target)]);
            return null;
        }

        return value is null ? null : new(name, value, entry.Value.Location);
    }

    /// <summary>Whether the target is a function of several tensors, whose inputs may be listed under its name.</summary>
    public static bool TakesTensors(BlockValue target) => target.Operator is { MaxInputs: > 1 };

    private static string? FirstParameter(BlockValue target) =>
        target.Operator?.Parameters.FirstOrDefault(static parameter => !parameter.IsInferred)?.Name ?? (target.Definition?.Syntax.Parameters is [var first, ..] ? first.Name.Text : null);

    private static IEnumerable<string> ParameterNames(BlockValue target) =>
        target.Operator?.Parameters.Select(static parameter => parameter.Name) ?? target.Definition!.Syntax.Parameters.Select(static parameter => parameter.Name.Text);
}

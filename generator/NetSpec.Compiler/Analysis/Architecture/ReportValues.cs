using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Analysis.Architecture;

/// <summary>Values in reports: whole, since what a report leaves out nobody can review.</summary>
internal static class ReportValues
{
    /// <summary>The value as it would be written in a spec.</summary>
    public static string Text(Value value) => value switch
    {
        StringValue text => text.Value,
        ListValue list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        RecordValue record => $"{{{string.Join(", ", record.Members.Select(static member => $"{member.Name}: {Text(member.Value)}"))}}}",
        BlockValue { Arguments.Count: 0 } block => block.Name,
        BlockValue block => $"{{{block.Name}: {{{string.Join(", ", block.Arguments.Select(static argument => $"{argument.Name}: {Text(argument.Value)}"))}}}}}",
        _ => value.ToDisplay(),
    };

    /// <summary>The arguments of a hand-written module.</summary>
    public static IEnumerable<string> Arguments(ForeignContent module) => module.Arguments.Select(static argument => $"{argument.Name}={Text(argument.Value)}");

    /// <summary>An operator's arguments that say something: not those that the compiler infers, nor those at their defaults.</summary>
    public static IEnumerable<string> Arguments(OperatorCall call) =>
        from parameter in call.Operator.Parameters
        where !parameter.IsInferred && call.Has(parameter.Name)
        let value = call.Raw(parameter.Name)!
        where !value.Equals(parameter.Default)
        select $"{parameter.Name}={Text(value)}";
}

using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Expressions;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The name of a block's class: the block's, and what distinguishes this binding (<c>ConvNormAct</c>, <c>ConvNormActSiLU</c>).</summary>
internal static class ClassNames
{
    /// <summary>The name; structural parameters at their defaults add nothing.</summary>
    public static string Of(Definition definition, ClassBinding binding)
    {
        var parts = binding.Constants.Where(constant => !IsDefault(definition, constant)).Select(static constant => Part(constant));
        return CSharpNames.TypeName(definition.Name) + string.Concat(parts);
    }

    private static bool IsDefault(Definition definition, NamedArgument constant)
    {
        var parameter = definition.Parameter(constant.Name);
        return parameter?.Default is { } written
            && new ValueReader(new Session(SessionKind.Instance, new()), definition.Home).Read(written, parameter.Type, constant.Name, new Scope()) is { } value
            && value.Equals(constant.Value);
    }

    private static string Part(NamedArgument constant)
    {
        var name = CSharpNames.Pascal(constant.Name.Replace("dimension ", "in_"));
        return constant.Value switch
        {
            BlockValue block => Text(block),
            BoolValue { Value: true } => name,
            BoolValue => $"No{name}",
            var value => name + Text(value),
        };
    }

    private static string Text(Value value) => value switch
    {
        ListValue list => string.Join("_", list.Items.Select(Text)),
        RecordValue record => string.Join("_", record.Members.Select(static member => Text(member.Value))),
        BlockValue block => CSharpNames.Pascal(block.Name) + string.Concat(block.Arguments.Select(static argument => Text(argument.Value))),
        StringValue text => CSharpNames.Pascal(text.Value),
        BoolValue truth => truth.Value ? "True" : "False",
        IntValue number => number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace("-", "Minus"),
        FloatValue number => number.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture).Replace("-", "Minus").Replace('.', '_').Replace("+", ""),
        _ => "",
    };
}

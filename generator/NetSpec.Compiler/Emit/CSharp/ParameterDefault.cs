using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Emit.CSharp;

/// <summary>The default of a scalar parameter as a value.</summary>
internal static class ParameterDefault
{
    /// <summary>The value; null for a required parameter. Defaults see no names, so no mistake is left here that binding did not report.</summary>
    public static Value? Of(ParameterSyntax parameter, LinkedSpec home)
    {
        if (parameter.Default is YamlSequence sequence)
        {
            var items = sequence.Items.Select(item => Of(parameter with { Default = item }, home)).ToList();
            return items.Contains(null) ? null : new ListValue([.. items.Select(static item => item!)]);
        }

        if (parameter.Default is not YamlScalar scalar || home.Parse(scalar, new DiagnosticBag()) is not { } expression)
        {
            return null;
        }

        var value = new Evaluator(new DiagnosticBag()).Evaluate(expression, new Scope());
        return value is IntValue number && parameter.Type.Kind == ParameterKind.Float ? new FloatValue(number.Value) : value;
    }
}

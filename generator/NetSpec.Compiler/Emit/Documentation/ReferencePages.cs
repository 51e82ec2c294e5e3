using System.Reflection;
using System.Text;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Operators;
using NetSpec.Compiler.Operators.Initialisers;

namespace NetSpec.Compiler.Emit.Documentation;

/// <summary>The pages of <c>specs/</c> that follow from the compiler's tables; tests keep them current.</summary>
internal static class ReferencePages
{
    /// <summary>What the package's build tasks report; they are no part of the compiler, so there is no table to ask.</summary>
    private const string BuildDiagnostics = """

        ## Of the build

        The package's MSBuild tasks report these.

        | code | what | cure |
        | --- | --- | --- |
        | NS9001 | The native library is damaged | restore the libtorch package again |
        | NS9002 | An executable has no native libtorch (warning) | add the package that the message names |
        | NS9003 | A snapshot is not what the specs say now | if the change is meant, build with `-p:ContinuousIntegrationBuild=false` and commit the folder |
        | NS9004 | The folder of snapshots cannot be used | the message says what stands in its way |

        """;

    /// <summary>The operators with their arguments, by kind.</summary>
    public static string Operators()
    {
        var page = new StringBuilder("# Operators\n\nGenerated from the operator table; a test keeps it current. Upper case: an `nn` module, with a place in the state_dict. Lower case: a `torch` function.\n");
        foreach (var kind in OperatorTable.All.GroupBy(static op => op.GetType().Namespace!.Split('.').Last()).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            page.Append($"\n## {kind.Key}\n");
            foreach (var op in kind)
            {
                AppendOperator(page, op);
            }
        }

        page.Append("\n## Initialisers\n\nFor `init`, of a block, a model, a layer or a `Parameter`.\n");
        foreach (var initialiser in InitialiserTable.All)
        {
            AppendOperator(page, initialiser);
        }

        AppendOtherNames(page);
        return page.ToString();
    }

    /// <summary>The diagnostics with their messages, by code.</summary>
    public static string Diagnostics()
    {
        var page = new StringBuilder("# Diagnostics\n\nGenerated from the descriptors; a test keeps it current. `{0}`, `{1}`, … stand for the values involved.\n\n| code | what | message |\n| --- | --- | --- |\n");
        foreach (var descriptor in Descriptors.OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal))
        {
            var message = descriptor.MessageFormat.Replace("|", "\\|").Replace("{{", "{").Replace("}}", "}");
            var title = descriptor.Severity == DiagnosticSeverity.Warning ? $"{descriptor.Title} (warning)" : descriptor.Title;
            page.Append($"| {descriptor.Id} | {title} | {message} |\n");
        }

        return page.Append(BuildDiagnostics).ToString();
    }

    /// <summary>All descriptors.</summary>
    public static IEnumerable<DiagnosticDescriptor> Descriptors =>
        typeof(DiagnosticDescriptors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static member => member.GetValue(null)).OfType<DiagnosticDescriptor>();

    /// <summary>A default as the documentation shows it; null for a required or inferred argument.</summary>
    public static string? Default(OperatorParameter parameter) => parameter.Default switch
    {
        null => parameter.DefaultText,
        StringValue text => text.Value,
        ListValue list => $"[{string.Join(", ", list.Items.Select(CSharpTerms.Literal))}]",
        var value => value.ToDisplay(),
    };

    private static void AppendOperator(StringBuilder page, Operator op)
    {
        page.Append($"\n### `{op.Name}`\n\n{op.Summary}");
        page.Append(op.MaxInputs == 1 || op is Initialiser ? "" : $" Inputs: {Inputs(op)}.");
        page.Append(op.OutputNames.Count > 0 ? $" Outputs: {string.Join(", ", op.OutputNames.Select(static name => $"`{name}`"))}.\n" : "\n");
        if (op.Parameters.Count > 0)
        {
            page.Append("\n| argument | takes | default | meaning |\n| --- | --- | --- | --- |\n");
        }

        foreach (var parameter in op.Parameters)
        {
            var value = parameter.IsInferred ? "inferred" : Default(parameter) is { } text ? $"`{text}`" : "required";
            page.Append($"| `{parameter.Name}` | {Takes(parameter)} | {value} | {parameter.Summary.Replace("|", "\\|")} |\n");
        }
    }

    /// <summary>What a reader who knows PyTorch looks for in vain.</summary>
    private static void AppendOtherNames(StringBuilder page)
    {
        page.Append("\n## Under another name\n\nPyTorch has several names for some operations; a spec has one.\n\n| PyTorch | here |\n| --- | --- |\n");
        foreach (var (here, there) in PyTorchNames.Others)
        {
            page.Append($"| {Listed(there)} | `{here}` |\n");
        }

        page.Append("\n## Left out\n\nA spec describes what a network computes from tensors whose shapes can be proved. These are left out on purpose; losses too, whatever their names.\n\n| PyTorch | why |\n| --- | --- |\n");
        foreach (var (reason, there) in PyTorchNames.LeftOut)
        {
            page.Append($"| {Listed(there)} | {reason} |\n");
        }
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(static name => $"`{name}`"));

    private static string Inputs(Operator op) => (op.MinInputs, op.MaxInputs) switch
    {
        (0, 0) => "none",
        (var min, int.MaxValue) => $"{min} or more",
        var (min, max) when min == max => $"{min}",
        var (min, max) => $"{min} to {max}",
    };

    private static string Takes(OperatorParameter parameter) => parameter.Kind switch
    {
        ArgumentKind.Int => "int",
        ArgumentKind.Float => "float",
        ArgumentKind.Number => "int or float",
        ArgumentKind.Bool => "bool",
        ArgumentKind.Size => "size",
        ArgumentKind.IntList => "list of ints",
        ArgumentKind.Scale => "number, or one for each spatial dimension",
        ArgumentKind.FloatList => "list of numbers",
        ArgumentKind.Initialiser => "initialiser",
        ArgumentKind.Word => string.Join(", ", parameter.Words.Select(static word => $"`{word.Word}`")),
        _ => "text",
    };
}

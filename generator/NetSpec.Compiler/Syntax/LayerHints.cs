using System.Text.RegularExpressions;
using NetSpec.Compiler.Operators;

namespace NetSpec.Compiler.Syntax;

/// <summary>
/// What somebody means who writes a layer as Python or another library does: <c>nn.ReLU</c>, <c>Conv2d(3, 8, kernel_size=3)</c>, <c>a + b</c>,
/// <c>{type: Conv2d}</c>. Each hint is empty, or begins with <c>;</c>.
/// </summary>
internal static class LayerHints
{
    private static readonly Regex Call = new(@"^(?:(?<owner>[A-Za-z_][\w.]*)\.)?(?<name>[A-Za-z_]\w*)(?<call>\((?<arguments>[^()\[\]{}]*)\))?$", RegexOptions.CultureInvariant);

    private static readonly Regex Operation = new(@"^(\w+)\s*([-+*/@])\s*(\w+)$", RegexOptions.CultureInvariant);

    private static readonly Regex NamedArguments = new(@"^\s*\w+\s*=[^=,]+(,\s*\w+\s*=[^=,]+)*$", RegexOptions.CultureInvariant);

    /// <summary>Whoever writes more makes another mistake.</summary>
    private const int LongestText = 200;

    /// <summary>What stands before the dot of a function or module, and is no tensor.</summary>
    private static readonly string[] Libraries = ["torch", "nn", "F", "functional", "ops", "layers", "keras", "tf", "np", "numpy"];

    /// <summary>What <paramref name="text"/> is in a spec, where it stands for a layer and is none.</summary>
    public static string ForText(string text)
    {
        if (text.Length > LongestText || text.Any(char.IsControl))
        {
            return "";
        }

        if (Operation.Match(text) is { Success: true } operation)
        {
            return $"; write {{{FunctionOf(operation.Groups[2].Value)}: [{operation.Groups[1].Value}, {operation.Groups[3].Value}]}}";
        }

        if (Call.Match(text) is not { Success: true } call || (!call.Groups["owner"].Success && !call.Groups["call"].Success))
        {
            return "";
        }

        var name = PyTorchNames.NameHere(call.Groups["name"].Value) ?? call.Groups["name"].Value;
        var owner = call.Groups["owner"].Value;
        var from = owner == "" || Libraries.Contains(owner.Split('.')[0]) ? "" : $"from: {owner}, ";
        var arguments = call.Groups["arguments"].Value;
        return string.IsNullOrWhiteSpace(arguments)
            ? from == "" ? $"; write '{name}'" : $"; write {{{from}{name}: {{}}}}"
            : NamedArguments.IsMatch(arguments)
                ? $"; write {{{from}{name}: {{{Regex.Replace(arguments.Trim(), @"\s*=\s*", ": ")}}}}}"
                : $"; write {{{from}{name}: {{…}}}}, with the name of each argument";
    }

    /// <summary>What keys probably mean that make a layer with several operators. The first is taken for the operator.</summary>
    public static string ForSeveral(LayerSyntax layer, YamlEntry first, YamlEntry second)
    {
        if (first.Key.Text == "if" || second.Key.Text == "if")
        {
            return "; a layer's condition is 'when'";
        }

        if (ForOperatorAsValue(first) is { Length: > 0 } hint)
        {
            return hint;
        }

        if (second.Value is YamlMapping || second.Key.Text is not [>= 'a' and <= 'z', ..])
        {
            return "";
        }

        return first.Value switch
        {
            YamlScalar { IsNull: true } => $"; is '{second.Key.Text}' an argument, to be indented under '{first.Key.Text}'?",
            YamlScalar input when second.Value is YamlScalar { IsNull: true } => $"; several inputs are a list: '{first.Key.Text}: [{input.Text}, {second.Key.Text}]'",
            YamlScalar when OperatorTable.Find(layer.Name?.Text ?? "") is { } op => ForOperatorAsName(op.Name),
            YamlSequence => $"; is '{second.Key.Text}' an argument? Beside arguments the inputs are 'tensors': {{{first.Key.Text}: {{tensors: […], {second.Key.Text}: …}}}}",
            YamlMapping => $"; is '{second.Key.Text}' an argument, to be written in the mapping of '{first.Key.Text}'?",
            _ => "",
        };
    }

    /// <summary><c>{type: Conv2d}</c>: other formats have a key for the operator.</summary>
    public static string ForOperatorAsValue(YamlEntry entry) =>
        entry.Value is YamlScalar value && OperatorTable.Find(entry.Key.Text) is null && OperatorTable.Find(value.Text) is { } op
            ? $"; the operator is a key itself: '{op.Name}: {{…}}'"
            : "";

    /// <summary><c>Sequential: {Linear: {out_features: 3}}</c>: the mapping makes a name of what was to be the operator.</summary>
    public static string ForOperatorAsName(string name) => $"; in a mapping '{name}' is a layer's name; as its operator it is an item of a list: '- {name}: {{…}}'";

    private static string FunctionOf(string sign) => sign switch
    {
        "+" => "add",
        "-" => "sub",
        "*" => "mul",
        "/" => "div",
        _ => "matmul",
    };
}

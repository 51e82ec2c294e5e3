using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Shapes;
using NetSpec.Compiler.Syntax;

namespace NetSpec.Compiler.Binding;

/// <summary><c>csharp</c>: a hand-written module, with its output's shape declared.</summary>
internal sealed partial class Elaborator
{
    private const string Foreign = "csharp";
    private static readonly string[] ForeignKeys = ["type", "args", "out"];

    private Realised? RealiseForeign(LayerSyntax layer, Scope scope)
    {
        var location = layer.Operator!.Location;
        if (layer.Arguments is not YamlMapping mapping || mapping["type"] is not YamlScalar type || mapping["out"] is not YamlSequence shape)
        {
            Bag.ReportArgumentsNotMapping(layer.Arguments?.Location ?? location, Foreign, "a mapping: {type: My.Module, args: {width: 3}, out: [N, C, H, W]}");
            return null;
        }

        if (mapping.Entries.FirstOrDefault(static entry => !ForeignKeys.Contains(entry.Key.Text)) is { } unknown)
        {
            Bag.ReportUnknownOperatorArgument(unknown.Key.Location, Foreign, unknown.Key.Text, ForeignKeys);
            return null;
        }

        if (!type.Text.Split('.').All(IsIdentifier))
        {
            Bag.ReportNotAName(type.Location, type.Text, "a C# class");
            return null;
        }

        return ForeignArguments(mapping["args"], scope) is { } arguments && Shape(shape, scope) is { } output
            ? new(new ForeignContent(type.Text, arguments), null, type.Text.Split('.').Last(), [new BoundOutput("out", new TensorValue("out", output))], location)
            : null;
    }

    private IReadOnlyList<NamedValue>? ForeignArguments(YamlNode? node, Scope scope)
    {
        var arguments = new List<NamedValue>();
        foreach (var entry in (node as YamlMapping)?.Entries ?? [])
        {
            if (!IsIdentifier(entry.Key.Text))
            {
                Bag.ReportNotAName(entry.Key.Location, entry.Key.Text, "a C# parameter");
                return null;
            }

            var value = entry.Value is YamlScalar { IsPlain: false } text ? new StringValue(text.Text) : new ValueReader(session, Home).ReadScalar(entry.Value, entry.Key.Text, scope);
            if (value is null)
            {
                return null;
            }

            arguments.Add(new(entry.Key.Text, value));
        }

        return arguments;
    }

    private TensorType? Shape(YamlSequence shape, Scope scope)
    {
        var dims = new List<Dim>();
        foreach (var item in shape.Items)
        {
            if (new ValueReader(session, Home).ReadScalar(item, "out", scope) is not { } value)
            {
                return null;
            }

            if (Dim.Of(value) is not { ConstantValue: null or > 0 } dim)
            {
                Bag.ReportArgumentType(item.Location, "out", "a list of positive ints", value.AsSentence());
                return null;
            }

            dims.Add(dim);
        }

        return new TensorType([.. dims]);
    }

    private static bool IsIdentifier(string text) => text.Length > 0 && !char.IsDigit(text[0]) && text.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_');
}

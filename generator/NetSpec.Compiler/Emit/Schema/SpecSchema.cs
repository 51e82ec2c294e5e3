using NetSpec.Compiler.Emit.Documentation;
using NetSpec.Compiler.Operators;
using static NetSpec.Compiler.Emit.Schema.JsonText;

namespace NetSpec.Compiler.Emit.Schema;

/// <summary>
/// A JSON Schema of spec files, for completion and checking in editors. It knows the language's keys and the operator table; what names mean, and
/// whether shapes fit, only the compiler knows.
/// </summary>
internal static class SpecSchema
{
    private const string Anything = "{}";
    private static readonly string Text = Object(("type", String("string")));
    private static readonly string Expression = Object(("type", Strings(["string", "number", "boolean", "array"])));

    /// <summary>The schema.</summary>
    public static string Write() => Object(
        ("$schema", String("http://json-schema.org/draft-07/schema#")),
        ("title", String("NetSpec")),
        ("description", String("A neural network: blocks and models that become TorchSharp classes.")),
        ("type", String("object")),
        ("required", Strings(["netspec"])),
        ("additionalProperties", "false"),
        ("properties", Object(
            ("netspec", Described(Object(("enum", "[1]")), "The version of the language.")),
            ("namespace", Described(Text, "The C# namespace; default: the project's RootNamespace.")),
            ("import", Described(Object(("type", String("array")), ("items", Text)), "Spec files whose blocks are used here, relative to this file.")),
            ("blocks", Described(MapOf("module"), "Reusable modules: each becomes a class.")),
            ("models", Described(MapOf("module"), "Networks: each variant becomes a class.")))),
        ("definitions", Object(
            ("module", Module()),
            ("layer", Layer()),
            ("layers", Object(("oneOf", List([MapOf("layer"), Object(("type", String("array")), ("items", Reference("layer")))])))),
            ("arguments", Object(("type", Strings(["object", "array", "null"]))))))) + "\n";

    private static string Module() => Object(
        ("type", String("object")),
        ("properties", Object([
            ("summary", Described(Text, "Becomes the class's documentation.")),
            ("params", Described(Object(("type", String("object"))), "name: type, name: default, or {type, default, summary}.")),
            ("in", Described(Object(("type", String("object"))), "Inputs and their shapes: {x: [N, C, H, W]}.")),
            ("let", Described(Object(("type", String("object"))), "Named intermediate values.")),
            ("require", Described(Object(("type", Strings(["array", "object"]))), "Preconditions: a list of conditions, or {condition: message}.")),
            ("dims", Described(Object(("type", String("object"))), "Facts about dimensions: H: {multiple_of: 16, min: 32, max: 1024, nominal: 224}.")),
            ("layers", Described(MapOf("layer"), "The body: names and their layers.")),
            ("out", Described(Object(("type", String("object"))), "What is returned: {logits: fc}; several outputs become a record.")),
            ("ensure", Described(Object(("type", String("object"))), "Output shapes that the compiler must prove.")),
            ("register", Described(Object(("type", String("array")), ("items", Text)), "The order of construction, where it differs from the layers'.")),
            ("init", Described(Object(("type", String("object"))), "How weights are drawn: by operator or layer.")),
            ("variants", Described(Object(("type", String("object"))), "Models only: Name: {param: value}; each is a class.")),
            .. Operators()])));

    private static string Layer() => Object(("anyOf", List([
        Described(Object(("type", String("string")), ("enum", Strings(OperatorTable.All.Where(static op => !op.Parameters.Any(static parameter => parameter.IsRequired)).Select(static op => op.Name)))), "An operator without arguments."),
        Described(Text, "A block without arguments."),
        Object(("type", String("object")), ("properties", Object([.. LayerKeys(), .. Operators()])))])));

    private static IEnumerable<(string, string?)> LayerKeys() =>
    [
        ("from", Described(Anything, "Inputs: names of layers above or of inputs; default: the layer above.")),
        ("when", Described(Expression, "A condition; where it is false the layer is not there.")),
        ("else", Described(Text, "What the name means where 'when' is false; 'none' makes it nullable.")),
        ("repeat", Described(Expression, "How often; the loop variable is i.")),
        ("for", Described(Text, "x in list.")),
        ("index", Described(Text, "The name of the loop's index.")),
        ("do", Described(Reference("layers"), "The layers of a loop.")),
        ("names", Described(Text, "The names of the rounds: layer_{i}.")),
        ("inline", Described(Object(("type", String("boolean"))), "Whether the rounds are children of the enclosing block.")),
        ("parallel", Described(Reference("layers"), "Branches of one input.")),
        ("merge", Described(Anything, "How branches or rounds are joined: {cat: {dim: 1}}.")),
        ("use", Described(Text, "The block or operator that a parameter holds.")),
        ("with", Described(Object(("type", String("object"))), "More arguments for it.")),
        ("call", Described(Text, "Runs a module above again, with the same weights.")),
        ("share", Described(Object(("type", String("object"))), "Makes a parameter the tensor of a layer above.")),
        ("only", Described(Object(("enum", Strings(["training"]))), "The module runs in training only; its output is nullable.")),
        ("summary", Described(Text, "Becomes the property's documentation.")),
        ("init", Described(Object(("type", String("object"))), "How this layer's weights are drawn.")),
        ("Sequential", Described(Reference("layers"), "Layers one after another.")),
        ("csharp", Described(Object(("type", String("object"))), "A hand-written module: {type: My.Module, args: {…}, out: [N, C, H, W]}.")),
    ];

    private static IEnumerable<(string, string?)> Operators() => OperatorTable.All.Select(static op => (op.Name, (string?)OperatorSchema(op)));

    private static string OperatorSchema(Operator op)
    {
        var arguments = op.Parameters.Select(static parameter => (parameter.Name, (string?)Argument(parameter))).ToList();
        if (op.MaxInputs > 1)
        {
            arguments.Add((Binding.ArgumentBinder.Tensors, Described(Object(("type", String("array"))), "The inputs.")));
        }

        var mapping = Object(("type", Strings(op.MaxInputs > 1 ? ["object", "array", "null"] : ["object", "null"])), ("additionalProperties", "false"), ("properties", Object([.. arguments])));
        return Described(mapping, op.Summary);
    }

    private static string Argument(OperatorParameter parameter)
    {
        var suffix = ReferencePages.Default(parameter) is { } value ? $" Default: {value}." : parameter.IsInferred ? " Inferred." : "";
        var type = parameter.Words.Count > 0 ? Object(("anyOf", List([Object(("enum", Strings(parameter.Words.Select(static word => word.Word)))), parameter.Kind == ArgumentKind.Word ? Text : Anything]))) : Anything;
        return Described(type, parameter.Summary + suffix);
    }

    private static string MapOf(string definition) => Object(("type", String("object")), ("additionalProperties", Reference(definition)));

    private static string Reference(string definition) => Object(("$ref", String($"#/definitions/{definition}")));

    /// <summary>A schema with a description; beside a reference nothing else is read, so that it stands in a list of one.</summary>
    private static string Described(string schema, string description) => schema.Contains("\"$ref\"") && !schema.Contains("\"type\"")
        ? Object(("description", String(description)), ("allOf", List([schema])))
        : schema == Anything ? Object(("description", String(description))) : "{\n  \"description\": " + String(description) + ",\n" + schema.Substring(2);
}

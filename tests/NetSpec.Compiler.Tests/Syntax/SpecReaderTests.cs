using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Expressions;
using NetSpec.Compiler.Syntax;
using NetSpec.Compiler.Tests.Helpers;

namespace NetSpec.Compiler.Tests.Syntax;

/// <summary>What the syntax tree of a spec without mistakes says.</summary>
public class SpecReaderTests
{
    [Theory]
    [InlineData("3", "int", "3")]
    [InlineData("-0x1F", "?", null)]
    [InlineData("0x1F", "int", "0x1F")]
    [InlineData("0.5", "float", "0.5")]
    [InlineData("1e-6", "float", "1e-6")]
    [InlineData("true", "bool", "true")]
    [InlineData("[1, 2]", "int[]", "[1, 2]")]
    [InlineData("[1, 0.5]", "float[]", "[1, 0.5]")]
    [InlineData("[[1], [2, 3]]", "int[][]", "[[1], [2, 3]]")]
    [InlineData("block", "block", null)]
    [InlineData("int[4]", "int[4]", null)]
    [InlineData("float[2][]", "float[2][]", null)]
    [InlineData("table", "table{}", null)]
    [InlineData("{table: {c: int, inner: {table: {d: size}}}}", "table{c: int, inner: table{d: size}}", null)]
    [InlineData("{channels: int, kernel: size}", "record{channels: int, kernel: size}", null)]
    [InlineData("{type: string, default: bilinear, summary: How.}", "string", "bilinear")]
    [InlineData("{type: \"int[]\", default: []}", "int[]", "[]")]
    [InlineData("{type: {k: int}, default: {k: 1}}", "record{k: int}", "{k: 1}")]
    [InlineData("{default: 0.1, summary: A rate.}", "float", "0.1")]
    [InlineData("{table: {c: int}, default: [{c: 1}]}", "table{c: int}", "[{c: 1}]")]
    public void A_parameter_has_a_type_and_perhaps_a_default(string written, string type, string? @default)
    {
        var text = $"netspec: 1\nblocks:\n  B:\n    params:\n      p: {written}\n    ReLU: {{}}\n";
        var module = ReadOrNull(text)?.Blocks.SingleOrDefault();

        var parameter = module?.Parameters.Single();

        Assert.Equal(type, parameter is null ? "?" : Show(parameter.Type));
        Assert.Equal(@default, parameter?.Default is { } node ? text.Substring(node.Location.Start, node.Location.Length) : null);
    }

    [Fact]
    public void A_name_is_split_at_its_expressions()
    {
        var layer = ReadLayers("layer{s + 1}-{i}: ReLU")[0];

        Assert.Equal("layer{s + 1}-{i}", layer.Name!.Text);
        Assert.Equal(["layer", "+", "-", "i"], layer.Name.Parts.Select(part => part.Text ?? (part.Expression is BinaryExpression sum ? sum.Operator : ((NameExpression)part.Expression!).Name)));
    }

    [Fact]
    public void References_name_a_layer_an_output_or_a_position()
    {
        var from = ReadLayers("a: {from: [x, lstm.h_n, \"halves[i]\", \"layer{row.n}\"], cat: {}}")[0].From!;

        Assert.Equal(["x", "lstm.h_n", "halves", "layer{row.n}"], from.Select(reference => reference.Name.Text));
        Assert.Equal(["i"], from.Select(reference => reference.Position).OfType<NameExpression>().Select(name => name.Name));
    }

    [Fact]
    public void Operators_come_with_arguments_inputs_layers_or_nothing()
    {
        var layers = ReadLayers("a: ReLU\nb: {ReLU: {}}\nc: {ReLU: }\nd: {add: [a, b]}\ne: {Sequential: [ReLU, {Tanh: {}}]}\nf: {Sequential: {g: ReLU}}");

        Assert.Equal(["ReLU", "ReLU", "ReLU", "add", "Sequential", "Sequential"], layers.Select(layer => layer.Operator!.Text));
        Assert.Null(layers[0].Arguments);
        Assert.IsType<YamlMapping>(layers[1].Arguments);
        Assert.Null(layers[2].Arguments);
        Assert.IsType<YamlSequence>(layers[3].Arguments);
        Assert.Equal([null, null], layers[4].Children!.Select(child => child.Name));
        Assert.Equal("g", layers[5].Children!.Single().Name!.Text);
    }

    [Fact]
    public void Loops_branches_and_conditions_are_read()
    {
        var layers = ReadLayers("""
            loop: {for: "row in [[1, 2], [3]]", index: s, do: {inner: {from: x, when: "row[0] > 1", else: none, ReLU: {}}}}
            copies: {repeat: 2, names: "c{i}", inline: true, merge: {cat: {dim: 1}}, use: block, with: {p: 1}}
            both: {parallel: [ReLU, Tanh], merge: add}
            again: {from: x, call: both, when: c, else: x}
            tied: {Linear: {}, share: {weight: wte.weight}, only: training, summary: Text., init: {weight: zeros}}
            """);

        Assert.Equal("row", layers[0].For!.Variable);
        Assert.Equal("s", layers[0].Index!.Text);
        Assert.True(layers[0].Do!.Single() is { ElseNone: true, When: ComparisonExpression });
        Assert.True(layers[1] is { Repeat: LiteralExpression, Inline: true, Names.Text: "c{i}", Merge.Operator.Text: "cat", Use: NameExpression, With: not null });
        Assert.True(layers[2] is { Branches.Count: 2, Merge.Operator.Text: "add", Operator: null });
        Assert.True(layers[3] is { Call.Name.Text: "both", Else.Name.Text: "x", ElseNone: false });
        Assert.True(layers[4] is { Share: [{ Parameter.Text: "weight", Source.Text: "wte.weight" }], OnlyTraining: true, Summary: "Text.", Init: not null });
    }

    [Fact]
    public void A_module_says_what_surrounds_its_layers()
    {
        var spec = ReadOrNull("""
            netspec: 1
            namespace: My.Models
            import: [blocks.netspec.yaml]
            models:
              M:
                summary: A model.
                in: {x: [N, 2 * C], y: {shape: [N], dtype: int64}}
                let: {sizes: [1, C]}
                require: [C > 1, {C < 9: C is too large}]
                dims: {N: {multiple_of: 2, min: 1, max: 8, nominal: 4}}
                layers: {a: ReLU, b: ReLU}
                out: {one: a, two: b}
                ensure: {one: [N, C]}
                register: [b, a]
                init: {Linear: {weight: zeros}}
                variants: {Small: {c: 1}, Large: {extends: Small, c: 2}}
            """);

        Assert.True(spec is { Namespace.Text: "My.Models", Imports: [{ Text: "blocks.netspec.yaml" }], Blocks: [], Broken: [] });
        var model = spec.Models.Single();
        Assert.True(model is { IsModel: true, Summary: "A model.", Inputs: [{ Shape.Count: 2, DType: null }, { DType.Text: "int64" }], Init: not null });
        Assert.IsType<ListExpression>(model.Lets.Single().Value);
        Assert.Equal([null, "C is too large"], model.Requires.Select(require => require.Message));
        Assert.True(model.Dimensions is [{ MultipleOf: not null, Min: not null, Max: not null, Nominal: not null }]);
        Assert.True(model is { Outputs: [{ Value.Name.Text: "a" }, _], Ensures: [{ Shape.Count: 2 }], Register: [{ Text: "b" }, _] });
        Assert.True(model.Variants is [{ Extends: null, Values.Count: 1 }, { Extends.Text: "Small", Values: [{ Key.Text: "c" }] }]);
    }

    [Fact]
    public void A_block_of_one_operator_has_no_layers()
    {
        var body = ReadOrNull("netspec: 1\nblocks: {B: {Sequential: [ReLU]}}\n")!.Blocks.Single().Body;

        Assert.True(body is { Layers: [], Operator: { Name: null, Operator.Text: "Sequential", Children.Count: 1 } });
    }

    [Fact]
    public void A_module_with_an_error_is_left_out_and_named()
    {
        var bag = new DiagnosticBag();

        var spec = SpecReader.Read("test", "netspec: 1\nblocks:\n  A: {ReLU: {}, oops}\n  B: {ReLU: {}}\n  C: {ReLU: {}, ReLU: {}}\n  D: &d {Linear: {a: *x}}\n  E: *d\n", bag);

        Assert.Equal(["B"], spec!.Blocks.Select(block => block.Name.Text));
        Assert.Equal(["A", "C", "D", "E"], spec.Broken.Select(name => name.Text));
        Assert.Equal(["NS0004", "NS0010", "NS0033"], bag.Diagnostics.Select(diagnostic => diagnostic.Descriptor.Id).Order());
    }

    private static IReadOnlyList<LayerSyntax> ReadLayers(string layers)
    {
        var text = $"netspec: 1\nblocks:\n  B:\n    layers:\n{string.Concat(layers.Split('\n').Select(line => $"      {line}\n"))}";
        MarkedSpec.Verify(text, (spec, bag) => SpecReader.Read("test", spec, bag));
        return ReadOrNull(text)!.Blocks.Single().Body.Layers;
    }

    private static SpecSyntax? ReadOrNull(string text) => SpecReader.Read("test.netspec.yaml", text, new DiagnosticBag());

    private static string Show(ParameterType type) => type.Kind switch
    {
        ParameterKind.List => ShowList(type, ""),
        ParameterKind.Record or ParameterKind.Table => $"{Word(type)}{{{string.Join(", ", type.Members!.Select(member => $"{member.Name}: {Show(member.Type)}"))}}}",
        _ => Word(type),
    };

    private static string ShowList(ParameterType type, string suffix)
    {
        suffix = $"[{type.Length}]{suffix}";
        return type.Element!.Kind == ParameterKind.List ? ShowList(type.Element, suffix) : Show(type.Element) + suffix;
    }

    private static string Word(ParameterType type) => type.Kind.ToString().ToLowerInvariant();
}

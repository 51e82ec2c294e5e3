namespace NetSpec.Compiler.Tests.Syntax;

public partial class SyntaxDiagnosticTests
{
    private static IEnumerable<(string Name, string Spec)> YamlCases =>
    [
        ("a value starts with @", "netspec: 1\nnamespace: ⟦NS0001:@⟧a\n"),
        ("a second colon", "netspec: 1\nmodels: b⟦NS0001::⟧ c\n"),
        ("an unclosed quote", "netspec: 1\nnamespace: ⟦NS0001:\"abc⟧\nimport: []\n"),
        ("an unknown escape", "netspec: 1\nnamespace: ⟦NS0001:\"⟧\\q\"\n"),
        ("text after a quoted value", Layers("a: {Linear: {out_features: 1}}\nb:\n  when: \"x\" ⟦NS0001:== y⟧\n  ReLU: {}")),
        ("text after a bracketed value", Layers("a:\n  repeat: 2\n  names: {p}⟦NS0001:_{i}⟧\n  ReLU: {}")),
        ("an indentation of its own", "netspec: 1\nblocks:\n  A: {ReLU: {}}\n ⟦NS0001:B⟧: {ReLU: {}}\n"),
        ("a list in a list's line", Items("- Sequential: ⟦NS0001:-⟧ ReLU")),
        ("an operator sign at the start", Layers("a: {Linear: {out_features: ⟦NS0001:*⟧ 2}}")),
        ("a missing comma", Layers("a: {Linear: {out_features: 1 bias⟦NS0001::⟧ false}}")),
        ("two commas", Layers("a: {Linear: {out_features: 1,⟦NS0001:,⟧ bias: false}}")),
        ("a bracket too many", Block("layers: {a: ReLU}⟦NS0001:}⟧")),
        ("another version of YAML", "%YAML 2.0\n⟦NS0001:-⟧--\nnetspec: 1\n"),
        ("an unclosed bracket before a key", Block("require: ⟦NS0002:[⟧a == 1\nlayers:\n  a: ReLU")),
        ("an unclosed brace before a key on the same level", Layers("a: ⟦NS0002:{⟧Linear: {out_features: 1}\nb: {ReLU: {}}")),
        ("a missing comma on the next line", Layers("a: {Linear: {\n    out_features: 1\n    bias⟦NS0001::⟧ false}}")),
        ("a missing space before a brace", Layers("a: {Linear:⟦NS0001:{⟧out_features: 1}}")),
        ("a missing colon in a block", Block("layers\n  a⟦NS0001::⟧ ReLU")),
        ("an unclosed brace at the end", "netspec: 1\nblocks: ⟦NS0002:{⟧A: {ReLU: {}}\n"),
        ("a tab before a key", "netspec: 1\nblocks:\n⟦NS0003:\t⟧A: {ReLU: {}}\n"),
        ("a tab on a later line", "netspec: 1\nblocks:\n  A: 1\n⟦NS0003:\t⟧B: 2\n"),
        ("duplicate keys", "netspec: 1\nblocks:\n  A: {ReLU: {}}\n  ⟦NS0004:A⟧: {ReLU: {}}\n  ⟦NS0004:\"A\"⟧: {ReLU: {}}\n"),
        ("duplicate arguments", Layers("a: {Linear: {out_features: 1, ⟦NS0004:out_features⟧: 2}}")),
        ("two merge keys", "netspec: 1\nblocks:\n  A: &a {ReLU: {}}\n  B: {<<: *a, ⟦NS0004:<<⟧: *a}\n"),
        ("a second document", "netspec: 1\n⟦NS0005:---⟧\nnetspec: 1\n"),
        ("a list as a key", Layers("? ⟦NS0006:[a]⟧\n: ReLU")),
        ("an unquoted template as a key", Layers("⟦NS0006:{i}⟧: ReLU")),
        ("a file of 2 MB", $"⟦NS0007:⟧netspec: 1\n{new string('#', 2_000_000)}\n"),
        ("deep brackets", $"netspec: 1\na: {new string('[', 63)}⟦NS0008:[⟧{new string(']', 64)}\n"),
        ("many brackets", $"netspec: 1\na: {new string('[', 63)}⟦NS0008:[⟧{new string('[', 1_000_000)}\n"),
        ("an alias too deep", DeepAlias),
        ("an alias bomb", AliasBomb),
        ("many values", $"a: [{string.Concat(Enumerable.Repeat("1,", 99_997))}⟦NS0009:1⟧]\n"),
        ("an unknown anchor", Layers("a: {Linear: {out_features: ⟦NS0010:*x⟧}}\nb: {when: ⟦NS0010:*y⟧, ReLU: {}}")),
        ("an alias in itself", Layers("a: &x {Linear: {out_features: ⟦NS0011:*x⟧}}")),
        ("an unknown tag", Layers("a: {Linear: {out_features: ⟦NS0012:!int⟧ 3}}\nb: ⟦NS0012:!!map⟧ {ReLU: {}}")),
        ("a NUL", "netspec: 1\nblocks: ⟦NS0013:\0⟧\n"),
        ("half a surrogate pair", "netspec: 1\nblocks: ⟦NS0013:\uD83D⟧\n"),
        ("bytes that are no UTF-8", "netspec: 1\n# gr⟦NS0017:\uFFFD⟧n and \uFFFD\n"),
        ("a merge of text", Layers("a: {<<: ⟦NS0014:x⟧, ReLU: {}}\nb: {<<: [⟦NS0014:[1]⟧], ReLU: {}}")),
    ];

    private static IEnumerable<(string Name, string Spec)> FlowCases =>
    [
        ("a call cut at its comma", Layers("a: {Linear: {out_features: ⟦NS0015:max(32, c)⟧, bias: false}}")),
        ("nested calls cut twice", Layers("a: {Linear: {out_features: ⟦NS0015:max(32, min(c, 8))⟧, bias: false}}")),
        ("two cut calls with one tail", Layers("a: {Conv2d: {out_channels: ⟦NS0015:max(1, c)⟧, kernel_size: ⟦NS0015:max(3, c)⟧}}")),
        ("a call cut in a list", Block("in: {x: [N, ⟦NS0015:max(C, 3)⟧, H]}\nReLU: {}")),
        ("a bare comprehension", Block("let:\n  widths: ⟦NS0015:[c * 2 for c in base]⟧\nReLU: {}")),
        ("a bare comprehension with a call", Block("let:\n  widths: ⟦NS0015:[max(c, 2) for c in base]⟧\nReLU: {}")),
        ("an index in braces", Layers("a: {Linear: {out_features: ⟦NS0015:widths[0]⟧, bias: false}}")),
        ("a template in braces", Layers("a: {from: ⟦NS0015:layer{s}⟧, ReLU: {}}")),
        ("a loop in braces", Layers("a: {for: ⟦NS0015:x in [1, 2]⟧, do: {b: ReLU}}")),
        ("a list type in braces", Block("params: {widths: ⟦NS0015:int[4]⟧, depth: 1}\nReLU: {}")),
        ("a missing colon before a list", Layers("a: {⟦NS0016:from [x, y]⟧, add: {}}")),
        ("a missing space", Layers("a: {Dropout: {⟦NS0016:p:0.5⟧}}")),
        ("a missing colon", Block("params: {⟦NS0016:a 3⟧, ⟦NS0016:b :int⟧}\nlet: {⟦NS0016:c a * b⟧}\nReLU: {}")),
    ];

    private static string DeepAlias
    {
        get
        {
            var deep = $"{new string('[', 40)}{new string(']', 40)}";
            return $"netspec: 1\na: &x {deep}\nb: {new string('[', 30)}⟦NS0008:*x⟧{new string(']', 30)}\n";
        }
    }

    /// <summary>A few lines that stand for nine to the ninth values.</summary>
    private static string AliasBomb
    {
        get
        {
            var lines = Enumerable.Range(1, 8).Select(level =>
            {
                var items = Enumerable.Repeat($"*a{level - 1}", 9).ToArray();
                items[0] = level == 5 ? $"⟦NS0009:{items[0]}⟧" : items[0];
                return $"a{level}: &a{level} [{string.Join(", ", items)}]\n";
            });
            return $"a0: &a0 [x, x, x, x, x, x, x, x, x]\n{string.Concat(lines)}";
        }
    }

    [Theory]
    [InlineData("netspec: 1\nblocks:\n  A: {ReLU: {}}\n  ⟦NS0004:A⟧: {ReLU: {}}\n", "'A' is already given on line 3; remove or rename one of the two")]
    [InlineData("netspec: 1\nblocks: ⟦NS0002:[⟧a\nmodels: {}\n", "this '[' is never closed; a ']' is missing before line 3")]
    [InlineData("netspec: 1\nblocks: ⟦NS0010:*bse⟧\nmodels: &base {}\n", "'*bse' names an anchor, and no '&bse' stands above; quote a value that starts with '*'")]
    [InlineData("netspec: 1\nmodels: &base {}\nblocks: ⟦NS0010:*bse⟧\n", "'*bse' names an anchor, and no '&bse' stands above; did you mean 'base'?; quote a value that starts with '*'")]
    public void Messages_of_YAML_say_what_would_mend_it(string spec, string message) => Assert.Equal(message, Message(spec));

    [Fact]
    public void A_cut_expression_is_shown_quoted_under_its_key() =>
        Assert.Equal(
            "YAML does not read 'max(32, c)' as one value: inside { } and [ ] it ends at , [ ] { or }; quote it: out_features: \"max(32, c)\"",
            Message(Layers("a: {Linear: {out_features: ⟦NS0015:max(32, c)⟧}}")));
}

namespace NetSpec.Compiler.Tests.Syntax;

public partial class SyntaxDiagnosticTests
{
    private static IEnumerable<(string Name, string Spec)> LayerCases =>
    [
        ("a layer without anything", Layers("⟦NS0037:a⟧:\nb: ReLU")),
        ("an item without anything", Items("- ReLU\n-⟦NS0037:⟧")),
        ("a layer that is a list", Layers("a: ⟦NS0037:[ReLU, ReLU]⟧\n⟦NS0037:b⟧:\n  - ReLU\n  - ReLU")),
        ("a layer in Python", Items("- ⟦NS0037:Linear(10)⟧\n- ⟦NS0037:3⟧\n- ⟦NS0037:repeat⟧\n- {⟦NS0037:a b⟧: {}}")),
        ("a layer without an operator", Layers("⟦NS0035:a⟧: {when: c}\nb: ReLU")),
        ("an item without an operator", Items("- {⟦NS0035:when⟧: c}\n- ⟦NS0035:{}⟧\n- ReLU")),
        ("two operators in a layer", Layers("a: {Conv2d: {}, ⟦NS0036:ReLU⟧: {}}")),
        ("an operator beside use", Layers("a: {use: act, ⟦NS0036:ReLU⟧: {}}")),
        ("arguments beside the operator", Items("- Linear:\n  ⟦NS0036:out_features⟧: 3")),
        ("a misspelt key of a layer", Layers("a: {⟦NS0022:form⟧: x, ReLU: {}}\nb: {ReLU: {}, ⟦NS0022:whem⟧: c}")),
        ("misspelt keys that others need", Layers("a: {⟦NS0022:or⟧: x in xs, do: {b: ReLU}}\nb: {parallel: {c: ReLU, d: ReLU}, ⟦NS0022:mrge⟧: add}\nc: {⟦NS0022:reepat⟧: 2, index: k, ReLU: {}}")),
        ("a misspelt key alone", Layers("a: {⟦NS0022:paralel⟧: {b: ReLU, c: ReLU}, merge: add}")),
        ("an operator near a key", Layers("a: {all: {}}\nb: {square: {}}")),
        ("a Sequential of text", Layers("a: {Sequential: ⟦NS0021:ReLU⟧}\nb: {⟦NS0021:Sequential⟧: }")),
        ("keys with wrong values", Layers("a: {from: ⟦NS0021:{}⟧, when: ⟦NS0021:{}⟧, else: ⟦NS0021:[x]⟧, ReLU: {}}\nb: {from: ⟦NS0021:[]⟧, share: ⟦NS0021:x⟧, ReLU: {}, init: ⟦NS0021:1⟧}")),
        ("values of loops", Layers("a: {⟦NS0021:repeat⟧: , index: ⟦NS0025:2⟧, names: ⟦NS0021:[]⟧, inline: ⟦NS0044:yes⟧, ReLU: {}}")),
        ("not a loop", Layers("a: {for: ⟦NS0043:x⟧, do: {b: ReLU}}\nc: {for: ⟦NS0025:a.b⟧ in xs, ReLU: {}}")),
        ("an unknown word", Layers("a: {only: ⟦NS0044:traning⟧, ReLU: {}}")),
        ("a merge of two operators", Layers("a: {parallel: {b: ReLU, c: ReLU}, merge: ⟦NS0021:{cat: {}, add: {}}⟧}")),
        ("a merge with a key", Layers("a: {repeat: 2, merge: {⟦NS0037:from⟧: x}, ReLU: {}}")),
        ("an error in a condition", Layers("a: {when: 1 ⟦NS0107:2⟧, ReLU: {}}")),
    ];

    private static IEnumerable<(string Name, string Spec)> LayerRuleCases =>
    [
        ("else without when", Layers("a: {⟦NS0039:else⟧: x, ReLU: {}}")),
        ("index without a loop", Layers("a: {⟦NS0039:index⟧: k, ReLU: {}}")),
        ("names without a loop", Layers("a: {⟦NS0039:names⟧: b, ReLU: {}}")),
        ("inline without names", Layers("a: {repeat: 2, ⟦NS0039:inline⟧: true, ReLU: {}}")),
        ("merge without anything to join", Layers("a: {⟦NS0039:merge⟧: add, ReLU: {}}")),
        ("parallel without merge", Layers("a: {⟦NS0039:parallel⟧: {b: ReLU, c: ReLU}}")),
        ("do without for", Layers("a: {⟦NS0039:do⟧: {b: ReLU}}")),
        ("with without use", Layers("a: {⟦NS0039:with⟧: {b: 1}, ReLU: {}}")),
        ("several inputs and no else", Layers("a: {from: [x, y], ⟦NS0039:when⟧: c, add: {}}")),
        ("call with more", Layers("a: ReLU\nb: {call: a, ⟦NS0040:repeat⟧: 2}\nc: {call: a, ⟦NS0040:summary⟧: text}")),
        ("two loops", Layers("a: {for: x in xs, ⟦NS0040:repeat⟧: 2, ReLU: {}}")),
        ("a loop of branches", Layers("a: {⟦NS0040:repeat⟧: 2, parallel: {b: ReLU, c: ReLU}, merge: add}")),
        ("names of a loop's layers", Layers("a: {for: x in xs, ⟦NS0040:names⟧: b, do: {c: ReLU}}")),
        ("names in a list", Items("- {repeat: 2, ⟦NS0041:names⟧: a, ReLU: {}}")),
        ("else in a list", Items("- {when: c, ⟦NS0041:else⟧: none, ReLU: {}}")),
        ("merge of rounds in a list", Items("- {repeat: 2, ⟦NS0041:merge⟧: add, ReLU: {}}")),
        ("numbered layers of a named loop", Layers("a:\n  for: x in xs\n  ⟦NS0042:do⟧: [ReLU]")),
        ("named layers of a numbered loop", Items("- for: x in xs\n  ⟦NS0042:do⟧: {a: ReLU}")),
        ("a loop without layers", Layers("⟦NS0035:a⟧: {for: x in xs}")),
    ];

    private static IEnumerable<(string Name, string Spec)> NameCases =>
    [
        ("layers' names with dots and brackets", Layers("a.b: ReLU\na.{i}.c: ReLU\n⟦NS0027:a..b⟧: ReLU\n⟦NS0027:.a⟧: ReLU\n⟦NS0027:a.⟧: ReLU\n⟦NS0027:a[0]⟧: ReLU\n⟦NS0027:\"\"⟧: ReLU\n⟦NS0027:none⟧: ReLU\n0: ReLU\nblock1-0: ReLU")),
        ("braces in names", Layers("a⟦NS0028:{⟧i: ReLU\nb⟦NS0028:}⟧: ReLU\nc⟦NS0028:{}⟧: ReLU\nd{i + 1}: ReLU\ne{1 ⟦NS0107:2⟧}: ReLU")),
        ("a dot in a name's expression", Layers("a{row.n}: ReLU")),
        ("references that name nothing", Layers("a:\n  from: [⟦NS0029:\"b, c\"⟧, ⟦NS0029:.d⟧, ⟦NS0029:e.⟧, ⟦NS0029:\"f[]\"⟧, ⟦NS0029:\"g[0].h\"⟧, lstm.h_n, \"halves[i]\", \"l{row.n}.out\", \"convs.{i}\", \"rnn.0.h_n\"]\n  add: {}")),
        ("an error in a reference", Layers("a:\n  from: halves[1 ⟦NS0107:2⟧]\n  ReLU: {}")),
        ("an output's name", Block("layers: {a: ReLU}\nout: {⟦NS0025:a-b⟧: a}")),
    ];

    [Theory]
    [InlineData("a: {Conv2d: {}, ⟦NS0036:ReLU⟧: {}}", "a layer has exactly one operator; found 'Conv2d' and 'ReLU'")]
    [InlineData("a: {ReLU: {}, ⟦NS0022:form⟧: x}", "'form' is no key of a layer; did you mean 'from'?")]
    [InlineData("a:\n  Linear:\n  ⟦NS0036:out_features⟧: 3", "a layer has exactly one operator; found 'Linear' and 'out_features'; is 'out_features' an argument, to be indented under 'Linear'?")]
    [InlineData("a: {⟦NS0039:merge⟧: add, ReLU: {}}", "'merge' needs 'parallel', 'repeat' or 'for' beside it: it joins branches, or the running value with each round's")]
    [InlineData("a: {cat: [b, c], ⟦NS0036:dim⟧: 1}", "a layer has exactly one operator; found 'cat' and 'dim'; is 'dim' an argument? Beside arguments the inputs are 'tensors': {cat: {tensors: […], dim: …}}")]
    [InlineData("a: {Linear: {}, ⟦NS0036:bias⟧: false}", "a layer has exactly one operator; found 'Linear' and 'bias'; is 'bias' an argument, to be written in the mapping of 'Linear'?")]
    [InlineData("a: {add: b, ⟦NS0036:c⟧}", "a layer has exactly one operator; found 'add' and 'c'; several inputs are a list: 'add: [b, c]'")]
    [InlineData("a: {type: Linear, ⟦NS0036:out_features⟧: 3}", "a layer has exactly one operator; found 'type' and 'out_features'; the operator is a key itself: 'Linear: {…}'")]
    [InlineData("a: {if: c, ⟦NS0036:ReLU⟧: {}}", "a layer has exactly one operator; found 'if' and 'ReLU'; a layer's condition is 'when'")]
    [InlineData("a: {Sequential: {Linear: {out_features: 3, ⟦NS0036:bias⟧: false}}}", "a layer has exactly one operator; found 'out_features' and 'bias'; in a mapping 'Linear' is a layer's name; as its operator it is an item of a list: '- Linear: {…}'")]
    [InlineData("a: {only: ⟦NS0044:traning⟧, ReLU: {}}", "'only' takes 'training'; found 'traning'; did you mean 'training'?")]
    public void Messages_of_layers_say_what_would_mend_it(string layers, string message) => Assert.Equal(message, Message(Layers(layers)));

    [Theory]
    [InlineData("nn.ReLU", "; write 'ReLU'")]
    [InlineData("torch.nn.functional.relu", "; write 'relu'")]
    [InlineData("ReLU()", "; write 'ReLU'")]
    [InlineData("nn.Conv2d(out_channels=8, kernel_size = k * 2)", "; write {Conv2d: {out_channels: 8, kernel_size: k * 2}}")]
    [InlineData("Linear(10)", "; write {Linear: {…}}, with the name of each argument")]
    [InlineData("x.relu()", "; write {from: x, relu: {}}")]
    [InlineData("x.view(-1, 10)", "; write {from: x, reshape: {…}}, with the name of each argument")]
    [InlineData("keras.layers.Dense(units=10)", "; write {Linear: {units: 10}}")]
    [InlineData("a + b", "; write {add: [a, b]}")]
    [InlineData("a @ b", "; write {matmul: [a, b]}")]
    [InlineData("a b", "")]
    [InlineData("3", "")]
    public void What_is_written_as_in_Python_is_shown_as_in_a_spec(string layer, string hint) =>
        Assert.Equal($"a layer is the name of an operator such as ReLU, or a mapping such as {{Linear: {{out_features: 10}}}}; found '{layer}'{hint}", Message(Layers($"a: ⟦NS0037:{layer}⟧")));
}

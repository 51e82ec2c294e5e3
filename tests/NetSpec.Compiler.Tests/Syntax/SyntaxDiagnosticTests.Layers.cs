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
        ("arguments without names", Layers("a: {Linear: ⟦NS0038:10⟧}")),
        ("a Sequential of text", Layers("a: {Sequential: ⟦NS0021:ReLU⟧}\nb: {⟦NS0021:Sequential⟧: }")),
        ("keys with wrong values", Layers("a: {from: ⟦NS0021:{}⟧, when: ⟦NS0021:{}⟧, else: ⟦NS0021:[x]⟧, ReLU: {}}\nb: {from: ⟦NS0021:[]⟧, share: ⟦NS0021:x⟧, ReLU: {}, init: ⟦NS0021:1⟧}")),
        ("values of loops", Layers("a: {⟦NS0021:repeat⟧: , index: ⟦NS0025:2⟧, names: ⟦NS0021:[]⟧, inline: ⟦NS0044:yes⟧, ReLU: {}}")),
        ("not a loop", Layers("a: {for: ⟦NS0043:x⟧, do: {b: ReLU}}\nc: {for: ⟦NS0025:a.b⟧ in xs, ReLU: {}}")),
        ("an unknown word", Layers("a: {only: ⟦NS0044:traning⟧, ReLU: {}}")),
        ("a merge of two operators", Layers("a: {parallel: {b: ReLU, c: ReLU}, merge: ⟦NS0021:{cat: {}, add: {}}⟧}")),
        ("a merge with a key", Layers("a: {repeat: 2, merge: {⟦NS0037:from⟧: x}, ReLU: {}}")),
        ("a merge without arguments' names", Layers("a: {repeat: 2, merge: {cat: ⟦NS0038:1⟧}, ReLU: {}}")),
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
    [InlineData("a: {Linear: ⟦NS0038:10⟧}", "the arguments of 'Linear' are a mapping of names to values, such as {name: 10}; found '10'")]
    [InlineData("a: {sin: ⟦NS0038:b.h_n⟧}", "the arguments of 'sin' are a mapping of names to values, such as {name: b.h_n}; found 'b.h_n'; a layer that is read is named beside it: 'from: b.h_n'")]
    [InlineData("a: {only: ⟦NS0044:traning⟧, ReLU: {}}", "'only' takes 'training'; found 'traning'; did you mean 'training'?")]
    public void Messages_of_layers_say_what_would_mend_it(string layers, string message) => Assert.Equal(message, Message(Layers(layers)));
}

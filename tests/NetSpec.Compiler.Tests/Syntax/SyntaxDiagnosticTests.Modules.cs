namespace NetSpec.Compiler.Tests.Syntax;

public partial class SyntaxDiagnosticTests
{
    private static IEnumerable<(string Name, string Spec)> FileCases =>
    [
        ("an empty file", "⟦NS0020:⟧"),
        ("a file of comments", "⟦NS0020:⟧# nothing\n"),
        ("a file that is a list", "⟦NS0020:- a\n- b⟧\n"),
        ("a file that is text", "⟦NS0020:hello⟧\n"),
        ("a missing version", "⟦NS0023:blocks⟧:\n  A: {ReLU: {}}\n"),
        ("a misspelt version", "⟦NS0022:netpsec⟧: 1\nblocks:\n  A: {ReLU: {}}\n"),
        ("another version", "netspec: ⟦NS0024:2⟧\nblocks: {A: {}}\n"),
        ("a version without a number", "⟦NS0024:netspec⟧:\n"),
        ("a block at the top", "netspec: 1\n⟦NS0022:A⟧: {ReLU: {}}\n⟦NS0022:block⟧: {}\n"),
        ("blocks as a list", "netspec: 1\nblocks: ⟦NS0021:[a]⟧\nmodels: ⟦NS0021:x⟧\n"),
        ("empty sections", "netspec: 1\n⟦NS0021:blocks⟧:\n⟦NS0021:import⟧:\nnamespace: ⟦NS0021:[a]⟧\n"),
        ("an import of a mapping", "netspec: 1\nimport: [a.yaml, ⟦NS0021:{b: c}⟧]\n"),
        ("a namespace with a dash", "netspec: 1\nnamespace: ⟦NS0025:My-App.Models⟧\n"),
        ("a parameter whose type is misspelt", "netspec: 1\nblocks:\n  A: {params: {a: {⟦NS0022:typ⟧: int, summary: Channels of the output.}}, ReLU: {}}\n"),
        ("modules with errors beside others", "netspec: 1\nblocks:\n  A: {⟦NS0022:laeyrs⟧: {a: ReLU}}\n  B: {ReLU: {}, summary: ⟦NS0021:[x]⟧}\n  C: ⟦NS0021:ReLU⟧\n"),
    ];

    private static IEnumerable<(string Name, string Spec)> ModuleCases =>
    [
        ("a module's name with a dash", "netspec: 1\nblocks:\n  ⟦NS0025:my-block⟧: {ReLU: {}}\n  ⟦NS0025:a.b⟧: {ReLU: {}}\n"),
        ("a module named like a key", "netspec: 1\nblocks:\n  ⟦NS0026:use⟧: {ReLU: {}}\n  ⟦NS0026:Sequential⟧: {ReLU: {}}\n"),
        ("a module's keys that begin too far left", "netspec: 1\nblocks:\n  A:\n    summary: x\n  ⟦NS0026:params⟧: {c: int}\n  layers:\n    a: ReLU\n  B: {ReLU: {}}\n  ⟦NS0026:out⟧: {y: x}\n"),
        ("a variant named like a key", Model("in: {x: [N]}\nReLU: {}\nvariants: {⟦NS0026:when⟧: {}, ⟦NS0025:A B⟧: {}}")),
        ("a model without inputs", "netspec: 1\nmodels:\n  ⟦NS0030:M⟧: {ReLU: {}}\n"),
        ("a model's input of any shape", Model("in: {⟦NS0031:x⟧: {dtype: int64}, ⟦NS0031:y⟧: }\nadd: [x, y]")),
        ("inputs of a wrong kind", Block("in: {x: ⟦NS0021:N⟧, y: {shape: ⟦NS0021:{}⟧}}\nadd: [x, y]")),
        ("no inputs", Block("in: ⟦NS0021:{}⟧\nReLU: {}")),
        ("an unknown element type", Block("in: {x: {shape: [N], dtype: ⟦NS0044:int46⟧, ⟦NS0022:shap⟧: [N]}}\nReLU: {}")),
        ("a module without layers", "netspec: 1\nblocks:\n  ⟦NS0032:A⟧: {summary: x}\n"),
        ("an empty module", "netspec: 1\nblocks:\n  ⟦NS0032:A⟧: {}\n  ⟦NS0021:B⟧:\n"),
        ("layers and an operator", Block("layers: {a: ReLU}\n⟦NS0033:ReLU⟧: {}")),
        ("two operators", Block("ReLU: {}\n⟦NS0033:Conv2d⟧: {}")),
        ("misspelt keys of a module", Block("⟦NS0022:sumary⟧: x\n⟦NS0022:parms⟧: {a: 1}\nReLU: {}")),
        ("a layer's key in a module", Block("⟦NS0034:repeat⟧: 2\nReLU: {}")),
        ("misspelt keys that are needed", Model("⟦NS0022:inn⟧: {x: [N]}\nparams: {a: {⟦NS0022:typ⟧: int, default: 3}}\n⟦NS0022:layer⟧: {b: ReLU}")),
        ("variants of a block", Block("ReLU: {}\n⟦NS0022:variants⟧: {A: {}}")),
        ("layers as a list", Block("layers: ⟦NS0021:[ReLU]⟧")),
        ("empty layers", Block("layers: ⟦NS0021:{}⟧")),
        ("layers without anything", Block("⟦NS0021:layers⟧:")),
        ("parameters as text", Block("params: ⟦NS0021:a⟧\nReLU: {}")),
        ("values of wrong kinds", Block("let: {a: ⟦NS0021:{b: c}⟧, ⟦NS0021:b⟧: }\nReLU: {}")),
        ("conditions as text", Block("require: ⟦NS0021:a == 1⟧\nReLU: {}")),
        ("a condition without a message", Block("require: [{⟦NS0021:a == 1⟧: }]\nReLU: {}")),
        ("facts about dimensions", Block("dims: {H: {⟦NS0022:multiple⟧: 2, min: ⟦NS0021:{}⟧}, W: ⟦NS0021:16⟧}\nReLU: {}")),
        ("an output as text", Block("layers: {a: ReLU}\nout: ⟦NS0021:a⟧")),
        ("no outputs", Block("layers: {a: ReLU}\nout: ⟦NS0021:{}⟧")),
        ("an output that is a list", Block("layers: {a: ReLU}\nout: {b: ⟦NS0021:[a]⟧}")),
        ("an output's shape as text", Block("ReLU: {}\nensure: {out: ⟦NS0021:N⟧}")),
        ("an order as text", Block("layers: {a: ReLU}\nregister: ⟦NS0021:a⟧")),
        ("an initialiser as text", Block("ReLU: {}\ninit: ⟦NS0021:zeros⟧")),
        ("a variant that is a list", Model("in: {x: [N]}\nReLU: {}\nvariants: {A: ⟦NS0021:[1]⟧, B: {extends: ⟦NS0021:{}⟧}}")),
    ];

    private static IEnumerable<(string Name, string Spec)> ParameterCases =>
    [
        ("a misspelt type", Block("params: {a: ⟦NS0045:itn⟧, b: {type: ⟦NS0045:floats⟧}}\nReLU: {}")),
        ("a misspelt list type", Block("params:\n  a: ⟦NS0045:itn[4]⟧\n  b: ⟦NS0045:int[4⟧\nReLU: {}")),
        ("text as a default", Block("params: {mode: ⟦NS0045:bilinear⟧, size: ⟦NS0045:\"3\"⟧}\nReLU: {}")),
        ("a misspelt column", Block("params: {t: {table: {c: ⟦NS0045:imt⟧}}, r: {k: ⟦NS0045:imt⟧}}\nReLU: {}")),
        ("neither type nor default", Block("params:\n  ⟦NS0046:a⟧:\n  b: ⟦NS0046:[]⟧\n  c: ⟦NS0046:[1, x]⟧\n  d: ⟦NS0046:{summary: x}⟧\n  e: {default: ⟦NS0046:[]⟧}\nReLU: {}")),
        ("a list of no length", Block("params:\n  a: ⟦NS0047:int[0]⟧\nReLU: {}")),
        ("type and table", Block("params: {a: {type: table, ⟦NS0040:table⟧: {c: int}}}\nReLU: {}")),
        ("a misspelt key of a parameter", Block("params: {a: {type: int, ⟦NS0022:defalt⟧: 3}}\nReLU: {}")),
        ("a table that is a list", Block("params: {a: {table: ⟦NS0021:[int]⟧}}\nReLU: {}")),
        ("parameters' names", Block("params: {⟦NS0025:a-b⟧: 1, ⟦NS0026:in⟧: 1, ⟦NS0025:2d⟧: 1, r: {⟦NS0025:x y⟧: int}}\nReLU: {}")),
    ];

    [Theory]
    [InlineData("netspec: 1\n⟦NS0022:block⟧: {}\n", "'block' is no key of a spec file; did you mean 'blocks'?")]
    [InlineData("netspec: 1\n⟦NS0022:net⟧: {}\n", "'net' is no key of a spec file; its keys are 'netspec', 'namespace', 'import', 'blocks' and 'models'")]
    [InlineData("netspec: ⟦NS0024:2⟧\n", "'netspec' names the version of the spec language, and this compiler knows version 1; found '2'")]
    [InlineData("⟦NS0020:- a⟧\n", "a spec file is a mapping that begins with 'netspec: 1'; found a list")]
    [InlineData("netspec: 1\nblocks: ⟦NS0021:[]⟧\n", "'blocks' takes a mapping of names to their definitions; found a list")]
    public void Messages_of_files_say_what_would_mend_it(string spec, string message) => Assert.Equal(message, Message(spec));

    [Fact]
    public void An_unknown_type_suggests_the_nearest() =>
        Assert.Equal("'itn[4]' is no type; did you mean 'int'?", Message(Block("params:\n  a: ⟦NS0045:itn[4]⟧\nReLU: {}")));
}

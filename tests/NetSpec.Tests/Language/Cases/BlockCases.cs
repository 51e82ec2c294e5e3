namespace NetSpec.Tests.Language.Cases;

/// <summary>Blocks: parameters of every type, what is structural, and what a body may be.</summary>
internal sealed class BlockCases : ILanguageCases
{
    public static IEnumerable<LanguageCase> Cases =>
    [
        new("A parameter holds a block, used with more arguments", """
            blocks:
              Wide:
                params: {width: int, twice: false}
                layers:
                  fc: {Linear: {out_features: width * 2 if twice else width}}
            models:
              Net:
                params:
                  block: {type: block, default: {Wide: {twice: true}}}
                  activation: {type: block, default: {LeakyReLU: {negative_slope: 0.2}}}
                in: {x: [N, 4]}
                layers:
                  first: {use: block, with: {width: 3}}
                  act: {use: activation}
                  stack: {repeat: 2, use: block, with: {width: 2 + i}}
            """)
        {
            Outputs = "[N, 6]",
            State = """
                first.fc.weight [6, 4]
                first.fc.bias [6]
                stack.0.fc.weight [4, 6]
                stack.0.fc.bias [4]
                stack.1.fc.weight [6, 4]
                stack.1.fc.bias [6]
                """,
        },
        new("A block parameter that is no block of the class makes a class for each binding", """
            blocks:
              LinearAct:
                params: {width: int, activation: {type: block, default: ReLU}}
                Sequential:
                  - Linear: {out_features: width}
                  - use: activation
            models:
              Net:
                in: {x: [N, 4]}
                Sequential:
                  - LinearAct: {width: 3}
                  - LinearAct: {width: 5}
                  - LinearAct: {width: 3, activation: SiLU}
                  - LinearAct: {width: 3, activation: {LeakyReLU: {negative_slope: 0.1}}}
            """)
        {
            Outputs = "[N, 3]",
            Classes = "LinearAct LinearActLeakyReLU0_1 LinearActSiLU Net",
            State = """
                0.0.weight [3, 4]
                0.0.bias [3]
                1.0.weight [5, 3]
                1.0.bias [5]
                2.0.weight [3, 5]
                2.0.bias [3]
                3.0.weight [3, 3]
                3.0.bias [3]
                """,
        },
        new("A record parameter and its members", """
            models:
              Net:
                params:
                  stem: {type: {width: int, bias: bool}, default: {width: 3, bias: false}}
                in: {x: [N, 4]}
                layers:
                  fc: {Linear: {out_features: stem.width, bias: stem.bias}}
            """)
        {
            Outputs = "[N, 3]",
            State = "fc.weight [3, 4]",
        },
        new("A table of unknown columns and its columns as lists", """
            models:
              Net:
                params:
                  rows: {type: table, default: [[3, true], [5, false]]}
                  named: {type: "table", default: [{w: 2, n: 1}, {w: 7, n: 2}]}
                in: {x: [N, 4]}
                let: {widths: named.w, total: sum(named.n)}
                Sequential:
                  - for: row in rows
                    do:
                      - Linear: {out_features: "row[0]", bias: "row[1]"}
                  - for: w in widths
                    do:
                      - Linear: {out_features: w, bias: false}
                  - Linear: {out_features: total, bias: false}
            """)
        {
            Outputs = "[N, 3]",
            State = """
                0.weight [3, 4]
                0.bias [3]
                1.weight [5, 3]
                2.weight [2, 5]
                3.weight [7, 2]
                4.weight [3, 7]
                """,
        },
        new("Lists of lists, fixed lengths, strings and optional scalars", """
            models:
              Net:
                params:
                  stages: {type: "int[][]", default: [[3], [4, 5]]}
                  pair: {type: "float[2]", default: [0.5, 0.25]}
                  mode: {type: string, default: zeros}
                  names: {type: "string[]", default: [left, right]}
                in: {x: [N, 4, 6, 6]}
                layers:
                  pad: {Conv2d: {out_channels: 2, kernel_size: 3, padding: 1, padding_mode: mode, bias: false}}
                  loop:
                    for: name in names
                    index: k
                    do:
                      "{name}_conv": {Conv2d: {out_channels: "len(stages[k]) + int(4 * pair[k])", kernel_size: 1, bias: false}}
            """)
        {
            Inputs = "[N, 4, 6, 6]",
            Outputs = "[N, 3, 6, 6]",
            State = """
                pad.weight [2, 4, 3, 3]
                left_conv.weight [3, 2, 1, 1]
                right_conv.weight [3, 3, 1, 1]
                """,
        },
        new("Let and require over parameters and dimensions", """
            blocks:
              Bottleneck:
                params: {ratio: 2}
                in: {x: [N, C]}
                let: {hidden: C // ratio, out: hidden * 3}
                require: [ratio >= 1, {C % ratio == 0: the channels are a multiple of the ratio}]
                layers:
                  down: {Linear: {out_features: hidden}}
                  up: {Linear: {out_features: out}}
            models:
              Net:
                in: {x: [N, 4]}
                Sequential:
                  - Bottleneck
                  - Bottleneck: {ratio: 3}
            """)
        {
            Outputs = "[N, 6]",
            Classes = "Bottleneck Net",
            State = """
                0.down.weight [2, 4]
                0.down.bias [2]
                0.up.weight [6, 2]
                0.up.bias [6]
                1.down.weight [2, 6]
                1.down.bias [2]
                1.up.weight [6, 2]
                1.up.bias [6]
                """,
        },
        new("Register says the order of construction", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  a: {Linear: {out_features: 3, bias: false}}
                  b: {Linear: {out_features: 3, bias: false}}
                  c: {Linear: {out_features: 3, bias: false}}
                register: [c, a]
            """)
        {
            Outputs = "[N, 3]",
            State = """
                c.weight [3, 3]
                a.weight [3, 4]
                b.weight [3, 3]
                """,
        },
        new("Keys that are no identifiers, and names that C# has taken", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  block1-0: {Linear: {out_features: 4, bias: false}}
                  "0": {Linear: {out_features: 4, bias: false}}
                  class: {Linear: {out_features: 4, bias: false}}
                  forward: {Linear: {out_features: 4, bias: false}}
                  Net: {Linear: {out_features: 4, bias: false}}
                  net: {Linear: {out_features: 4, bias: false}}
                  to_string: {Linear: {out_features: 4, bias: false}}
                  training: {Linear: {out_features: 4, bias: false}}
                  parameters: {Linear: {out_features: 4, bias: false}}
                  string: relu
                  out: {from: [string, block1-0], add: {}}
            """)
        {
            State = """
                block1-0.weight [4, 4]
                0.weight [4, 4]
                class.weight [4, 4]
                forward.weight [4, 4]
                Net.weight [4, 4]
                net.weight [4, 4]
                to_string.weight [4, 4]
                training.weight [4, 4]
                parameters.weight [4, 4]
                """,
        },
        new("A body of one operator adds no path element", """
            blocks:
              Head:
                params: {classes: int}
                Linear: {out_features: classes}
              Deep:
                params: {classes: int}
                Head: {classes: classes}
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  head: {Head: {classes: 3}}
                  deep: {Deep: {classes: 2}}
            """)
        {
            Outputs = "[N, 2]",
            Classes = "Net",
            State = """
                head.weight [3, 4]
                head.bias [3]
                deep.weight [2, 3]
                deep.bias [2]
                """,
        },
        new("A model of one operator has it as its only item", """
            models:
              Net:
                params: {classes: 3}
                in: {x: [N, 4]}
                Linear: {out_features: classes}
            """)
        {
            Outputs = "[N, 3]",
            State = """
                0.weight [3, 4]
                0.bias [3]
                """,
        },
        new("A body of one function that lists its inputs", """
            blocks:
              Difference:
                in: {a: [N, A], b: [N, A]}
                sub: [b, a]
            models:
              Net:
                in: {a: [N, 4], b: [N, 4]}
                layers:
                  out: {from: [a, b], Difference: {}}
            """)
        {
            Inputs = "[N, 4]; [N, 4]",
            Classes = "Difference Net",
        },
        new("Size parameters take a number or one for each dimension", """
            blocks:
              Conv:
                params: {channels: int, kernel: size, stride: {type: size, default: 1}}
                layers:
                  conv: {Conv2d: {out_channels: channels, kernel_size: kernel, stride: stride, bias: false}}
            models:
              Net:
                in: {x: [N, 1, 9, 9]}
                Sequential:
                  - Conv: {channels: 2, kernel: 3}
                  - Conv: {channels: 2, kernel: [1, 3], stride: [2, 1]}
            """)
        {
            Inputs = "[N, 1, 9, 9]",
            Outputs = "[N, 2, 4, 5]",
            Classes = "Conv Net",
            State = """
                0.conv.weight [2, 1, 3, 3]
                1.conv.weight [2, 2, 1, 3]
                """,
        },
        new("A block takes inputs of several ranks, each a class of its own", """
            blocks:
              Twice:
                Sequential:
                  - ReLU
                  - Tanh
            models:
              Net:
                in: {x: [N, 4, 6, 6]}
                Sequential:
                  - Twice
                  - Flatten
                  - Twice
            """)
        {
            Inputs = "[N, 4, 6, 6]",
            Outputs = "[N, 144]",
        },
        new("Inner sequences with names nest, and see only their own layers", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  body:
                    Sequential:
                      conv: {Linear: {out_features: 4}}
                      act: relu
                      inner:
                        Sequential:
                          - Linear: {out_features: 2}
                      out: {cat: {tensors: [conv, inner], dim: 1}}
                  conv: {Linear: {out_features: 1}}
            """)
        {
            Outputs = "[N, 1]",
            State = """
                body.conv.weight [4, 4]
                body.conv.bias [4]
                body.inner.0.weight [2, 4]
                body.inner.0.bias [2]
                conv.weight [1, 6]
                conv.bias [1]
                """,
        },
        new("Variants set what they say, and extend each other", """
            models:
              Family:
                params: {width: 2, depth: 1, classes: 5}
                in: {x: [N, 4]}
                layers:
                  stack: {repeat: depth, Linear: {out_features: width}}
                  fc: {Linear: {out_features: classes}}
                variants:
                  Small: {width: 3}
                  Net: {extends: Small, depth: 2}
            """)
        {
            Outputs = "[N, 5]",
            Classes = "Net Small",
            State = """
                stack.0.weight [3, 4]
                stack.0.bias [3]
                stack.1.weight [3, 3]
                stack.1.bias [3]
                fc.weight [5, 3]
                fc.bias [5]
                """,
        },
        new("Anchors and merge keys of YAML work", """
            models:
              Net:
                in: {x: [N, 4, 5, 5]}
                layers:
                  a: {Conv2d: &conv {out_channels: 4, kernel_size: 3, padding: 1, bias: false}}
                  b: {Conv2d: *conv}
                  c: {Conv2d: {<<: *conv, out_channels: 2}}
            """)
        {
            Inputs = "[N, 4, 5, 5]",
            Outputs = "[N, 2, 5, 5]",
            State = """
                a.weight [4, 4, 3, 3]
                b.weight [4, 4, 3, 3]
                c.weight [2, 4, 3, 3]
                """,
        },
    ];
}

namespace NetSpec.Tests.Language.Cases;

/// <summary><c>params</c>, <c>let</c> and <c>require</c>: what blocks and models are told.</summary>
internal sealed class ParameterCases : ILanguageCases
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
        new("What a parameter makes wide is not written into what another, 1 by default, keeps narrow", """
            models:
              Net:
                params: {w: 1, wide: 6}
                in: {x: [N, 4]}
                layers:
                  narrow: {Linear: {out_features: w}}
                  sixteen: {from: x, Linear: {out_features: 16}}
                  sum: {add: [sixteen, narrow]}
                  other: {from: x, Linear: {out_features: wide}}
                  again: {from: x, Linear: {out_features: w}}
                  both: {add: [again, other]}
                out: {sum: sum, both: both}
            """)
        {
            Outputs = "[N, 16]; [N, 6]",
            State = """
                narrow.weight [1, 4]
                narrow.bias [1]
                sixteen.weight [16, 4]
                sixteen.bias [16]
                other.weight [6, 4]
                other.bias [6]
                again.weight [1, 4]
                again.bias [1]
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
        new("A parameter under a division may be zero, and a use with a negative one has a class of its own", """
            blocks:
              Shifted:
                params: {index: int}
                in: {x: [N, C]}
                let: {shift: index % 2}
                layers:
                  pad: {pad: {pad: [shift, index // 2]}}
                  fc: {Linear: {out_features: 3 + index // 2, bias: false}}
              Cropped:
                params: {width: int}
                Sequential:
                  - ConstantPad1d: {padding: width // 2, value: 1}
                  - relu
            models:
              Net:
                in: {x: [N, 4]}
                Sequential:
                  - Shifted: {index: 0}
                  - Shifted: {index: 3}
                  - Shifted: {index: -1}
                  - unsqueeze: {dim: 1}
                  - Cropped: {width: 5}
                  - Cropped: {width: -3}
                  - flatten: {start_dim: 1}
            """)
        {
            Outputs = "[N, 2]",
            Classes = "Cropped CroppedWidthMinus3 Net Shifted ShiftedIndexMinus1",
            State = """
                0.fc.weight [3, 4]
                1.fc.weight [4, 5]
                2.fc.weight [2, 4]
                """,
        },
        new("A parameter is known to the class where a layer's size is a number for its value only", """
            models:
              Net:
                params: {dilation: 1}
                in: {x: [N, 3, T], kernel: [4, 3, T]}
                layers:
                  all: {from: [x, kernel], conv1d: {dilation: dilation}}
                  norm: {from: all, RMSNorm: {}}
            """)
        {
            Inputs = "[N, 3, 5]; [4, 3, 5]",
            Outputs = "[N, 4, 1]",
            Classes = "Net",
            State = """
                norm.weight [1]
                """,
        },
    ];
}

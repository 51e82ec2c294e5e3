namespace NetSpec.Tests.Language.Cases;

/// <summary><c>for</c>, and <c>merge</c> of rounds.</summary>
internal sealed class LoopCases : ILanguageCases
{
    public static IEnumerable<LanguageCase> Cases =>
    [
        new("A loop in a list splices its items in and numbers them on", """
            models:
              Net:
                in: {x: [N, 4]}
                Sequential:
                  - for: width in [3, 5]
                    do:
                      - Linear: {out_features: width}
                      - ReLU
                  - Linear: {out_features: 2}
            """)
        {
            Outputs = "[N, 2]",
            State = """
                0.weight [3, 4]
                0.bias [3]
                2.weight [5, 3]
                2.bias [5]
                4.weight [2, 5]
                4.bias [2]
                """,
        },
        new("A loop in a mapping gives names with expressions", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  stack:
                    for: width in [3, 5]
                    index: s
                    do:
                      fc{s + 1}: {Linear: {out_features: width}}
                      relu{s + 1}: relu
                  out: {from: "fc{1 + 1}", Linear: {out_features: 2}}
            """)
        {
            Outputs = "[N, 2]",
            State = """
                fc1.weight [3, 4]
                fc1.bias [3]
                fc2.weight [5, 3]
                fc2.bias [5]
                out.weight [2, 5]
                out.bias [2]
                """,
        },
        new("Loops nest, run over numbers and ranges, and see the outer variables", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  outer:
                    for: a in 2
                    do:
                      inner:
                        for: b in range(1, 3)
                        do:
                          fc_{a}_{b}: {Linear: {out_features: 10 * a + b}}
            """)
        {
            Outputs = "[N, 12]",
            State = """
                fc_0_1.weight [1, 4]
                fc_0_1.bias [1]
                fc_0_2.weight [2, 1]
                fc_0_2.bias [2]
                fc_1_1.weight [11, 2]
                fc_1_1.bias [11]
                fc_1_2.weight [12, 11]
                fc_1_2.bias [12]
                """,
        },
        new("A loop without do repeats its layer under its name", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  stack: {for: "width in [3, 5]", Linear: {out_features: width}}
                  out: relu
            """)
        {
            Outputs = "[N, 5]",
            State = """
                stack.0.weight [3, 4]
                stack.0.bias [3]
                stack.1.weight [5, 3]
                stack.1.bias [5]
                """,
        },
        new("A loop without do in a list is spliced in", """
            models:
              Net:
                in: {x: [N, 4]}
                Sequential:
                  - ReLU
                  - {for: "width in [3, 5]", Linear: {out_features: width}}
                  - Sigmoid
            """)
        {
            Outputs = "[N, 5]",
            State = """
                1.weight [3, 4]
                1.bias [3]
                2.weight [5, 3]
                2.bias [5]
                """,
        },
        new("A merge by cat grows the running value", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  dense: {repeat: 3, merge: {cat: {dim: 1}}, Linear: {out_features: 2}}
                  fc: {Linear: {out_features: 1}}
            """)
        {
            Outputs = "[N, 1]",
            State = """
                dense.0.weight [2, 4]
                dense.0.bias [2]
                dense.1.weight [2, 6]
                dense.1.bias [2]
                dense.2.weight [2, 8]
                dense.2.bias [2]
                fc.weight [1, 10]
                fc.bias [1]
                """,
        },
        new("A merge by add is a chain of residual steps", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  residual: {repeat: 2, merge: add, Linear: {out_features: 4}}
            """)
        {
            State = """
                residual.0.weight [4, 4]
                residual.0.bias [4]
                residual.1.weight [4, 4]
                residual.1.bias [4]
                """,
        },
        new("A merge in a block with a number of rounds that only the constructor knows", """
            blocks:
              Dense:
                params: {n: int, growth: 2}
                in: {x: [N, C]}
                layers:
                  dense: {repeat: n, names: "step{i}", inline: true, merge: {cat: {dim: 1}}, Linear: {out_features: growth}}
                ensure: {out: [N, C + n * growth]}
            models:
              Net:
                in: {x: [N, 4]}
                Sequential:
                  - Dense: {n: 2}
                  - Dense: {n: 1, growth: 3}
            """)
        {
            Outputs = "[N, 11]",
            Classes = "Dense Net",
            State = """
                0.step0.weight [2, 4]
                0.step0.bias [2]
                0.step1.weight [2, 6]
                0.step1.bias [2]
                1.step0.weight [3, 8]
                1.step0.bias [3]
                """,
        },
        new("Each round reads the other inputs too", """
            blocks:
              Attend:
                in: {q: [N, C], memory: [N, M]}
                layers:
                  key: {from: memory, Linear: {out_features: C}}
                  sum: {add: [q, key]}
                  out: relu
            models:
              Net:
                in: {q: [N, 4], memory: [N, 3]}
                layers:
                  decoder: {from: [q, memory], repeat: 2, Attend: {}}
            """)
        {
            Inputs = "[N, 4]; [N, 3]",
            State = """
                decoder.0.key.weight [4, 3]
                decoder.0.key.bias [4]
                decoder.1.key.weight [4, 3]
                decoder.1.key.bias [4]
                """,
        },
        new("In a block the rounds with several inputs are a loop over a typed list", """
            blocks:
              Attend:
                in: {q: [N, C], memory: [N, M]}
                layers:
                  key: {from: memory, Linear: {out_features: C}}
                  out: {add: [q, key]}
              Decoder:
                params: {depth: int}
                in: {q: [N, C], memory: [N, M]}
                layers:
                  layers: {from: [q, memory], repeat: depth, Attend: {}}
                  norm: LayerNorm
            models:
              Net:
                in: {q: [N, 4], memory: [N, 3]}
                layers:
                  decoder: {from: [q, memory], Decoder: {depth: 2}}
            """)
        {
            Inputs = "[N, 4]; [N, 3]",
            Classes = "Attend Decoder Net",
            State = """
                decoder.layers.0.key.weight [4, 3]
                decoder.layers.0.key.bias [4]
                decoder.layers.1.key.weight [4, 3]
                decoder.layers.1.key.bias [4]
                decoder.norm.weight [4]
                decoder.norm.bias [4]
                """,
        },
        new("A repeat may be called again", """
            models:
              Net:
                in: {x: [N, 4], y: [N, 4]}
                layers:
                  tower: {from: x, repeat: 2, Linear: {out_features: 4}}
                  again: {call: tower, from: y}
                  sum: {add: [tower, again]}
            """)
        {
            Inputs = "[N, 4]; [N, 4]",
            State = """
                tower.0.weight [4, 4]
                tower.0.bias [4]
                tower.1.weight [4, 4]
                tower.1.bias [4]
                """,
        },
        new("A loop over the rows of a table", """
            models:
              Net:
                params:
                  rows:
                    table: {width: int, depth: int}
                    default: [{width: 3, depth: 2}, {width: 5, depth: 1}]
                in: {x: [N, 4]}
                Sequential:
                  - for: row in rows
                    do:
                      - {repeat: row.depth, Linear: {out_features: row.width}}
            """)
        {
            Outputs = "[N, 5]",
            State = """
                0.weight [3, 4]
                0.bias [3]
                1.weight [3, 3]
                1.bias [3]
                2.weight [5, 3]
                2.bias [5]
                """,
        },
        new("A loop decided by when", """
            models:
              Net:
                params: {deep: false}
                in: {x: [N, 4]}
                layers:
                  stack: {when: deep, for: "w in [3, 5]", do: {"fc{w}": {Linear: {out_features: w}}}}
                  deeper: {when: deep, repeat: 2, Linear: {out_features: 8}}
                  fc: {Linear: {out_features: 2}}
            """)
        {
            Outputs = "[N, 2]",
            State = """
                fc.weight [2, 4]
                fc.bias [2]
                """,
        },
    ];
}

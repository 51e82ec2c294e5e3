namespace NetSpec.Tests.Language.Cases;

/// <summary><c>when</c>, <c>else</c>, <c>only</c> and <c>parallel</c>.</summary>
internal sealed class ConditionCases : ILanguageCases
{
    public static IEnumerable<LanguageCase> Cases =>
    [
        new("A layer that is left out means the layer above", """
            models:
              Net:
                params: {deep: false}
                in: {x: [N, 4]}
                layers:
                  fc1: {Linear: {out_features: 4}}
                  fc2: {when: deep, Linear: {out_features: 4}}
                  sum: {add: [fc1, fc2]}
            """)
        {
            State = """
                fc1.weight [4, 4]
                fc1.bias [4]
                """,
        },
        new("A list of inputs is left out with its layer, and the name means the layer above", """
            models:
              Net:
                params: {residual: false}
                in: {x: [N, 4]}
                layers:
                  conv: {Linear: {out_features: 3}}
                  out: {when: residual, add: [x, conv]}
            """)
        {
            Outputs = "[N, 3]",
            State = """
                conv.weight [3, 4]
                conv.bias [3]
                """,
        },
        new("Else names another layer", """
            models:
              Net:
                params: {project: false}
                in: {x: [N, 4], y: [N, 4]}
                layers:
                  joined: {from: [x, y], when: project, else: y, add: {}}
                  fc: {Linear: {out_features: 2}}
            """)
        {
            Inputs = "[N, 4]; [N, 4]",
            Outputs = "[N, 2]",
            State = """
                fc.weight [2, 4]
                fc.bias [2]
                """,
        },
        new("In a list what is left out takes no index", """
            models:
              Net:
                params: {norm: false}
                in: {x: [N, 4]}
                Sequential:
                  - Linear: {out_features: 3}
                  - {when: norm, LayerNorm: {}}
                  - {when: not norm, ReLU: {}}
                  - Linear: {out_features: 2}
            """)
        {
            Outputs = "[N, 2]",
            State = """
                0.weight [3, 4]
                0.bias [3]
                2.weight [2, 3]
                2.bias [2]
                """,
        },
        new("In a block a condition on a parameter is a nullable property of one class", """
            blocks:
              Residual:
                params: {width: int}
                in: {x: [N, C]}
                layers:
                  fc: {Linear: {out_features: width}}
                  project: {from: x, when: C != width, Linear: {out_features: width}}
                  out: {add: [fc, project]}
            models:
              Net:
                in: {x: [N, 4]}
                Sequential:
                  - Residual: {width: 4}
                  - Residual: {width: 6}
            """)
        {
            Outputs = "[N, 6]",
            Classes = "Net Residual",
            State = """
                0.fc.weight [4, 4]
                0.fc.bias [4]
                1.fc.weight [6, 4]
                1.fc.bias [6]
                1.project.weight [6, 4]
                1.project.bias [6]
                """,
        },
        new("In a block a condition decides about a function and about a repeat", """
            blocks:
              Step:
                params: {width: int, deep: false, squash: false}
                in: {x: [N, C]}
                layers:
                  fc: {Linear: {out_features: width}}
                  more: {when: deep, repeat: 2, Linear: {out_features: width}}
                  out: {when: squash, tanh: {}}
            models:
              Net:
                in: {x: [N, 4]}
                Sequential:
                  - Step: {width: 3}
                  - Step: {width: 3, deep: true, squash: true}
            """)
        {
            Outputs = "[N, 3]",
            State = """
                0.fc.weight [3, 4]
                0.fc.bias [3]
                1.fc.weight [3, 3]
                1.fc.bias [3]
                1.more.0.weight [3, 3]
                1.more.0.bias [3]
                1.more.1.weight [3, 3]
                1.more.1.bias [3]
                """,
        },
        new("In a list of a block a condition is structural", """
            blocks:
              Step:
                params: {width: int, norm: false}
                Sequential:
                  - Linear: {out_features: width}
                  - {when: norm, LayerNorm: {}}
                  - ReLU
            models:
              Net:
                in: {x: [N, 4]}
                Sequential:
                  - Step: {width: 3}
                  - Step: {width: 3, norm: true}
            """)
        {
            Outputs = "[N, 3]",
            Classes = "Net Step StepNorm",
            State = """
                0.0.weight [3, 4]
                0.0.bias [3]
                1.0.weight [3, 3]
                1.0.bias [3]
                1.1.weight [3]
                1.1.bias [3]
                """,
        },
        new("Else none makes an output nullable", """
            models:
              Net:
                params: {aux: false}
                in: {x: [N, 4]}
                layers:
                  fc: {Linear: {out_features: 3}}
                  head: {from: fc, when: aux, else: none, Linear: {out_features: 2}}
                out: {logits: fc, aux: head}
            """)
        {
            Outputs = "[N, 3]; -",
            State = """
                fc.weight [3, 4]
                fc.bias [3]
                """,
        },
        new("Only training runs a layer in training, and what reads it is nullable too", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  fc: {Linear: {out_features: 3}}
                  head: {from: fc, only: training, Linear: {out_features: 2}}
                  squashed: {from: head, tanh: {}}
                out: {logits: fc, aux: squashed}
            """)
        {
            Outputs = "[N, 3]; -",
            TrainingOutputs = "[N, 3]; [N, 2]",
            State = """
                fc.weight [3, 4]
                fc.bias [3]
                head.weight [2, 3]
                head.bias [2]
                """,
        },
        new("Named branches may run in training only", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  fc: {Linear: {out_features: 3}}
                  aux:
                    from: fc
                    only: training
                    parallel:
                      narrow: {Linear: {out_features: 2}}
                      deep: {Sequential: [{Linear: {out_features: 2}}, Tanh]}
                    merge: add
                out: {logits: fc, aux: aux}
            """)
        {
            Outputs = "[N, 3]; -",
            TrainingOutputs = "[N, 3]; [N, 2]",
            State = """
                fc.weight [3, 4]
                fc.bias [3]
                narrow.weight [2, 3]
                narrow.bias [2]
                deep.0.weight [2, 3]
                deep.0.bias [2]
                """,
        },
        new("Several outputs of a layer that runs in training only, and of a function over one of them", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  fc: {Linear: {out_features: 4}}
                  halves: {from: fc, only: training, chunk: {chunks: 2, dim: 1}}
                  quarters: {from: "halves[0]", chunk: {chunks: 2, dim: 1}}
                  squashed: {from: "quarters[1]", tanh: {}}
                out: {logits: fc, left: squashed, right: "halves[1]"}
            """)
        {
            Outputs = "[N, 4]; -; -",
            TrainingOutputs = "[N, 4]; [N, 1]; [N, 2]",
            State = """
                fc.weight [4, 4]
                fc.bias [4]
                """,
        },
        new("The only output may be absent", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  fc: {Linear: {out_features: 3}}
                  head: {from: fc, only: training, Linear: {out_features: 2}}
                out: {aux: head}
            """)
        {
            Outputs = "-",
            TrainingOutputs = "[N, 2]",
            State = """
                fc.weight [3, 4]
                fc.bias [3]
                head.weight [2, 3]
                head.bias [2]
                """,
        },
        new("A block whose output may be absent is nullable where it is used", """
            blocks:
              Aux:
                layers:
                  fc: {only: training, Linear: {out_features: 2}}
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  fc: {Linear: {out_features: 3}}
                  aux: {from: fc, Aux: {}}
                out: {logits: fc, aux: aux}
            """)
        {
            Outputs = "[N, 3]; -",
            TrainingOutputs = "[N, 3]; [N, 2]",
            State = """
                fc.weight [3, 4]
                fc.bias [3]
                aux.fc.weight [2, 3]
                aux.fc.bias [2]
                """,
        },
        new("Named branches are children of the enclosing block", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  both:
                    parallel:
                      left: {Linear: {out_features: 2}}
                      right:
                        Sequential:
                          - Linear: {out_features: 3}
                          - ReLU
                      bare: identity
                    merge: {cat: {dim: 1}}
                  fc: {Linear: {out_features: 1}}
            """)
        {
            Outputs = "[N, 1]",
            State = """
                left.weight [2, 4]
                left.bias [2]
                right.0.weight [3, 4]
                right.0.bias [3]
                fc.weight [1, 9]
                fc.bias [1]
                """,
        },
        new("Branches in a list are a sub-module", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  both:
                    parallel:
                      - Linear: {out_features: 3}
                      - Sequential:
                          - ReLU
                          - Linear: {out_features: 3}
                    merge: add
                  fc: {Linear: {out_features: 1}}
            """)
        {
            Outputs = "[N, 1]",
            State = """
                both.0.weight [3, 4]
                both.0.bias [3]
                both.1.1.weight [3, 4]
                both.1.1.bias [3]
                fc.weight [1, 3]
                fc.bias [1]
                """,
        },
        new("Branches as an item of a list", """
            models:
              Net:
                in: {x: [N, 4]}
                Sequential:
                  - parallel:
                      - Linear: {out_features: 3}
                      - Linear: {out_features: 2}
                    merge: {cat: {dim: 1}}
                  - Linear: {out_features: 1}
            """)
        {
            Outputs = "[N, 1]",
            State = """
                0.0.weight [3, 4]
                0.0.bias [3]
                0.1.weight [2, 4]
                0.1.bias [2]
                1.weight [1, 5]
                1.bias [1]
                """,
        },
        new("A branch that is left out is left out of the join", """
            models:
              Net:
                params: {wide: false}
                in: {x: [N, 4]}
                layers:
                  both:
                    parallel:
                      left: {Linear: {out_features: 2}}
                      middle: {when: wide, Linear: {out_features: 7}}
                      right: {Linear: {out_features: 3}}
                    merge: {cat: {dim: 1}}
            """)
        {
            Outputs = "[N, 5]",
            State = """
                left.weight [2, 4]
                left.bias [2]
                right.weight [3, 4]
                right.bias [3]
                """,
        },
        new("Identity branches and a loop among branches", """
            models:
              Net:
                in: {x: [N, 4, 8, 8]}
                layers:
                  pyramid:
                    parallel:
                      - identity
                      - for: rate in [1, 2]
                        Conv2d: {out_channels: 2, kernel_size: 3, padding: rate, dilation: rate}
                    merge: {cat: {dim: 1}}
            """)
        {
            Inputs = "[N, 4, 8, 8]",
            Outputs = "[N, 8, 8, 8]",
            State = """
                pyramid.0.weight [2, 4, 3, 3]
                pyramid.0.bias [2]
                pyramid.1.weight [2, 4, 3, 3]
                pyramid.1.bias [2]
                """,
        },
    ];
}

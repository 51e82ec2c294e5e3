namespace NetSpec.Tests.Language.Cases;

/// <summary><c>repeat</c>, its names and its index.</summary>
internal sealed class RepeatCases : ILanguageCases
{
    public static IEnumerable<LanguageCase> Cases =>
    [
        new("Layers that C# calls in a way of their own, in lists", """
            models:
              Net:
                in: {x: [N, 4], tokens: [N, 5, 4], mask: [5, 5]}
                layers:
                  cells: {from: x, repeat: 2, GRUCell: {hidden_size: 4}}
                  joined: {repeat: 2, merge: add, RNNCell: {hidden_size: 4}}
                  attention: {from: [tokens, mask], repeat: 2, MultiheadAttention: {num_heads: 2, bias: false}}
                out: {joined: joined, attention: attention}
            """)
        {
            Inputs = "[N, 4]; [N, 5, 4]; [5, 5]",
            Outputs = "[N, 4]; [N, 5, 4]",
            State = """
                cells.0.weight_ih [12, 4]
                cells.0.weight_hh [12, 4]
                cells.0.bias_ih [12]
                cells.0.bias_hh [12]
                cells.1.weight_ih [12, 4]
                cells.1.weight_hh [12, 4]
                cells.1.bias_ih [12]
                cells.1.bias_hh [12]
                joined.0.weight_ih [4, 4]
                joined.0.weight_hh [4, 4]
                joined.0.bias_ih [4]
                joined.0.bias_hh [4]
                joined.1.weight_ih [4, 4]
                joined.1.weight_hh [4, 4]
                joined.1.bias_ih [4]
                joined.1.bias_hh [4]
                attention.0.in_proj_weight [12, 4]
                attention.0.out_proj.weight [4, 4]
                attention.1.in_proj_weight [12, 4]
                attention.1.out_proj.weight [4, 4]
                """,
        },
        new("Lists of different layers, some of which C# calls in a way of their own", """
            blocks:
              Steps:
                params: {kinds: "block[]"}
                in: {x: [N, C]}
                layers:
                  body: {repeat: len(kinds), use: "kinds[i]"}
              Mixers:
                params: {kinds: "block[]"}
                in: {x: [N, T, C], weights: [T, T]}
                layers:
                  body: {from: [x, weights], repeat: len(kinds), use: "kinds[i]", names: "m{i}", merge: add}
              Mix:
                in: {x: [N, T, C], weights: [T, T]}
                layers:
                  mixed: {matmul: [weights, x]}
            models:
              Net:
                in: {x: [N, 4], tokens: [N, 5, 4], weights: [5, 5]}
                layers:
                  steps: {from: x, Steps: {kinds: [{GRUCell: {hidden_size: 6}}, ReLU, {RNNCell: {hidden_size: 4}}, {Linear: {out_features: 4, bias: false}}]}}
                  mixers: {from: [tokens, weights], Mixers: {kinds: [Mix, {MultiheadAttention: {num_heads: 2, bias: false}}]}}
                  masked: {from: [tokens, weights], Mixers: {kinds: [{MultiheadAttention: {num_heads: 2, bias: false}}, {MultiheadAttention: {num_heads: 1, bias: false}}]}}
                out: {steps: steps, mixers: mixers, masked: masked}
            """)
        {
            Inputs = "[N, 4]; [N, 5, 4]; [5, 5]",
            Outputs = "[N, 4]; [N, 5, 4]; [N, 5, 4]",
            State = """
                steps.body.0.weight_ih [18, 4]
                steps.body.0.weight_hh [18, 6]
                steps.body.0.bias_ih [18]
                steps.body.0.bias_hh [18]
                steps.body.2.weight_ih [4, 6]
                steps.body.2.weight_hh [4, 4]
                steps.body.2.bias_ih [4]
                steps.body.2.bias_hh [4]
                steps.body.3.weight [4, 4]
                mixers.body.m1.in_proj_weight [12, 4]
                mixers.body.m1.out_proj.weight [4, 4]
                masked.body.m0.in_proj_weight [12, 4]
                masked.body.m0.out_proj.weight [4, 4]
                masked.body.m1.in_proj_weight [12, 4]
                masked.body.m1.out_proj.weight [4, 4]
                """,
        },
        new("Lists of one layer whose rounds C# calls differently", """
            blocks:
              Decoders:
                params: {padding: "bool[]"}
                in: {x: [N, T, C], hidden: {shape: [N, T], dtype: bool}}
                layers:
                  body: {from: [x, hidden], repeat: len(padding), MultiheadAttention: {num_heads: 2, bias: false, key_padding_mask: "padding[i]"}}
            models:
              Net:
                in: {tokens: [5, 5, 4], hidden: {shape: [5, 5], dtype: bool}}
                layers:
                  decoders: {Decoders: {padding: [true, false]}, from: [tokens, hidden]}
            """)
        {
            Inputs = "[5, 5, 4]; bool [5, 5]",
            Outputs = "[5, 5, 4]",
            State = """
                decoders.body.0.in_proj_weight [12, 4]
                decoders.body.0.out_proj.weight [4, 4]
                decoders.body.1.in_proj_weight [12, 4]
                decoders.body.1.out_proj.weight [4, 4]
                """,
        },
        new("A repeat under a name nests, with an index of its own name", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  stack: {repeat: 3, index: k, Linear: {out_features: 4 + k}}
            """)
        {
            Outputs = "[N, 6]",
            State = """
                stack.0.weight [4, 4]
                stack.0.bias [4]
                stack.1.weight [5, 4]
                stack.1.bias [5]
                stack.2.weight [6, 5]
                stack.2.bias [6]
                """,
        },
        new("A repeat of an inner sequence makes one class for equal rounds", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  stack:
                    repeat: 2
                    Sequential:
                      - Linear: {out_features: 4}
                      - ReLU
            """)
        {
            State = """
                stack.0.0.weight [4, 4]
                stack.0.0.bias [4]
                stack.1.0.weight [4, 4]
                stack.1.0.bias [4]
                """,
        },
        new("A repeat in a list is spliced in", """
            models:
              Net:
                in: {x: [N, 4]}
                Sequential:
                  - {repeat: 2, Linear: {out_features: 4}}
                  - ReLU
                  - Linear: {out_features: 2}
            """)
        {
            Outputs = "[N, 2]",
            State = """
                0.weight [4, 4]
                0.bias [4]
                1.weight [4, 4]
                1.bias [4]
                3.weight [2, 4]
                3.bias [2]
                """,
        },
        new("Zero rounds mean the input", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  stack: {repeat: 0, Linear: {out_features: 9}}
                  fc: {Linear: {out_features: 2}}
            """)
        {
            Outputs = "[N, 2]",
            State = """
                fc.weight [2, 4]
                fc.bias [2]
                """,
        },
        new("A repeat of a function owns nothing", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  twice: {repeat: 2, tanh: {}}
                  fc: {Linear: {out_features: 2}}
            """)
        {
            Outputs = "[N, 2]",
            State = """
                fc.weight [2, 4]
                fc.bias [2]
                """,
        },
        new("Copies have names of their own", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  stack: {repeat: 2, names: "layer_{i + 1}", Linear: {out_features: 4}}
            """)
        {
            State = """
                stack.layer_1.weight [4, 4]
                stack.layer_1.bias [4]
                stack.layer_2.weight [4, 4]
                stack.layer_2.bias [4]
                """,
        },
        new("Inline copies are children of the enclosing block", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  stack: {repeat: 2, names: "layer_{i}", inline: true, Linear: {out_features: 4}}
                  out: relu
            """)
        {
            State = """
                layer_0.weight [4, 4]
                layer_0.bias [4]
                layer_1.weight [4, 4]
                layer_1.bias [4]
                """,
        },
    ];
}

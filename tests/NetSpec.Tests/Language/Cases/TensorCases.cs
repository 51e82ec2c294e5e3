namespace NetSpec.Tests.Language.Cases;

/// <summary>Inputs, outputs and the tensors between.</summary>
internal sealed class TensorCases : ILanguageCases
{
    public static IEnumerable<LanguageCase> Cases =>
    [
        new("Several inputs with types of their own", """
            models:
              Net:
                in:
                  tokens: {shape: [N, T], dtype: int64}
                  features: [N, 3]
                layers:
                  embed: {from: tokens, Embedding: {num_embeddings: 10, embedding_dim: 4}}
                  pooled: {mean: {dim: 1}}
                  both: {cat: {tensors: [pooled, features], dim: 1}}
                  fc: {Linear: {out_features: 2}}
            """)
        {
            Inputs = "int64 [N, 5]; [N, 3]",
            Outputs = "[N, 2]",
            State = """
                embed.weight [10, 4]
                fc.weight [2, 7]
                fc.bias [2]
                """,
        },
        new("A sequence leaves to libtorch what is left of sizes that it does not see", """
            models:
              Net:
                in: {x: [N, 3, H, W]}
                layers:
                  padded: {pad: {pad: [1, 2]}}
                  folded: {Sequential: [{MaxPool2d: {kernel_size: 2, stride: 2}}, {reshape: {shape: [1, -1]}}]}
            """)
        {
            Inputs = "[2, 3, 8, 5]",
            Outputs = "[1, 96]",
        },
        new("Several outputs are a record", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  fc: {Linear: {out_features: 3}}
                  probabilities: {softmax: {dim: 1}}
                  value: {from: fc, Linear: {out_features: 1}}
                out: {logits: fc, probabilities: probabilities, value: value}
            """)
        {
            Outputs = "[N, 3]; [N, 3]; [N, 1]",
            State = """
                fc.weight [3, 4]
                fc.bias [3]
                value.weight [1, 3]
                value.bias [1]
                """,
        },
        new("One tensor under two names, and an input that goes out", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  fc: {Linear: {out_features: 3}}
                out: {a: fc, b: fc, same: x}
            """)
        {
            Outputs = "[N, 3]; [N, 3]; [N, 4]",
            State = """
                fc.weight [3, 4]
                fc.bias [3]
                """,
        },
        new("An inner sequence reads a size that its input does not have of the tensor that has it", """
            models:
              Net:
                in: {x: [N, 4, 3, 3]}
                layers:
                  diagonal: {diagonal: {}}
                  body: {Sequential: [Flatten, layer_norm]}
            """)
        {
            Inputs = "[2, 4, 3, 3]",
            Outputs = "[3, 6]",
        },
        new("Local response normalisation takes tensors that do not lie row by row", """
            models:
              Net:
                in: {x: [N, 4, 5, 6], y: [N, 4, 2, 5, 6]}
                layers:
                  turned: {from: x, transpose: {dim0: 2, dim1: 3}}
                  flat: {local_response_norm: {size: 3}}
                  flat_module: {from: turned, LocalResponseNorm: {size: 3}}
                  swapped: {from: y, permute: {dims: [0, 2, 1, 4, 3]}}
                  deep: {local_response_norm: {size: 2}}
                  deep_module: {from: swapped, LocalResponseNorm: {size: 2}}
                out: {a: flat, b: flat_module, c: deep, d: deep_module}
            """)
        {
            Inputs = "[2, 4, 5, 6]; [2, 4, 2, 5, 6]",
            Outputs = "[2, 4, 6, 5]; [2, 4, 6, 5]; [2, 2, 4, 6, 5]; [2, 2, 4, 6, 5]",
        },
        new("Outputs of a function by position, with an expression", """
            models:
              Net:
                in: {x: [N, 6]}
                let: {last: 2}
                layers:
                  thirds: {chunk: {chunks: 3, dim: 1}}
                  gate: {from: "thirds[0]", sigmoid: {}}
                  gated: {mul: ["gate", "thirds[1]"]}
                  out: {add: [gated, "thirds[last]"]}
            """)
        {
            Inputs = "[N, 6]",
            Outputs = "[N, 2]",
        },
        new("A block of several outputs by name, and all of them into a block of several inputs", """
            blocks:
              Split:
                params: {width: int}
                in: {x: [N, C]}
                layers:
                  left: {Linear: {out_features: width}}
                  right: {from: x, Linear: {out_features: width}}
                out: {left: left, right: right}
              Join:
                in: {a: [N, A], b: [N, A]}
                layers:
                  sum: {add: [a, b]}
                  fc: {Linear: {out_features: A}}
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  split: {Split: {width: 3}}
                  join: {from: split, Join: {}}
                  out: {add: [join, split.right]}
            """)
        {
            Outputs = "[N, 3]",
            Classes = "Join Net Split",
            State = """
                split.left.weight [3, 4]
                split.left.bias [3]
                split.right.weight [3, 4]
                split.right.bias [3]
                join.fc.weight [3, 3]
                join.fc.bias [3]
                """,
        },
        new("Names in from hold expressions", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  stages:
                    for: w in [3, 5]
                    index: s
                    do:
                      stage{s}: {Linear: {out_features: w}}
                  heads:
                    for: s in range(2)
                    do:
                      head{s}: {from: "stage{s}", Linear: {out_features: 2}}
                out: {small: head0, large: "head{1}"}
            """)
        {
            Outputs = "[N, 2]; [N, 2]",
            State = """
                stage0.weight [3, 4]
                stage0.bias [3]
                stage1.weight [5, 3]
                stage1.bias [5]
                head0.weight [2, 3]
                head0.bias [2]
                head1.weight [2, 5]
                head1.bias [2]
                """,
        },
        new("Dimensions of the input in the arguments of functions", """
            models:
              Net:
                in: {x: [N, 4, H, W]}
                layers:
                  low: {AvgPool2d: {kernel_size: 2}}
                  conv: {Conv2d: {out_channels: 2, kernel_size: 1}}
                  up: {interpolate: {size: [H, W], mode: bilinear}}
                  flat: {reshape: {shape: [N, 2, H * W]}}
                ensure: {out: [N, 2, H * W]}
            """)
        {
            Inputs = "[N, 4, 6, 8]",
            Outputs = "[N, 2, 48]",
            State = """
                conv.weight [2, 4, 1, 1]
                conv.bias [2]
                """,
        },
        new("Facts about dimensions prove a join", """
            models:
              Net:
                in: {x: [N, 4, H, W]}
                dims: {H: {multiple_of: 4, min: 8}, W: {multiple_of: 4}}
                layers:
                  down: {MaxPool2d: {kernel_size: 4}}
                  up: {ConvTranspose2d: {out_channels: 4, kernel_size: 4, stride: 4}}
                  out: {add: [x, up]}
                ensure: {out: [N, 4, H, W]}
            """)
        {
            Inputs = "[N, 4, 8, 12]",
            Outputs = "[N, 4, 8, 12]",
            State = """
                up.weight [4, 4, 4, 4]
                up.bias [4]
                """,
        },
        new("A hand-written module with its arguments and its declared output", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  fc: {Linear: {out_features: 3}}
                  scale: {csharp: {type: NetSpec.Tests.Language.HandWritten, args: {width: 3, name_of: "'quoted'"}, out: [N, 3]}}
                  out: {Linear: {out_features: 2}}
            """)
        {
            Outputs = "[N, 2]",
            HasForeignTensors = true,
            State = """
                fc.weight [3, 4]
                fc.bias [3]
                scale.factor [3]
                out.weight [2, 3]
                out.bias [2]
                """,
        },
        new("The outputs of a recurrent layer by name", """
            models:
              Net:
                in: {x: [N, T, 4]}
                layers:
                  lstm: {LSTM: {hidden_size: 3, batch_first: true, bidirectional: true}}
                  last: {from: lstm.output, select: {dim: 1, index: 0}}
                  fc: {Linear: {out_features: 2}}
                out: {logits: fc, hidden: lstm.h_n}
            """)
        {
            Inputs = "[N, 5, 4]",
            Outputs = "[N, 2]; [2, N, 3]",
            State = """
                lstm.weight_ih_l0 [12, 4]
                lstm.weight_hh_l0 [12, 3]
                lstm.bias_ih_l0 [12]
                lstm.bias_hh_l0 [12]
                lstm.weight_ih_l0_reverse [12, 4]
                lstm.weight_hh_l0_reverse [12, 3]
                lstm.bias_ih_l0_reverse [12]
                lstm.bias_hh_l0_reverse [12]
                fc.weight [2, 6]
                fc.bias [2]
                """,
        },
        new("Initialisers by operator and by layer", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  a: {Linear: {out_features: 3}}
                  b: {Linear: {out_features: 2}, init: {bias: {constant: {val: 7}}}}
                init:
                  Linear: {weight: {normal: {std: 0.02}}, bias: zeros}
            """)
        {
            Outputs = "[N, 2]",
            State = """
                a.weight [3, 4]
                a.bias [3]
                b.weight [2, 3]
                b.bias [2]
                """,
        },
    ];
}

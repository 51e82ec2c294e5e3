namespace NetSpec.Tests.Language.Cases;

/// <summary>Weights: of the module itself, shared, run again, and how they are drawn.</summary>
internal sealed class WeightCases : ILanguageCases
{
    public static IEnumerable<LanguageCase> Cases =>
    [
        new("Own parameters and buffers come before the children", """
            models:
              Net:
                in: {x: [N, T, 4]}
                layers:
                  fc: {Linear: {out_features: 4}}
                  scale: {Parameter: {shape: [4], init: ones}}
                  offset: {Buffer: {shape: [4], value: [1, 2, 3, 4]}}
                  scaled: {mul: [fc, scale]}
                  out: {add: [scaled, offset]}
            """)
        {
            Inputs = "[N, 5, 4]",
            Outputs = "[N, 5, 4]",
            State = """
                scale [4]
                fc.weight [4, 4]
                fc.bias [4]
                offset [4]
                """,
        },
        new("A class token is expanded over the batch", """
            models:
              Net:
                in: {x: [N, T, 4]}
                layers:
                  cls: {Parameter: {shape: [1, 1, 4], init: {normal: {std: 0.02}}}}
                  tokens: {from: cls, expand: {size: [N, 1, 4]}}
                  joined: {cat: {tensors: [tokens, x], dim: 1}}
                  first: {select: {dim: 1, index: 0}}
                  fc: {Linear: {out_features: 2}}
            """)
        {
            Inputs = "[N, 5, 4]",
            Outputs = "[N, 2]",
            State = """
                cls [1, 1, 4]
                fc.weight [2, 4]
                fc.bias [2]
                """,
        },
        new("Call runs a module again with the same weights", """
            models:
              Net:
                in: {a: [N, 4], b: [N, 4]}
                layers:
                  tower:
                    from: a
                    Sequential:
                      - Linear: {out_features: 3}
                      - ReLU
                  other: {call: tower, from: b}
                  distance: {sub: [tower, other]}
                  out: {abs: {}}
            """)
        {
            Inputs = "[N, 4]; [N, 4]",
            Outputs = "[N, 3]",
            State = """
                tower.0.weight [3, 4]
                tower.0.bias [3]
                """,
        },
        new("A call of a convolution derives its shapes anew", """
            models:
              Net:
                in: {x: [N, 4, 8, 8]}
                layers:
                  down: {AvgPool2d: {kernel_size: 2}}
                  head: {from: x, Conv2d: {out_channels: 2, kernel_size: 3}}
                  small: {call: head, from: down}
                  again: {call: small, from: x}
                out: {large: head, small: small, again: again}
            """)
        {
            Inputs = "[N, 4, 8, 8]",
            Outputs = "[N, 2, 6, 6]; [N, 2, 2, 2]; [N, 2, 6, 6]",
            State = """
                head.weight [2, 4, 3, 3]
                head.bias [2]
                """,
        },
        new("A shared parameter keeps both keys and is counted once", """
            models:
              Net:
                params: {vocabulary: 10}
                in: {tokens: {shape: [N, T], dtype: int64}}
                layers:
                  body:
                    Sequential:
                      wte: {Embedding: {num_embeddings: vocabulary, embedding_dim: 4}}
                      act: tanh
                  head: {Linear: {out_features: vocabulary, bias: false}, share: {weight: body.wte.weight}}
            """)
        {
            Inputs = "int64 [N, 5]",
            Outputs = "[N, 5, 10]",
            State = """
                body.wte.weight [10, 4]
                head.weight [10, 4]
                """,
        },
    ];
}

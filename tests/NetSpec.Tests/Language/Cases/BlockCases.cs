namespace NetSpec.Tests.Language.Cases;

/// <summary>Bodies, names, variants and inputs of blocks.</summary>
internal sealed class BlockCases : ILanguageCases
{
    public static IEnumerable<LanguageCase> Cases =>
    [
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
        new("A block whose layer would need a size that nobody knows leaves that layer out", """
            blocks:
              Pool:
                params: {sums: true}
                in: {x: [N, C, H, W]}
                layers:
                  conv: {Conv2d: {out_channels: 2, kernel_size: 1}}
                  total: {when: sums, sum: {dim: [1, H], keepdim: true}}
            models:
              Net:
                in: {x: [N, 3, H, W]}
                layers:
                  pool: {Pool: {sums: false}}
            """)
        {
            Inputs = "[N, 3, 4, 5]",
            Outputs = "[N, 2, 4, 5]",
            State = """
                pool.conv.weight [2, 3, 1, 1]
                pool.conv.bias [2]
                """,
        },
    ];
}

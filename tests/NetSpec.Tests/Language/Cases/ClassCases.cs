namespace NetSpec.Tests.Language.Cases;

/// <summary>Blocks that become several classes, by what comes in.</summary>
internal sealed class ClassCases : ILanguageCases
{
    public static IEnumerable<LanguageCase> Cases =>
    [
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
        new("A block that cuts its input has a class of its own for a size that gives other parts", """
            blocks:
              Cut:
                in: {x: [N, C]}
                let: {wide: 2 * C}
                layers:
                  fc: {Linear: {out_features: wide, bias: false}}
                  parts: {chunk: {chunks: 3, dim: 1}}
                  second: {from: "parts[1]", Linear: {out_features: 3, bias: false}}
                  all: {from: parts, cat: {dim: 1}}
                  last: {Linear: {out_features: 1, bias: false}}
                out: {second: second, last: last}
              Outer:
                in: {x: [N, C]}
                layers:
                  cut: Cut
                  out: {cat: {tensors: [cut.second, cut.last], dim: 1}}
            models:
              Net:
                in: {x: [N, 2], y: [N, 3], z: [N, 4]}
                layers:
                  two: {from: x, Outer: {}}
                  three: {from: y, Outer: {}}
                  four: {from: z, Outer: {}}
                  six: {from: [x, z], cat: {dim: 1}}
                  again: Outer
                out: {two: two, three: three, four: four, six: again}
            """)
        {
            Inputs = "[N, 2]; [N, 3]; [N, 4]",
            Outputs = "[N, 4]; [N, 4]; [N, 4]; [N, 4]",
            Classes = "Cut CutInC2 CutInC4 Net Outer OuterInC2 OuterInC4",
            State = """
                two.cut.fc.weight [4, 2]
                two.cut.second.weight [3, 2]
                two.cut.last.weight [1, 4]
                three.cut.fc.weight [6, 3]
                three.cut.second.weight [3, 2]
                three.cut.last.weight [1, 6]
                four.cut.fc.weight [8, 4]
                four.cut.second.weight [3, 3]
                four.cut.last.weight [1, 8]
                again.cut.fc.weight [12, 6]
                again.cut.second.weight [3, 4]
                again.cut.last.weight [1, 12]
                """,
        },
        new("What stands in a list or block that a block is handed is a constant of the class", """
            blocks:
              Mlp:
                params: {widths: "int[]", last: block}
                in: {x: [N, C]}
                Sequential:
                  - for: w in widths
                    do:
                      - Linear: {out_features: w, bias: false}
                  - use: last
            models:
              Net:
                params: {width: 3, slope: 0.1, other: 2}
                in: {x: [N, 4]}
                layers:
                  mlp: {Mlp: {widths: [width, 2 * width], last: {LeakyReLU: {negative_slope: slope}}}}
                  out: {Linear: {out_features: other, bias: false}}
            """)
        {
            Outputs = "[N, 2]",
            Classes = "MlpWidths3_6LeakyReLU0_1 Net",
            State = """
                mlp.0.weight [3, 4]
                mlp.1.weight [6, 3]
                out.weight [2, 6]
                """,
        },
        new("A block may be handed itself, with fewer blocks each time", """
            blocks:
              Leaf:
                in: {x: [N, C]}
                Linear: {out_features: 2, bias: false}
              Nest:
                params: {sub: block}
                in: {x: [N, C]}
                layers:
                  model:
                    Sequential:
                      - Linear: {out_features: C + 1, bias: false}
                      - use: sub
                      - Linear: {out_features: C, bias: false}
                  out: {add: [x, model]}
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  model: {Nest: {sub: {Nest: {sub: Leaf}}}}
            """)
        {
            Classes = "NestLeaf NestNestLeaf Net",
            State = """
                model.model.0.weight [5, 4]
                model.model.1.model.0.weight [6, 5]
                model.model.1.model.1.weight [2, 6]
                model.model.1.model.2.weight [5, 2]
                model.model.2.weight [4, 5]
                """,
        },
        new("Facts about dimensions follow from parameters", """
            models:
              Pyramid:
                params: {levels: int, limit: 64}
                let: {factor: 2 ** levels}
                in: {x: [N, 2, L]}
                dims: {L: {multiple_of: factor, max: limit, nominal: 4 * factor}}
                layers:
                  down: {max_pool1d: {kernel_size: factor}}
                  up: {interpolate: {scale_factor: factor}}
                  out: {add: [x, up]}
                variants:
                  Net: {levels: 2}
                  Higher: {levels: 3}
            """)
        {
            Inputs = "[N, 2, 16]",
            Outputs = "[N, 2, 16]",
            Classes = "Higher Net",
        },
        new("A block whose sum stretches a 1 has a class of its own", """
            blocks:
              Sum:
                in: {x: [N, C], y: [N, D]}
                layers:
                  r: {from: x, relu: {}}
                  sum: {add: [r, y]}
                  fc: {Linear: {out_features: 3, bias: false}}
              Product:
                in: {x: [N, C], y: [N, D]}
                layers:
                  product: {from: [x, y], einsum: {equation: "nc,nc->nc"}}
                  fc: {Linear: {out_features: 3, bias: false}}
            models:
              Net:
                in: {x: [N, 1], y: [N, 4], z: [N, 1]}
                layers:
                  first: {from: [x, y], Sum: {}}
                  second: {from: [y, x], Sum: {}}
                  neither: {from: [z, x], Sum: {}}
                  product: {from: [x, y], Product: {}}
                  other: {from: [y, x], Product: {}}
                out: {first: first, second: second, neither: neither, product: product, other: other}
            """)
        {
            Inputs = "[N, 1]; [N, 4]; [N, 1]",
            Outputs = "[N, 3]; [N, 3]; [N, 3]; [N, 3]; [N, 3]",
            Classes = "Net Product ProductInC1 Sum SumInC1",
            State = """
                first.fc.weight [3, 4]
                second.fc.weight [3, 4]
                neither.fc.weight [3, 1]
                product.fc.weight [3, 4]
                other.fc.weight [3, 4]
                """,
        },
        new("A model's default of 1 that a sum stretches is a constant of its class", """
            models:
              Net:
                params: {p: 1, q: 4}
                in: {x: [N, 3, p], y: [N, 3, q]}
                layers:
                  shrunk: {from: x, softshrink: {}}
                  sum: {add: [shrunk, y]}
                  fc: {Linear: {out_features: 2, bias: false}}
            """)
        {
            Inputs = "[N, 3, 1]; [N, 3, 4]",
            Outputs = "[N, 3, 2]",
            State = "fc.weight [2, 4]",
        },
        new("A block may cut what is as wide as its caller's input", """
            blocks:
              Cut:
                params: {width: int}
                layers:
                  fc: {Linear: {out_features: width, bias: false}}
                  halves: {chunk: {chunks: 2, dim: 1}}
                  out: {from: "halves[1]", Linear: {out_features: 2, bias: false}}
              Outer:
                in: {x: [N, C]}
                layers:
                  cut: {Cut: {width: C}}
                  out: relu
            models:
              Net:
                in: {x: [N, 4], y: [N, 3]}
                layers:
                  even: {from: x, Outer: {}}
                  odd: {from: y, Outer: {}}
                  out: {add: [even, odd]}
            """)
        {
            Inputs = "[N, 4]; [N, 3]",
            Outputs = "[N, 2]",
            Classes = "Cut CutWidth3 Net Outer OuterInC3",
            State = """
                even.cut.fc.weight [4, 4]
                even.cut.out.weight [2, 2]
                odd.cut.fc.weight [3, 3]
                odd.cut.out.weight [2, 1]
                """,
        },
        new("A block has a class of its own for a type of tensor that it cannot overwrite", """
            blocks:
              Waves:
                layers:
                  whole: trunc
                  out: sin
              Twice:
                layers:
                  double: {mul: {other: 2}}
                  out: relu
            models:
              Net:
                in: {x: [N, 4], y: {shape: [N, 4], dtype: int64}}
                layers:
                  ints: {from: y, Waves: {}}
                  floats: {from: x, Waves: {}}
                  twice: {from: x, Twice: {}}
                  twice_ints: {from: y, Twice: {}}
                out: {a: ints, b: floats, c: twice, d: twice_ints}
            """)
        {
            Inputs = "[N, 4]; int64 [N, 4]",
            Outputs = "[N, 4]; [N, 4]; [N, 4]; [N, 4]",
            Classes = "Net Twice Waves WavesInt64",
        },
    ];
}

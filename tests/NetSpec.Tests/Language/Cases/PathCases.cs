namespace NetSpec.Tests.Language.Cases;

/// <summary>Names with dots: items of modules that only hold others, run in an order of their own.</summary>
internal sealed class PathCases : ILanguageCases
{
    public static IEnumerable<LanguageCase> Cases =>
    [
        new("Two lists whose items run in turn keep PyTorch's keys in PyTorch's order", """
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  stages:
                    for: width in [8, 6]
                    index: i
                    do:
                      downs.{i}: {Linear: {out_features: width}}
                      norms.{i}: LayerNorm
                      stages.{i}: {repeat: i + 1, Linear: {out_features: width}}
                  again: {from: norms.0, call: stages.0}
                  out: {from: "stages.{2 - 1}", relu: {}}
                out: {out: out, again: again}
            """)
        {
            Outputs = "[N, 6]; [N, 8]",
            State = """
                downs.0.weight [8, 4]
                downs.0.bias [8]
                downs.1.weight [6, 8]
                downs.1.bias [6]
                norms.0.weight [8]
                norms.0.bias [8]
                norms.1.weight [6]
                norms.1.bias [6]
                stages.0.0.weight [8, 8]
                stages.0.0.bias [8]
                stages.1.0.weight [6, 6]
                stages.1.0.bias [6]
                stages.1.1.weight [6, 6]
                stages.1.1.bias [6]
                """,
        },
        new("Deep paths, parts that may be missing, and registration by the name of what holds them", """
            blocks:
              Pair:
                params: {extra: false}
                in: {x: [N, C]}
                layers:
                  a.first.fc: {Linear: {out_features: C}}
                  b: {Linear: {out_features: C}}
                  a.second.fc: {when: extra, Linear: {out_features: C}}
                  a.first.norm: LayerNorm
                register: [b]
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  with: {Pair: {extra: true}}
                  without: {Pair: {}}
                  head.fc: {Linear: {out_features: 4}}
                  first: {Linear: {out_features: 4}}
                  head.act: relu
                register: [head]
            """)
        {
            State = """
                head.fc.weight [4, 4]
                head.fc.bias [4]
                with.b.weight [4, 4]
                with.b.bias [4]
                with.a.first.fc.weight [4, 4]
                with.a.first.fc.bias [4]
                with.a.first.norm.weight [4]
                with.a.first.norm.bias [4]
                with.a.second.fc.weight [4, 4]
                with.a.second.fc.bias [4]
                without.b.weight [4, 4]
                without.b.bias [4]
                without.a.first.fc.weight [4, 4]
                without.a.first.fc.bias [4]
                without.a.first.norm.weight [4]
                without.a.first.norm.bias [4]
                first.weight [4, 4]
                first.bias [4]
                """,
        },
        new("Outputs, shared tensors and initialisers of layers with dots in their names", """
            models:
              Net:
                in: {x: [N, 5, 4]}
                layers:
                  rnns.0: {LSTM: {hidden_size: 4, batch_first: true}}
                  body: {from: rnns.0.output, Sequential: {in.fc: {Linear: {out_features: 4}}, act: ReLU, in.norm: LayerNorm}}
                  heads.0: {Linear: {out_features: 4, bias: false}, share: {weight: body.in.fc.weight}}
                  heads.1: {Linear: {out_features: 4, bias: false}, share: {weight: heads.0.weight}}
                  heads.2: {Linear: {out_features: 4}}
                init: {heads.2: {bias: zeros}}
            """)
        {
            Inputs = "[N, 5, 4]",
            Outputs = "[N, 5, 4]",
            State = """
                rnns.0.weight_ih_l0 [16, 4]
                rnns.0.weight_hh_l0 [16, 4]
                rnns.0.bias_ih_l0 [16]
                rnns.0.bias_hh_l0 [16]
                body.in.fc.weight [4, 4]
                body.in.fc.bias [4]
                body.in.norm.weight [4]
                body.in.norm.bias [4]
                heads.2.weight [4, 4]
                heads.2.bias [4]
                heads.0.weight [4, 4]
                heads.1.weight [4, 4]
                """,
        },
    ];
}

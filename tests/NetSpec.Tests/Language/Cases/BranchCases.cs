namespace NetSpec.Tests.Language.Cases;

/// <summary><c>parallel</c>: branches of one input, joined.</summary>
internal sealed class BranchCases : ILanguageCases
{
    public static IEnumerable<LanguageCase> Cases =>
    [
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

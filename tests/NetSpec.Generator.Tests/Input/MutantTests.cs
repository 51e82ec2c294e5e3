using NetSpec.Generator.Tests.Helpers;

namespace NetSpec.Generator.Tests.Input;

/// <summary>What <see cref="MutationTests"/> has found, each as small as it can be: once an exception or C# that did not compile.</summary>
public sealed class MutantTests
{
    private const string Path = "a.netspec.yaml";

    private static readonly Dictionary<string, (string Text, string[] Codes)> Cases = new()
    {
        ["a block that no model uses, with a mistake for some of its arguments only"] = ("""
            blocks:
              Unused:
                params: {width: int, deep: false}
                in: {x: [N, C]}
                layers:
                  fc: {Linear: {out_features: width}}
                  more: {when: deep, Linear: {out_features: nothing}}
            """, []),
        ["a block that no model uses, in which a size decides a name"] = ("""
            blocks:
              Unused:
                params: {width: int}
                layers:
                  fc{width}: {Linear: {out_features: width}}
            """, []),
        ["a block whose input is declared to be empty"] = ("""
            blocks:
              Block: {in: {x: [N, C, 1 - 1]}, layers: {conv: {Conv1d: {out_channels: C, kernel_size: 1}}}}
            models:
              Net: {in: {x: [N, 4, L]}, layers: {a: Block}}
            """, ["NS0203"]),
        ["a size that is promised to be the one that a block takes, which is too small for it"] = ("""
            blocks:
              Block: {in: {x: [N, C, 3]}, layers: {conv: {Conv1d: {out_channels: C, kernel_size: 5}}}}
            models:
              Net: {in: {x: [N, 4, L]}, dims: {L: {min: 3, max: 3}}, layers: {a: Block}}
            """, ["NS0303"]),
        ["a variant with the name of an operator"] = ("""
            models:
              Net:
                in: {x: [N, 4]}
                layers: {fc: {Linear: {out_features: 4}}}
                variants: {Linear: {}}
            """, ["NS0218"]),
        ["a block that would become an operator's class"] = ("""
            blocks:
              linear: {layers: {fc: {Linear: {out_features: 4}}}}
            models:
              Net: {in: {x: [N, 4]}, layers: {a: linear}}
            """, ["NS0218"]),
        ["sequences of one name in each other"] = ("""
            models:
              Net:
                in: {x: [N, 4]}
                layers:
                  stack: {Sequential: {stack: {Sequential: {stack: {Sequential: [{Linear: {out_features: 4}}, ReLU]}}}}}
            """, []),
        ["a repeat whose first round has another class"] = ("""
            models:
              Net:
                in: {x: [N, 1]}
                layers:
                  stack: {repeat: 2, Sequential: [{Linear: {out_features: 4}}, ReLU]}
            """, []),
        ["an initialiser of a size of the input"] = ("""
            models:
              Net:
                in: {x: [N, 4]}
                layers: {fc: {Linear: {out_features: 4}, init: {bias: {constant: {val: N}}}}}
            """, ["NS0222"]),
        ["an input with a name that generated code needs"] = ("""
            models:
              Net:
                in: {dtype: [N, 4]}
                layers: {fc: {Linear: {out_features: 4}}}
            """, []),
        ["a block within itself by way of a parameter, bound before on its own"] = ("""
            blocks:
              Act:
                params: {width: int, then: {type: block, default: ReLU}}
                Sequential: [{Linear: {out_features: width}}, {use: then}]
            models:
              Net:
                in: {x: [N, 4]}
                Sequential: [{Act: {width: 5}}, {Act: {width: 3, then: {Act: {width: 5}}}}]
            """, ["NS0210"]),
        ["a loop whose rounds make sizes without a formula"] = ("""
            blocks:
              Inner:
                params: {width: int, project: false}
                in: {x: [N, C]}
                layers:
                  fc: {Linear: {out_features: 1}}
                  up: {from: x, when: project, Linear: {out_features: width}}
                  sum: {add: [fc, up]}
              Outer:
                params: {width: int, count: int}
                Sequential: [{repeat: count, Inner: {width: width, project: i == 0}}]
            models:
              Net:
                in: {x: [N, 4]}
                Sequential: [{Outer: {width: 8, count: 2}}, {Linear: {out_features: 3}}]
            """, []),
        ["an input of a negative size"] = ("""
            models:
              Net:
                in: {x: [-1, 6]}
                layers: {thirds: {chunk: {chunks: 3}}, out: {add: ["thirds[0]", "thirds[1]"]}}
            """, ["NS0203"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_told_or_compiles(string name)
    {
        var (text, codes) = Cases[name];

        GeneratorRun.Of(new Project((Path, "netspec: 1\n" + text)), codes);
    }
}

using System.Text;
using NetSpec.Generator.Tests.Helpers;

namespace NetSpec.Generator.Tests.Input;

/// <summary>
/// Files that nobody means to write, and half-written ones. Each gives clear errors in little time and memory, and the classes of the
/// project's other files stay.
/// </summary>
public sealed class BadInputTests
{
    private const string Bad = "bad.netspec.yaml";
    private const string Good = "good.netspec.yaml";

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);
    private const long MemoryLimit = 1L << 30;

    private static readonly Dictionary<string, (string Text, string[] Codes)> Cases = new()
    {
        ["an empty file"] = ("", ["NS0020"]),
        ["a file of comments"] = ("# later\n\n", ["NS0020"]),
        ["prose"] = ("This is no spec.\n", ["NS0020"]),
        ["JSON with a mistake"] = ("{\"netspec\": 1,, \"models\": {}}", ["NS0001"]),
        ["a binary file"] = ("\u007fELF\u0002\0\0\0", ["NS0013"]),
        ["an unclosed bracket"] = (Model("fc: {Linear: {out_features: 4}"), ["NS0002"]),
        ["tabs"] = ("netspec: 1\nmodels:\n\tNet:\n", ["NS0003"]),
        ["a key twice"] = (Model("fc: {Linear: {out_features: 4, out_features: 5}}"), ["NS0004"]),
        ["an unknown key of the file"] = ("netspec: 1\nmodel: {}\n", ["NS0022"]),
        ["an unknown key of a layer"] = (Model("fc: {form: x, Linear: {out_features: 4}}"), ["NS0022"]),
        ["a number where a mapping stands"] = ("netspec: 1\nmodels: 5\n", ["NS0021"]),
        ["a word where a number stands"] = (Model("fc: {Linear: {out_features: 'four'}}"), ["NS0120"]),
        ["a float where an int stands"] = (Model("fc: {Linear: {out_features: 4.5}}"), ["NS0203"]),
        ["a list where a number stands"] = (Model("fc: {Linear: {out_features: [4]}}"), ["NS0203"]),
        ["a block of itself"] = (Blocks("A: {Sequential: [A]}") + Models("a: A"), ["NS0210"]),
        ["two blocks of each other"] = (Blocks("A: {Sequential: [B]}\n  B: {Sequential: [A]}") + Models("a: A"), ["NS0210"]),
        ["a block whose default is itself"] = (Blocks("A: {params: {b: {type: block, default: A}}, in: {x: [N, C]}, layers: {a: {use: b}, r: relu}}") + Models("a: A"), ["NS0210"]),
        ["a block that hands itself on"] = (Blocks("A: {params: {n: 1, b: {type: block, default: ReLU}}, in: {x: [N, C]}, layers: {a: {A: {n: n + 1, b: b}}, r: {use: b}}}") + Models("a: A"), ["NS0210"]),
        ["inputs that are no list of names"] = (Model("a: {chunk: {chunks: 2, dim: 1}}\n      b: {cat: {tensors: 'a + a', dim: 1}}"), ["NS0208"]),
        ["a block that no model uses, of itself"] = (Blocks("A: {Sequential: [{Linear: {out_features: 3}}, A]}"), ["NS0210"]),
        ["a name that C# does not know"] = ("netspec: 1\n" + Models("fc: {Linear: {out_features: 4}}", "\"my net\""), ["NS0025"]),
        ["a name of another script"] = ("netspec: 1\n" + Models("fc: {Linear: {out_features: 4}}", "网络"), ["NS0025"]),
        ["deep brackets"] = (Model("a: " + new string('[', 500)), ["NS0008"]),
        ["deep blocks"] = (Blocks(string.Concat(Enumerable.Range(0, 300).Select(i => $"B{i}: {{Sequential: [B{i + 1}]}}\n  "))) + Models("a: B0"), ["NS0200"]),
        ["a deep expression"] = (Model($"a: {{Linear: {{out_features: \"{new string('(', 5000)}1{new string(')', 5000)}\"}}}}"), ["NS0110"]),
        ["anchors that explode"] = ("netspec: 1\na0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n")), ["NS0009"]),
        ["an anchor in itself"] = ("netspec: 1\nmodels: &m {Net: *m}\n", ["NS0011"]),
        ["a repeat of a billion"] = (Model("a: {repeat: 1000000000, Linear: {out_features: 4}}"), ["NS0211"]),
        ["repeats of thousands in each other"] = (Model("a: {repeat: 1000, Sequential: [{repeat: 1000, Sequential: [{repeat: 1000, Linear: {out_features: 4}}]}]}"), ["NS0225"]),
        ["a loop over a billion"] = (Model("a: {for: \"k in range(0, 1000000000)\", do: {'l{k}': {Linear: {out_features: 4}}}}"), ["NS0137"]),
        ["twenty thousand layers"] = ("netspec: 1\nmodels:\n  Net:\n    in: {x: [N, 8]}\n    Sequential:\n" + string.Concat(Enumerable.Repeat("      - ReLU\n", 20_000)), ["NS0225"]),
        ["twenty thousand repeated layers with a mistake after them"] = (Model("a: {repeat: 10000, Sequential: [Tanh, ReLU]}\n      b: {Linear: {out_features: 4}}"), ["NS0225"]),
        ["four thousand functions in a row"] = ("netspec: 1\nmodels:\n  Net:\n    in: {x: [N, 8]}\n    Sequential:\n" + string.Concat(Enumerable.Repeat("      - relu\n", 4_000)), []),
        ["a tensor beyond 64 bits"] = (Model("a: {Linear: {out_features: 9223372036854775807}}"), ["NS0306"]),
        ["an output beyond 64 bits"] = (Model("a: {expand: {size: [-1, 8]}}\n      b: {unsqueeze: {dim: 1}}\n      c: {expand: {size: [-1, 4611686018427387904, 8]}}"), ["NS0306"]),
        ["a power beyond 64 bits"] = (Model("a: {Linear: {out_features: 10 ** 100}}"), ["NS0127"]),
        ["expressions that would take minutes together"] = (Model("a: {for: 'k in range(1000)', do: {'l{k}': {Linear: {out_features: 'sum([sum([(i + j + k) % 2 for i in range(99)]) for j in range(999)])'}}}}"), ["NS0138"]),
        ["lets that use those above them again and again"] = (Blocks("A:\n    params: {p: int}\n    in: {x: [N, C]}\n    let:\n      a0: p\n      b0: p + 1\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"      a{i}: (a{i - 1} + b{i - 1}) // 2 + b{i - 1}\n      b{i}: a{i - 1} * 2 - (b{i - 1} + a{i - 1}) // 3\n")) + "    layers: {fc: {Linear: {out_features: a40 % 7 + b40 % 3 + 1}}}") + Models("a: {A: {p: 4}}"), []),
        ["ten megabytes"] = (Model("a: {Linear: {out_features: 4}}") + string.Concat(Enumerable.Repeat("# nothing to see here\n", 500_000)), ["NS0007"]),
        ["half a key"] = (Model("fc: {Linear: {out_features: 4}}\n      o"), ["NS0001"]),
        ["half an operator"] = (Model("fc: {Line"), ["NS0002"]),
        ["a layer without its operator"] = (Model("fc:"), ["NS0037"]),
        ["half an argument"] = (Model("fc: {Linear: {out_feat: 4}}"), ["NS0201"]),
        ["half an expression"] = (Model("fc: {Linear: {out_features: 4 * }}"), ["NS0107"]),
        ["half a reference"] = (Model("fc: {Linear: {out_features: 4}}\n      b: {from: f, relu: {}}"), ["NS0208"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bad_input_gives_clear_errors_and_leaves_other_files_alone(string name)
    {
        var (text, codes) = Cases[name];
        var project = new Project((Bad, text), (Good, SmallSpecs.Model("Good")));

        var (run, memory) = await Task.Run(() => Measure(() => GeneratorRun.Of(project, codes))).WaitAsync(TimeLimit);

        Assert.Contains("App.Good.g.cs", run.Sources.Keys);
        Assert.InRange(memory, 0, MemoryLimit);
        Assert.All(run.Result.Diagnostics, diagnostic => Assert.Equal(Bad, diagnostic.Location.GetLineSpan().Path));
    }

    /// <summary>The first file in the project's order has the name.</summary>
    [Fact]
    public void A_class_that_another_file_has_is_told_at_the_second_file_and_the_first_keeps_it()
    {
        var run = GeneratorRun.Of(new Project((Bad, SmallSpecs.Model("Same", features: 4)), (Good, SmallSpecs.Model("Same", features: 5))), "NS0217");

        Assert.Equal(Good, Assert.Single(run.Result.Diagnostics).Location.GetLineSpan().Path);
        Assert.Contains("[n, 4]", run.Sources["App.Same.Description.g.cs"], StringComparison.Ordinal);
    }

    /// <summary>C# could not have both, and the class's generated file would have the name of the model's description.</summary>
    [Fact]
    public void A_namespace_that_is_a_class_is_told()
    {
        var run = GeneratorRun.Of(new Project((Bad, "namespace: App.Net\n" + SmallSpecs.Model("Description")), (Good, SmallSpecs.Model("Net"))), "NS0217");

        Assert.Equal("bad.netspec.yaml(4,3): error NS0217: 'App.Net' is already defined as class 'App.Net' in 'good.netspec.yaml', so it cannot be the namespace of 'Description'", Assert.Single(run.Result.Diagnostics).ToString());
        Assert.Contains("App.Net.g.cs", run.Sources.Keys);
    }

    /// <summary>The classes that a file had while it was whole come back when the mistake is gone; meanwhile the others are not even made again.</summary>
    [Fact]
    public void A_half_typed_spec_is_one_error_until_it_is_whole_again()
    {
        var project = new Project((Bad, SmallSpecs.Model("Net")), (Good, SmallSpecs.Model("Good")));
        var whole = GeneratorRun.Of(project);

        var half = whole.Then(before => before.Edit(Bad, text => text.Replace("out_features", "out_fe", StringComparison.Ordinal)), "NS0201");
        var again = half.Then(before => before.Edit(Bad, text => text.Replace("out_fe", "out_features", StringComparison.Ordinal)));

        Assert.Contains("App.Net.g.cs", whole.Sources.Keys);
        Assert.Equal(["App.Good.Description.g.cs", "App.Good.g.cs"], half.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("2 Cached", half.Reasons(StepNames.Emit).Replace(", 2 Removed", "", StringComparison.Ordinal));
        Assert.Equal(whole.Sources, again.Sources);
    }

    /// <summary>As an editor does while a person types: the generator runs, and what is typed next finds the class. No build.</summary>
    [Fact]
    public void Generated_types_are_found_without_a_build()
    {
        const string use = """
            internal static class Use
            {
                public static long Features(App.Net net) => net.Fc.weight!.shape[0];
            }
            """;

        GeneratorRun.Of(new Project((Good, SmallSpecs.Model("Net"))) { CSharp = use });
    }

    /// <summary>Roslyn reads what is not UTF-8 in the system's code page, as if all were well; with one that has the character, and with one that has not.</summary>
    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-8")]
    public void A_file_in_another_encoding_is_told_with_the_place(string fallback)
    {
        var bytes = Encoding.Latin1.GetBytes(SmallSpecs.Model("Net") + "\n# größer\n");
        var text = new SpecText(Bad, Encoding.GetEncoding(fallback).GetString(bytes)) { Encoding = Encoding.GetEncoding(fallback) };

        var run = GeneratorRun.Of(new Project([text, new SpecText(Good, SmallSpecs.Model("Good"))]), "NS0017");

        Assert.Equal("bad.netspec.yaml(7,5): error NS0017: what stands here could not be read as UTF-8; save the file in that encoding", Assert.Single(run.Result.Diagnostics).ToString());
    }

    private static (GeneratorRun Run, long Memory) Measure(Func<GeneratorRun> run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        return (run(), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Model(string layers) => "netspec: 1\n" + Models(layers);

    private static string Models(string layers, string name = "Net") => $"models:\n  {name}:\n    in: {{x: [N, 8]}}\n    layers:\n      {layers}\n";

    private static string Blocks(string blocks) => $"netspec: 1\nblocks:\n  {blocks}\n";
}

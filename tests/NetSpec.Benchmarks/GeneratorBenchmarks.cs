using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetSpec.Generator;

namespace NetSpec.Benchmarks;

/// <summary>What the generator costs a build (cold) and an editor (after an edit), for 100 specs of twenty layers and 50 C# files.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private readonly AdditionalText[] _specs = [.. Enumerable.Range(0, 100).Select(i => new SpecText($"net{i}.netspec.yaml", SpecText.Small(i)))];
    private readonly AdditionalText _big = new SpecText("big.netspec.yaml", SpecText.Big(1000));
    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _edited = null!;
    private GeneratorDriver _warm = null!;
    private GeneratorDriver _commented = null!;
    private GeneratorDriver _changed = null!;
    private GeneratorDriver _added = null!;

    /// <summary>Runs the generator once, so that the edits start from a warm driver.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var trees = Enumerable.Range(0, 50).Select(i => CSharpSyntaxTree.ParseText($"namespace A; internal sealed class C{i} {{ }}")).ToArray();
        _compilation = CSharpCompilation.Create("a", trees, [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        _edited = _compilation.ReplaceSyntaxTree(trees[0], CSharpSyntaxTree.ParseText("namespace A; internal sealed class C0 { private int _x; }"));
        _warm = Driver(_specs).RunGenerators(_compilation);
        _commented = _warm.ReplaceAdditionalText(_specs[7], new SpecText("net7.netspec.yaml", SpecText.Small(7, comment: "# a comment\n")));
        _changed = _warm.ReplaceAdditionalText(_specs[7], new SpecText("net7.netspec.yaml", SpecText.Small(7, width: 32)));
        _added = _warm.AddAdditionalTexts([new SpecText("net100.netspec.yaml", SpecText.Small(100))]);
    }

    /// <summary>A build with 100 specs.</summary>
    [Benchmark(Baseline = true)]
    public GeneratorDriver Cold100() => Driver(_specs).RunGenerators(_compilation);

    /// <summary>A build with one spec.</summary>
    [Benchmark]
    public GeneratorDriver Cold1() => Driver(_specs[..1]).RunGenerators(_compilation);

    /// <summary>A build with one spec, whose model has 1,000 layers.</summary>
    [Benchmark]
    public GeneratorDriver Cold1OfLayers1000() => Driver([_big]).RunGenerators(_compilation);

    /// <summary>A key stroke in a C# file.</summary>
    [Benchmark]
    public GeneratorDriver EditCs() => _warm.RunGenerators(_edited);

    /// <summary>A comment in one spec.</summary>
    [Benchmark]
    public GeneratorDriver CommentInOneSpec() => _commented.RunGenerators(_compilation);

    /// <summary>A change of one spec.</summary>
    [Benchmark]
    public GeneratorDriver EditOneSpec() => _changed.RunGenerators(_compilation);

    /// <summary>A new spec.</summary>
    [Benchmark]
    public GeneratorDriver AddSpec() => _added.RunGenerators(_compilation);

    private static CSharpGeneratorDriver Driver(IEnumerable<AdditionalText> specs) =>
        (CSharpGeneratorDriver)CSharpGeneratorDriver.Create([new NetSpecGenerator().AsSourceGenerator()], specs);
}

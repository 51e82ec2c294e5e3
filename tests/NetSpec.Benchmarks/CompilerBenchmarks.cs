using BenchmarkDotNet.Attributes;
using NetSpec.Compiler;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Emit.CSharp;

namespace NetSpec.Benchmarks;

/// <summary>What the compiler costs, from text to C#, without Roslyn.</summary>
[MemoryDiagnoser]
public class CompilerBenchmarks
{
    private readonly string _resNet = SpecText.Zoo("resnet");
    private readonly string _layers250 = SpecText.Big(250);
    private readonly string _layers1000 = SpecText.Big(1000);

    /// <summary>The ResNet file with its ten variants.</summary>
    [Benchmark(Baseline = true)]
    public int ResNet() => Compile(_resNet);

    /// <summary>One model of 250 layers.</summary>
    [Benchmark]
    public int OfLayers250() => Compile(_layers250);

    /// <summary>One model of 1,000 layers: four times the one of 250, if the cost is linear.</summary>
    [Benchmark]
    public int OfLayers1000() => Compile(_layers1000);

    private static int Compile(string text)
    {
        var file = new ProjectSpec(SpecCompiler.Parse("a.netspec.yaml", text), "A");
        var compiled = SpecCompiler.Compile(Linker.Close(file, new Dictionary<string, ProjectSpec> { [file.Spec.Path] = file }));
        return compiled.Classes.Sum(static model => ClassWriter.Write(model).Length + (model.Description is null ? 0 : DescriptionWriter.Write(model).Length));
    }
}

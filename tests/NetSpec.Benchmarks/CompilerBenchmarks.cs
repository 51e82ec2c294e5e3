using BenchmarkDotNet.Attributes;
using NetSpec.Compiler;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Emit.CSharp;

namespace NetSpec.Benchmarks;

/// <summary>What the compiler costs, from text to C#, without Roslyn.</summary>
[MemoryDiagnoser]
public class CompilerBenchmarks
{
    private readonly string _resNet = SpecText.Zoo("resnet");
    private readonly SpecClosure _denseNet = Parse(SpecText.DenseNet201());
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

    /// <summary>What is proved of DenseNet-201: every shape, for all sizes of the input.</summary>
    [Benchmark]
    public int ProofsOfDenseNet201() => SpecCompiler.Instances(_denseNet, new DiagnosticBag()).Count;

    private static SpecClosure Parse(string text)
    {
        var file = new ProjectSpec(SpecCompiler.Parse("a.netspec.yaml", text), "A");
        return Linker.Close(file, new Dictionary<string, ProjectSpec> { [file.Spec.Path] = file });
    }

    private static int Compile(string text)
    {
        var compiled = SpecCompiler.Compile(Parse(text));
        return compiled.Classes.Sum(static model => ClassWriter.Write(model).Length + (model.Description is null ? 0 : DescriptionWriter.Write(model).Length));
    }
}

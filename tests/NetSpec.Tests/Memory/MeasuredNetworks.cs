using NetSpec.Compiler;
using NetSpec.Compiler.Analysis.Architecture;
using NetSpec.Compiler.Emit.CSharp.Memory;
using NetSpec.Tests.Helpers;
using TorchSharp;

namespace NetSpec.Tests.Memory;

/// <summary>Specs whose classes are measured while they run, beside what the compiler says of them.</summary>
internal sealed class MeasuredNetworks
{
    private readonly IReadOnlyDictionary<string, string> _specs;
    private readonly Lazy<DynamicNetworks> _networks;

    public MeasuredNetworks(IReadOnlyDictionary<string, string> specs)
    {
        _specs = specs;
        _networks = new(() => DynamicNetworks.Compile(specs, Sampling.Of));
    }

    /// <summary>The class of a model, in eval mode.</summary>
    public torch.nn.Module Create(string spec, string model)
    {
        torch.manual_seed(3);
        var network = _networks.Value.Create(spec, Find(spec, model).FullName);
        network.eval();
        return network;
    }

    /// <summary>What the compiler says of a model.</summary>
    public ModelMemory Told(string spec, string model, IEnumerable<torch.Tensor> inputs)
    {
        var instance = Find(spec, model);
        var sizes = InputSizes.Of(instance, [.. inputs.Select(static input => input.shape)], out var mistake);
        return ModelMemory.Of(ArchitectureReport.Of(instance, sizes ?? throw new InvalidOperationException(mistake)));
    }

    /// <summary>The C# of a spec, for messages.</summary>
    public string SourceOf(string spec) => _networks.Value.SourceOf(spec);

    private ModelInstance Find(string spec, string model)
    {
        var (models, diagnostics) = SpecModels.Of(_specs[spec]);
        Assert.Empty(diagnostics);
        return models.Single(instance => instance.Name == model);
    }
}

using NetSpec.Compiler;
using NetSpec.Compiler.Analysis;
using NetSpec.Compiler.Binding;
using NetSpec.Compiler.Diagnostics;
using NetSpec.Compiler.Shapes;

namespace NetSpec.Tests.Helpers;

/// <summary>What the compiler knows of the one model of a spec.</summary>
internal sealed class BoundNetwork
{
    private readonly DiagnosticBag _bag = new();
    private readonly ModelInstance? _model;

    public BoundNetwork(string spec)
    {
        var parsed = SpecCompiler.Parse("spec.netspec.yaml", spec);
        _bag.AddRange(parsed.Diagnostics);
        var linked = new Linker(_bag).Link(Linker.Close(new(parsed, "Dynamic"), new Dictionary<string, ProjectSpec>()));
        _model = linked is { Models: [var model] } ? new ModelInstances(_bag, new ElaborationCache()).Of(model).SingleOrDefault() : null;
    }

    /// <summary>What the compiler has against the spec.</summary>
    public IReadOnlyList<string> Errors => [.. _bag.Diagnostics.Select(static diagnostic => diagnostic.Message)];

    /// <summary>The tensors owned, with their keys.</summary>
    public IReadOnlyList<TensorFact> State =>
        [.. FlatLayers.Of(Model.Module).SelectMany(static layer => layer.Call.State.Select(tensor => new TensorFact(tensor.Name.Length == 0 ? layer.Path : $"{layer.Path}.{tensor.Name}", Numbers(tensor.Shape, new Dictionary<string, long>()))))];

    /// <summary>The PyTorch names of the outputs' element types.</summary>
    public IReadOnlyList<string> OutputTypes => [.. Model.Module.Outputs.Select(static output => output.Value.Type.DType)];

    private ModelInstance Model => _model ?? throw new InvalidOperationException(string.Join("\n", Errors));

    /// <summary>Multiply-adds of a forward pass.</summary>
    public long MultiplyAdds(IReadOnlyDictionary<string, long> sizes) => new ModuleCounts(dim => Number(dim, sizes)).MultiplyAdds(Model.Module)!.Value;

    /// <summary>The shapes of the outputs for given free dimensions.</summary>
    public IReadOnlyList<long[]> OutputShapes(IReadOnlyDictionary<string, long> sizes) => [.. Model.Module.Outputs.Select(output => Numbers(output.Value.Type.Shape, sizes))];

    /// <summary>Whether the compiler takes such an input; it knows that another would be too small.</summary>
    public bool Accepts(IReadOnlyDictionary<string, long> sizes) =>
        Model.Session.LowerBounds.All(bound => Number(bound.Size, sizes) >= bound.Minimum) && Model.Session.Guards.All(guard => Number(guard.A, sizes) == Number(guard.B, sizes));

    private static long[] Numbers(IEnumerable<Dim> shape, IReadOnlyDictionary<string, long> sizes) => [.. shape.Select(dim => Number(dim, sizes))];

    private static long Number(Dim dim, IReadOnlyDictionary<string, long> sizes) =>
        dim.Evaluate(symbol => sizes.TryGetValue(symbol.Name, out var size) ? size : null) ?? throw new InvalidOperationException($"'{dim}' is unknown");
}
